import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"
import { afterAll, beforeAll, expect, test } from "vitest"
import { sleep } from "../../kit/clocks/until.ts"
import { type Browser, joinBy, openWindow, sharedBrowser } from "../../kit/people/browsers.ts"
import { awarenessFrame, frame, type RawClient } from "../../kit/people/rawClient.ts"
import { Ground } from "./ground.ts"

let ground: Ground
let browser: Browser
beforeAll(async () => {
  ground = await Ground.open()
  browser = await sharedBrowser()
})
afterAll(async () => {
  await browser.close()
  await ground.close()
})

interface Entry {
  client: number
  clock: number
  state: { user?: { name: string; role: string; colour: unknown } } | null
}
const peopleAt = (client: RawClient): Map<number, Entry> => {
  const people = new Map<number, Entry>()
  for (const { bytes = new Uint8Array([0]) } of client.of(1)) {
    const decoder = decoding.createDecoder(bytes)
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const entry = {
        client: decoding.readVarUint(decoder),
        clock: decoding.readVarUint(decoder),
        state: JSON.parse(decoding.readVarString(decoder)),
      }
      people.set(entry.client, entry)
    }
  }
  return people
}

const crowd = (() => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 100_000)
  for (let n = 0; n < 100_000; n++) {
    encoding.writeVarUint(encoder, n)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarString(encoder, "{}")
  }
  return frame(1, encoding.toUint8Array(encoder))
})()
const deepJson = `{"cursor":${"[".repeat(900)}${"]".repeat(900)}}`
const tooDeepJson = `{"cursor":${"[".repeat(10_000)}${"]".repeat(10_000)}}`
const raw = (client: number, clock: number, json: string) => frame(1, frame(1, client, clock, json))

test("a crowd in one message, ever higher clocks and endlessly nested JSON make no ghost and slow nobody", async () => {
  const mallory = await ground.enter("panelist")
  mallory.send(crowd)
  mallory.send(raw(4_000, 2 ** 52, "{}"))
  mallory.send(raw(4_000, 1, tooDeepJson))
  mallory.send(raw(4_000, 1, deepJson))
  mallory.send(awarenessFrame([ground.ann.doc.clientID, 2 ** 52, null]))
  mallory.send(awarenessFrame([ground.bob.doc.clientID, 1, { user: { name: "Bob" } }]))
  await mallory.settledOrClosed()
  await ground.bob.settled()
  // One socket is one person: the last one to claim an id has it, and no other.
  const seen = [...peopleAt(ground.bob).values()]
  expect(seen.length).toBeLessThanOrEqual(1)
  expect(seen.every(one => one.clock < 2 ** 52 && one.client !== ground.ann.doc.clientID)).toBe(true)
  await ground.typingGoesOn()
  mallory.close()
  await ground.bob.until(() => [...peopleAt(ground.bob).values()].every(one => one.state === null), "no ghost is left")
})

test("names, roles and colours come from the server, so that nobody poses as another and no markup is interpreted", async () => {
  const bad = "<img src=x onerror=window.hit=1>"
  const cookie = await ground.cookie("panelist", bad)
  const { RawClient: Raw } = await import("../../kit/people/rawClient.ts")
  const mallory = await new Raw(ground.address, { cookie }).enter()
  const window = await openWindow(browser, "en-GB")
  await joinBy(window, ground.running.links["panelist"] ?? "", "Reader")
  await window.page.locator(".ProseMirror").getByText("key 1", { exact: true }).waitFor()
  mallory.absorb()
  const text = { type: { client: ground.ann.doc.clientID, clock: 1 } }
  const user = { name: "Moderator", role: "moderator", color: "red;background:url(javascript:1)", colour: bad }
  mallory.send(
    awarenessFrame([mallory.doc.clientID, 1, { cursor: { anchor: text, head: text }, composing: true, user }]),
  )
  await ground.bob.until(() => peopleAt(ground.bob).has(mallory.doc.clientID), "presence")
  const seen = peopleAt(ground.bob).get(mallory.doc.clientID)?.state?.user
  expect(seen).toMatchObject({ name: bad, role: "panelist" })
  for (const said of ["color", "colour"]) expect(seen).not.toHaveProperty(said)
  await sleep(500)
  expect(await window.page.evaluate(() => Reflect.get(globalThis, "hit"))).toBeUndefined()
  expect(window.complaints).toEqual([])
})
