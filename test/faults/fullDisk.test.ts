import { execFileSync } from "node:child_process"
import { rmSync, statfsSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { sleep, until } from "../kit/clocks/until.ts"
import { get, Person } from "../kit/people/person.ts"
import { StockClient } from "../kit/people/stockClient.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../kit/servers/plenary.ts"

const disk = newFolder()
let running: Running
let link: string
beforeAll(async () => {
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=24m", "tmpfs", disk])
  running = await startPlenary({ folder: join(disk, "data") })
  link = running.links["panelist"] ?? ""
})
afterAll(async () => {
  await running.stop()
  execFileSync("umount", [disk])
  removeFolder(disk)
})

const free = () => statfsSync(disk).bavail * statfsSync(disk).bsize

test("on a full disk only stored words are called saved, the process keeps running, and continues when there is room", async () => {
  const person = await Person.join(running.url, link, "Ann")
  const topic = person.snapshot.topics[0]?.id ?? ""
  const client = new StockClient(running.url, topic, person.cookie)
  await until(() => client.provider.synced, "synced")
  client.write("before.")
  await until(() => client.saved.has("before."), "saved")

  writeFileSync(join(disk, "filler"), Buffer.alloc(free()))
  // Fills the room that the database file itself still has.
  for (let n = 0; n < 40 && client.saved.size === client.written.length; n++) {
    client.write(`${n}.`.padEnd(200_000, "x"))
    await sleep(120)
  }
  await sleep(500)
  const saved = new Set(client.saved)
  expect(saved.size).toBeLessThan(client.written.length)
  expect(await get(running.url, "/healthz")).toMatchObject({ ok: true })
  const refused = await person.ask("open-thread", {
    topic,
    entry: { lang: "en", text: "a".repeat(9_000) },
  })
  expect(refused).toMatchObject({ ok: false, refusal: { code: "disk-full" } })
  const response = await fetch(`${running.url}/readyz`)
  expect([response.status, await response.json()]).toMatchObject([503, { ok: false, causes: [{ cause: "disk-full" }] }])

  // After a kill, everything that was acknowledged is there.
  await running.kill()
  rmSync(join(disk, "filler"))
  running = await startPlenary({ folder: join(disk, "data"), port: Number(new URL(running.url).port) })
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
  writeFileSync(join(disk, "filler"), Buffer.alloc(free()))
  for (let n = 0; n < 40 && client.saved.size === client.written.length; n++) {
    client.write(`again${n}.`.padEnd(200_000, "y"))
    await sleep(120)
  }
  expect(client.saved.size).toBeLessThan(client.written.length)
  rmSync(join(disk, "filler"))
  await until(() => client.written.every(token => client.saved.has(token)), "saved")
  client.end()
  person.leave()
})

test("/readyz is green again and pages are told as soon as there is room, though nobody has written yet", async () => {
  const person = await Person.join(running.url, link, "Ben")
  const topic = person.snapshot.topics[0]?.id ?? ""
  const told = () => person.hints.flatMap(hint => (hint.kind === "unwritable" ? [hint.why] : []))
  writeFileSync(join(disk, "filler"), Buffer.alloc(free()))
  const say = (text: string) => person.ask("open-thread", { topic, entry: { lang: "en", text } })
  await until(async () => !(await say("a".repeat(9_000))).ok, "full")
  expect(await get(running.url, "/readyz")).toMatchObject({ ok: false, causes: [{ cause: "disk-full" }] })
  await until(() => told().at(-1) === "disk-full", "the page is told")
  const late = await Person.sit(running.url, person.cookie, "practice", person.joined)
  await until(() => late.hints.some(hint => hint.kind === "unwritable"), "who comes in meanwhile is told, too")
  rmSync(join(disk, "filler"))
  // Without a request for /readyz and without a write.
  await until(() => told().at(-1) === null, "the page is told that there is room")
  late.leave()
  expect(await get(running.url, "/readyz")).toEqual({ ok: true, causes: [] })
  expect((await say("There is room.")).ok).toBe(true)
  person.leave()
})
