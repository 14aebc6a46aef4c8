import { afterAll, beforeAll, expect, test } from "vitest"
import * as Y from "yjs"
import { sleep } from "../../kit/clocks/until.ts"
import { awarenessFrame, paragraph, type RawClient } from "../../kit/people/rawClient.ts"
import { Ground } from "./ground.ts"

let ground: Ground
beforeAll(async () => {
  ground = await Ground.open()
})
afterAll(() => ground.close())

const forged = (() => {
  const doc = new Y.Doc()
  doc.getXmlFragment("note").push([paragraph("forged")])
  return Y.encodeStateAsUpdate(doc)
})()
const payload = [(forged.length & 127) | 128, forged.length >> 7, ...forged]
const frames = [
  [0, 1, ...payload],
  [0, 2, ...payload],
  [0x00, 0x82, 0x00, ...payload],
  [0x80, 0x00, 0x02, ...payload],
  [0x80, 0x80, 0x00, 0x81, 0x00, ...payload],
  [...awarenessFrame([7, 1, { cursor: null, composing: true, user: { name: "Moderator" } }])],
  ...Array.from({ length: 256 }, (_, opcode) => (opcode < 128 ? [opcode] : [opcode, 1]).concat(payload)),
].map(bytes => new Uint8Array(bytes))

/** Sends every frame, and connects again after a frame that ends the connection. */
async function sendAll(enter: () => Promise<RawClient>): Promise<RawClient> {
  let client = await enter()
  for (const bytes of frames) {
    if (client.closed !== null || client.socket.readyState !== client.socket.OPEN) client = await enter()
    client.send(bytes)
    await sleep(4)
  }
  await client.settledOrClosed()
  return client
}

test("an observer's frames change nothing and reach nobody, whatever their type and encoding", async () => {
  const heard = ground.bob.seen.length
  const cookie = await ground.cookie("observer", "Eve")
  const { RawClient: Raw } = await import("../../kit/people/rawClient.ts")
  const eve = await sendAll(() => new Raw(ground.address, { cookie }).enter())
  expect(eve.rejected).toEqual([])
  expect(ground.bob.seen.slice(heard).filter(one => one.sync !== undefined || one.json)).toEqual([])
  await ground.isUntouched()
  await ground.typingGoesOn()
})

test("a panelist who was locked out is refused with frame 102 and changes nothing", async () => {
  const cookie = await ground.cookie("panelist", "Late")
  const { RawClient: Raw } = await import("../../kit/people/rawClient.ts")
  const late = await new Raw(ground.address, { cookie }).enter()
  await ground.moderator.do("set-note-mode", { topic: ground.topic, mode: "locked" })
  await late.until(() => late.of(103).some(one => one.json?.["reason"] === "mode"), "notice")
  late.write("too late")
  await late.until(() => late.rejected.length === 1, "102")
  expect(late.rejected[0]).toMatchObject({ code: "note-locked" })
  await sendAll(() => new Raw(ground.address, { cookie }).enter())
  await ground.reopen()
  await ground.isUntouched()
  await ground.typingGoesOn()
})
