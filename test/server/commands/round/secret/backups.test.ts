import { readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import Sqlite from "better-sqlite3"
import { afterAll, beforeAll, expect, test } from "vitest"
import { copyServed } from "../../../../../server/adapters/drizzle/sqlite/backup/copyDatabase.ts"
import { backup } from "../../../../../server/cli/keeping/backup.ts"
import { restoreFolder } from "../../../../../server/cli/keeping/restore.ts"
import { sayIn } from "../../../../../server/ports/operatorError.ts"
import { databaseIn } from "../../../../../server/start/instance/database.ts"
import { sha256 } from "../../../../../server/start/instance/instance.ts"
import { openInstance } from "../../../../../server/start/instance/openInstance.ts"
import { RoundId } from "../../../../../shared/model/ids.ts"
import { newFolder, removeFolder } from "../../../../kit/servers/plenary.ts"
import { type ServedPanel, servePanel } from "../../../../kit/servers/servedPanel.ts"
import { openSecretCall } from "./openSecretCall.ts"
import { agree, disagree } from "./secretPanel.ts"

const say = sayIn("en")
const eight = Array.from({ length: 8 }, (_, n) => `panelist${n + 1}`)

let panel: ServedPanel
let files: string
let round: RoundId
beforeAll(async () => {
  files = newFolder()
  panel = await servePanel({ panelists: 8 })
  round = RoundId.parse(await openSecretCall(panel))
})
afterAll(async () => {
  await panel.end()
  removeFolder(files)
})

/** The content of a backup as an attacker sees it: rows of either table, and all bytes. */
function holdings(file: string) {
  const db = new Sqlite(file, { readonly: true })
  const count = (table: string) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
  const rows = { ballots: count("ballot"), roll: count("roll") }
  db.close()
  return { ...rows, bytes: readFileSync(file) }
}

test("a backup between each two casts holds no blank, no mark and no ballot: 0 of 8 linked by difference", async () => {
  const { box, ballots, directory } = panel.instance
  const workspace = (await directory.home(round))!
  const tokens: string[] = []
  const texts: string[] = []
  const taken: ReturnType<typeof holdings>[] = []
  const take = async () => {
    const file = join(files, `${taken.length}.backup`)
    texts.push(await backup({ folder: dirname(panel.file), databaseUrl: null }, file, say))
    taken.push(holdings(file))
  }
  await take()
  for (const [n, who] of eight.entries()) {
    const handed = await box.collect(workspace, round, panel.people[who]!)
    if (!("token" in handed)) throw new Error(handed.refuse.code)
    tokens.push(handed.token)
    await take()
    expect(await box.cast(handed.token, n === 3 ? disagree("A mark in the backup.") : agree)).toEqual({ cast: true })
    await take()
  }
  expect(await ballots.castIn(round)).toBe(8)
  const seals = await Promise.all(eight.map(who => ballots.sealOf(round, panel.people[who]!)))
  const traces = [...tokens.map(sha256), ...seals.flatMap(seal => seal ?? []), "A mark in the backup."]
  // they are there to be found
  expect(traces.filter(trace => readFileSync(panel.file).includes(trace))).toHaveLength(traces.length)
  expect(taken).toHaveLength(17)
  for (const { ballots: cast, roll, bytes } of taken) {
    expect([cast, roll]).toEqual([0, 0])
    expect(traces.filter(trace => bytes.includes(trace))).toEqual([])
  }
  for (const text of texts) expect(text).toContain("Open secret rounds: 1. Their ballots are not in the backup.")
})

test("a restore makes the open secret round void, and says so in the log, to the room and in the terminal", async () => {
  const folder = newFolder()
  const file = join(files, "0.backup")
  const text = await restoreFolder(folder, file, say)
  expect(text).toContain(
    "Secret rounds that had not ended: 1. A backup does not hold their ballots, so they are now void",
  )
  const instance = await openInstance(databaseIn(folder))
  const workspace = (await instance.directory.home(round))!
  const { state } = await instance.folds.current(workspace)
  for (const { rounds } of [state, await instance.folds.view(workspace, "gallery")]) {
    expect(rounds[round]).toMatchObject({ state: "void", answers: null })
    expect(rounds[round]?.voidReason).toContain("backups hold no ballots")
  }
  const { list } = await instance.folds.entries(workspace, 0, "room")
  expect(list.filter(({ kind }) => kind === "round-voided")).toHaveLength(1)
  expect(await instance.ballots.rounds()).toEqual([])
  await instance.close()
  removeFolder(folder)
})

const small = { pages: 10, mostPages: 10, limitMs: 100 }

/** A database of about 400 pages with an open secret round, and somebody who writes to it. */
function written(name: string) {
  const file = join(files, name)
  const db = new Sqlite(file)
  db.pragma("journal_mode = WAL")
  db.exec("CREATE TABLE ballot (round TEXT); CREATE TABLE roll (round TEXT); CREATE TABLE page (bytes BLOB)")
  db.exec("INSERT INTO ballot VALUES ('open'); INSERT INTO page VALUES (zeroblob(1600000))")
  const cut = () => db.pragma("wal_checkpoint(TRUNCATE)", { simple: true })
  cut()
  return { file, db, cut, write: () => db.exec("INSERT INTO page VALUES (zeroblob(10))") }
}

/** Copies, and between any two slices does what a server may do meanwhile. */
async function copiedBeside(file: string, meanwhile: (tick: number, told: number) => void) {
  let [told, ticks] = [0, 0]
  let yieldedAt: number | null = null
  const copying = { on: true }
  const yields = () => (yieldedAt = ticks)
  const copied = copyServed(file, `${file}.backup`, { waits: () => told++, yields, slice: small }).finally(
    () => (copying.on = false),
  )
  while (copying.on) {
    await new Promise(resolve => setImmediate(resolve))
    if (copying.on) meanwhile(ticks++, told)
  }
  return { ...(await copied), told, ticks, yieldedAt }
}

test("a backup reads in slices: between any two of them the server can write, and cut its log", async () => {
  const { file, db, cut, write } = written("sliced.db")
  const cuts: unknown[] = []
  const done = await copiedBeside(file, tick => {
    if (tick % 10 !== 0 || cuts.length === 5) return
    write()
    cuts.push(cut())
  })
  expect(done).toMatchObject({ secretRounds: 1, told: 0, longestReadMs: expect.any(Number) })
  expect(done.ticks).toBeGreaterThan(40)
  // a process that yields may be stopped within a read, so it yields after the last one
  expect(done.yieldedAt).toBe(done.ticks)
  expect(cuts).toEqual([0, 0, 0, 0, 0])
  db.close()
})

test("beside a server that never pauses it waits while a secret round is open, and says so once; with none it reads at once", async () => {
  const { file, db, write } = written("busy.db")
  const waited = await copiedBeside(file, (tick, told) => {
    if (told === 0 || tick < 200) write()
  })
  expect(waited).toMatchObject({ secretRounds: 1, told: 1 })
  db.exec("DELETE FROM ballot")
  expect(await copiedBeside(file, write)).toMatchObject({ secretRounds: 0, told: 0, yieldedAt: 0 })
  db.close()
})
