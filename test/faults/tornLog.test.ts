import { closeSync, cpSync, ftruncateSync, openSync, statSync, writeSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { databaseIn } from "../../server/start/instance/database.ts"
import { until } from "../kit/clocks/until.ts"
import { Person } from "../kit/people/person.ts"
import { StockClient } from "../kit/people/stockClient.ts"
import { newFolder, removeFolder, startPlenary } from "../kit/servers/plenary.ts"

const batches = 6
const perBatch = 15

const walOf = (folder: string) => `${databaseIn(folder)}-wal`

/** A folder as a kill -9 leaves it, and the length of the log after each batch of acknowledged writes. */
async function killed() {
  const folder = newFolder()
  const running = await startPlenary({ folder })
  const person = await Person.join(running.url, running.links["panelist"] ?? "", "Ann")
  person.leave()
  const topic = person.snapshot.topics[0]?.id ?? ""
  const client = new StockClient(running.url, topic, person.cookie)
  await until(() => client.provider.synced, "synced")
  const ends: { bytes: number; tokens: string[] }[] = []
  for (let batch = 0; batch < batches; batch++) {
    const tokens = Array.from({ length: perBatch }, (_, n) => `b${batch}n${n}.`)
    for (const token of tokens) client.write(token)
    await until(() => tokens.every(token => client.saved.has(token)), "acknowledged")
    ends.push({ bytes: statSync(walOf(folder)).size, tokens })
  }
  await running.kill()
  client.end()
  return { folder, topic, cookie: person.cookie, ends }
}

async function textAfter(folder: string, topic: string, cookie: string): Promise<string> {
  const running = await startPlenary({ folder })
  const reader = new StockClient(running.url, topic, cookie)
  await until(() => reader.provider.synced, "synced")
  const { text } = reader
  reader.write("goes on")
  await until(() => reader.saved.has("goes on"), "the damaged folder takes writes again")
  reader.end()
  await running.stop()
  return text
}

const damages: [string, (file: number, from: number, to: number) => void][] = [
  ["cut off", (file, from) => ftruncateSync(file, from)],
  ["cut off in the middle of a page", (file, from, to) => ftruncateSync(file, from + Math.floor((to - from) / 2) + 7)],
  ["full of zeros", (file, from, to) => void writeSync(file, Buffer.alloc(to - from), 0, to - from, from)],
  ["garbled", (file, from, to) => void writeSync(file, Buffer.alloc(to - from, 0xa5), 0, to - from, from)],
  [
    "garbled in one byte",
    (file, from, to) => void writeSync(file, Buffer.from([0x5a]), 0, 1, from + Math.floor((to - from) / 3)),
  ],
]

test("a log whose end is torn opens, and keeps every acknowledged write that was committed before the tear", async () => {
  const { folder, topic, cookie, ends } = await killed()
  for (const [name, damage] of damages) {
    const kept = 2
    const copy = newFolder()
    cpSync(folder, copy, { recursive: true, filter: path => !path.endsWith(".sock") })
    const file = openSync(walOf(copy), "r+")
    damage(file, ends[kept]?.bytes ?? 0, statSync(walOf(copy)).size)
    closeSync(file)
    const text = await textAfter(copy, topic, cookie)
    const safe = ends.slice(0, kept + 1).flatMap(({ tokens }) => tokens)
    expect(
      safe.filter(token => !text.includes(`>${token}<`)),
      name,
    ).toEqual([])
    removeFolder(copy)
  }
  const whole = await textAfter(folder, topic, cookie)
  expect(ends.flatMap(({ tokens }) => tokens).filter(token => !whole.includes(`>${token}<`))).toEqual([])
  removeFolder(folder)
})

test("the log and the database are where the test expects them", () => {
  expect(walOf("/x")).toBe(join("/x", "plenary.db-wal"))
})
