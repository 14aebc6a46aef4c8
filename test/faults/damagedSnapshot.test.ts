import Sqlite from "better-sqlite3"
import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { databaseIn } from "../../server/start/instance/database.ts"
import { until } from "../kit/clocks/until.ts"
import { Person } from "../kit/people/person.ts"
import { StockClient } from "../kit/people/stockClient.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../kit/servers/plenary.ts"

const folder = newFolder()
let running: Running
let topic: string
let cookie: string

beforeAll(async () => {
  // Stock clients log an error for each of our extra message types.
  vi.spyOn(console, "error").mockImplementation(() => {})
  running = await startPlenary({ folder })
  const person = await Person.join(running.url, running.links["panelist"] ?? "", "Ann")
  person.leave()
  cookie = person.cookie
  topic = person.snapshot.topics[0]?.id ?? ""
})
afterAll(async () => {
  vi.restoreAllMocks()
  await running.stop()
  removeFolder(folder)
})

/** More keystrokes than may follow a note's last snapshot before a new one is written. */
const enough = 120

async function write(name: string): Promise<string> {
  const client = new StockClient(running.url, topic, cookie)
  await until(() => client.provider.synced, "synced")
  for (let n = 0; n < enough; n++) client.write(`${name}${n}.`)
  await until(() => client.saved.size === enough, "saved")
  const { text } = client
  client.end()
  return text
}

/** Waits until the note that everybody has left has this many snapshots. A server that stops makes none. */
const snapshotsAre = (n: number) => until(() => snapshots().length === n, `${n} snapshots`)

async function read(): Promise<string> {
  const client = new StockClient(running.url, topic, cookie)
  await until(() => client.provider.synced, "synced")
  const { text } = client
  client.end()
  return text
}

function inDatabase<T>(job: (database: Sqlite.Database) => T): T {
  const database = new Sqlite(databaseIn(folder))
  const result = job(database)
  database.close()
  return result
}
const ofTheNote = "FROM doc_head JOIN snapshot USING (doc) WHERE topic = ? ORDER BY seq"
const snapshots = () => inDatabase(db => db.prepare(`SELECT snapshot.seq ${ofTheNote}`).pluck().all(topic))
const updates = () =>
  inDatabase(db =>
    db
      .prepare(
        `SELECT (SELECT count(*) FROM doc_update AS u WHERE u.doc = h.doc) +
         coalesce((SELECT sum(last_seq - first_seq + 1) FROM doc_segment AS s WHERE s.doc = h.doc), 0)
         FROM doc_head AS h WHERE topic = ?`,
      )
      .pluck()
      .get(topic),
  )

test("no update is lost by compaction, and a damaged snapshot is skipped: the one before and the log give the same text", async () => {
  await write("first")
  await snapshotsAre(1)
  await running.stop()
  running = await startPlenary({ folder })
  const text = await write("second")
  await snapshotsAre(2)
  await running.stop()
  expect(updates()).toBeGreaterThanOrEqual(enough * 2)

  const damage = (sql: string) => inDatabase(db => db.prepare(sql).run(topic))
  const newest =
    "WHERE doc = (SELECT doc FROM doc_head WHERE topic = ?) AND seq = (SELECT max(seq) FROM snapshot AS s WHERE s.doc = snapshot.doc)"
  damage(`UPDATE snapshot SET bin = substr(bin, 1, length(bin) / 2) || zeroblob(20) ${newest}`)
  running = await startPlenary({ folder })
  expect(await read()).toBe(text)
  await running.stop()

  damage("UPDATE snapshot SET bin = zeroblob(40) WHERE doc = (SELECT doc FROM doc_head WHERE topic = ?)")
  running = await startPlenary({ folder })
  expect(await read()).toBe(text)
  expect(updates()).toBeGreaterThanOrEqual(enough * 2)
  // Writing continues: the next snapshot is sound.
  const more = await write("third")
  expect(more).toContain(">third0.<")
  await snapshotsAre(3)
  await running.stop()
  running = await startPlenary({ folder })
  expect(await read()).toBe(more)
})
