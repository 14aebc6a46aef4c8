import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { until } from "../kit/clocks/until.ts"
import { get, Person } from "../kit/people/person.ts"
import { StockClient } from "../kit/people/stockClient.ts"
import { type Running, startPlenary } from "../kit/servers/plenary.ts"
import { smallDisk } from "../kit/servers/smallDisk.ts"

const disk = smallDisk(24)
let running: Running
let link: string
beforeAll(async () => {
  disk.mount()
  running = await startPlenary({ folder: join(disk.folder, "data") })
  link = running.links["panelist"] ?? ""
})
afterAll(async () => {
  try {
    await running.stop()
  } finally {
    // a disk that stays mounted is in the way of every later run
    disk.unmount()
  }
})

/** Fills the room that the database file itself still has, one stored word after the other, until one is refused. */
async function fillsUp(client: StockClient, filling: string): Promise<void> {
  const isFull = async () => (await fetch(`${running.url}/readyz`)).status === 503
  for (let n = 0; !(await isFull()); n++) {
    const word = `${n}.`.padEnd(200_000, filling)
    client.write(word)
    await until(async () => client.saved.has(word) || (await isFull()), "saved or refused")
  }
}

test("on a full disk only stored words are called saved, the process keeps running, and continues when there is room", async () => {
  const person = await Person.join(running.url, link, "Ann")
  const topic = person.snapshot.topics[0]?.id ?? ""
  const client = new StockClient(running.url, topic, person.cookie)
  await until(() => client.provider.synced, "synced")
  client.write("before.")
  await until(() => client.saved.has("before."), "saved")

  disk.fill()
  await fillsUp(client, "x")
  const saved = new Set(client.saved)
  expect(saved.size).toBeLessThan(client.written.length)
  expect(await get(running.url, "/healthz")).toMatchObject({ ok: true })
  // A short entry may still fit where a long word did not.
  let refused: unknown
  await until(async () => {
    const answered = await person.ask("open-thread", { topic, entry: { lang: "en", text: "a".repeat(9_000) } })
    refused = answered
    return !answered.ok
  }, "an entry is refused")
  expect(refused).toMatchObject({ ok: false, refusal: { code: "disk-full" } })
  const response = await fetch(`${running.url}/readyz`)
  expect([response.status, await response.json()]).toMatchObject([503, { ok: false, causes: [{ cause: "disk-full" }] }])

  // After a kill, everything that was acknowledged is there.
  await running.kill()
  disk.makeRoom()
  running = await startPlenary({ folder: join(disk.folder, "data"), port: Number(new URL(running.url).port) })
  const fresh = new StockClient(running.url, topic, person.cookie)
  await until(() => fresh.provider.synced, "synced")
  expect([...saved].filter(token => !fresh.text.includes(`>${token}<`))).toEqual([])
  await until(
    () => client.written.every(token => client.saved.has(token)),
    "the rest is saved by the client that kept it",
  )
  client.end()
  fresh.end()
  person.leave()
})

test("a full disk that gets room again needs no restart", async () => {
  const person = await Person.join(running.url, link, "Ben")
  const topic = person.snapshot.topics[0]?.id ?? ""
  const client = new StockClient(running.url, topic, person.cookie)
  await until(() => client.provider.synced, "synced")
  disk.fill()
  await fillsUp(client, "y")
  expect(client.saved.size).toBeLessThan(client.written.length)
  disk.makeRoom()
  await until(() => client.written.every(token => client.saved.has(token)), "saved")
  client.end()
  person.leave()
})

test("/readyz is green again and pages are told as soon as there is room, though nobody has written yet", async () => {
  const person = await Person.join(running.url, link, "Ben")
  const topic = person.snapshot.topics[0]?.id ?? ""
  const told = () => person.hints.flatMap(hint => (hint.kind === "unwritable" ? [hint.why] : []))
  disk.fill()
  const say = (text: string) => person.ask("open-thread", { topic, entry: { lang: "en", text } })
  await until(async () => !(await say("a".repeat(9_000))).ok, "full")
  expect(await get(running.url, "/readyz")).toMatchObject({ ok: false, causes: [{ cause: "disk-full" }] })
  await until(() => told().at(-1) === "disk-full", "the page is told")
  const late = await Person.sit(running.url, person.cookie, "practice", person.joined)
  await until(() => late.hints.some(hint => hint.kind === "unwritable"), "who comes in meanwhile is told, too")
  disk.makeRoom()
  // Without a request for /readyz and without a write.
  await until(() => told().at(-1) === null, "the page is told that there is room")
  late.leave()
  expect(await get(running.url, "/readyz")).toEqual({ ok: true, causes: [] })
  expect((await say("There is room.")).ok).toBe(true)
  person.leave()
})
