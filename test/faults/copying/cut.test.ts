import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync } from "node:fs"
import { join } from "node:path"
import Sqlite from "better-sqlite3"
import pg from "pg"
import { afterAll, beforeAll, expect, test } from "vitest"
import { amounts } from "../../kit/amounts.ts"
import { chance } from "../../kit/chance.ts"
import { sharedPostgres } from "../../kit/servers/components/postgres.ts"
import { everyRow } from "../../kit/servers/copies/everyRow.ts"
import { richFolder } from "../../kit/servers/copies/richDatabase.ts"
import { type Link, link } from "../../kit/servers/link.ts"
import { newFolder, removeFolder } from "../../kit/servers/plenary.ts"
import { plenaryWith } from "../../kit/servers/program.ts"

const program = join(import.meta.dirname, "../../../dist/server/plenary.js")
const server = await sharedPostgres()
const here = newFolder()
const folder = join(here, "original")
const random = chance(amounts.seed)
let original: Awaited<ReturnType<typeof everyRow>>
let originalUrl: string
let toPostgres: Link
/** the rows of the two large tables, by which the moment of a cut is chosen */
let largeRows: number

beforeAll(async () => {
  original = await everyRow(await richFolder(folder, { updates: 20_000 }))
  toPostgres = await link(server.port)
  originalUrl = await server.createDatabase()
  expect(await migrate(folder, originalUrl)).toMatchObject({ status: 0 })
  largeRows = (original["event"]?.length ?? 0) + (original["doc_update"]?.length ?? 0)
})
afterAll(async () => {
  await toPostgres.close()
  removeFolder(here)
})

const migrate = (from: string, to: string) =>
  plenaryWith({ LC_ALL: "C", DATABASE_URL: "" }, here, "migrate", "--from", from, "--to", to)

/**
 * Starts a copy and lets `spoil` end it once so many rows of the large tables are there. Rows are counted, not
 * milliseconds, because a machine under load would be cut too early or never. Returns whether the copy had ended before.
 */
async function cutOnce(from: string, to: string, rows: number, spoil: (child: ChildProcess) => void): Promise<boolean> {
  const child = spawn(process.execPath, [program, "migrate", "--from", from, "--to", to], {
    env: { ...process.env, LC_ALL: "C", DATABASE_URL: "", DATA_DIR: here },
    stdio: ["ignore", "ignore", "ignore"],
  })
  const ended = once(child, "exit")
  const counter = to.startsWith("postgres://") ? await countInPostgres(to) : countInDraft(to)
  while (child.exitCode === null && (await counter.count()) < rows) await new Promise(go => setTimeout(go, 2))
  await counter.end()
  spoil(child)
  const [status] = await ended
  return status === 0
}

interface RowCounter {
  /** The rows of the large tables; 0 while the tables do not exist. */
  count(): Promise<number>
  end(): Promise<void>
}

const counting = "SELECT (SELECT count(*) FROM event) + (SELECT count(*) FROM doc_update) AS rows"

async function countInPostgres(url: string): Promise<RowCounter> {
  const client = new pg.Client(url)
  await client.connect()
  const count = () =>
    client.query<{ rows: string }>(counting).then(
      ({ rows }) => Number(rows[0]?.rows),
      () => 0,
    )
  return { count, end: () => client.end() }
}

function countInDraft(folder: string): RowCounter {
  const file = join(folder, "plenary.db.migrating")
  async function count(): Promise<number> {
    if (!existsSync(file)) return 0
    const draft = new Sqlite(file, { readonly: true })
    try {
      return Number(draft.prepare(counting).pluck().get())
    } catch {
      return 0
    } finally {
      draft.close()
    }
  }
  return { count, end: async () => {} }
}

const through = (url: string) => url.replace(`:${server.port}/`, `:${toPostgres.port}/`)
const placeOf = (to: string) => (to.startsWith("postgres://") ? to : join(to, "plenary.db"))

test(
  `a copy that is cut ${amounts.copyCuts} times, each time begun again, equals its original`,
  async () => {
    let inTheMiddle = 0
    for (let n = 0; n < amounts.copyCuts; n++) {
      const kills = n % 2 === 0
      const intoPostgres = n % 4 < 2
      const [from, to] = intoPostgres ? [folder, await server.createDatabase()] : [originalUrl, join(here, `copy-${n}`)]
      const rows = random.below(largeRows)
      const spoil = (child: ChildProcess) => (kills ? child.kill("SIGKILL") : toPostgres.cut())
      const [first, second] = kills
        ? [from, to]
        : [from, to].map(place => (place.includes("://") ? through(place) : place))
      if (!(await cutOnce(first ?? "", second ?? "", rows, spoil))) inTheMiddle++
      const { status, stdout, stderr } = await migrate(from, to)
      expect([status, stderr], `cut ${n}`).toEqual([0, ""])
      expect(stdout).toContain(`everything that ${intoPostgres ? folder : "postgres://"}`)
      expect(await everyRow(placeOf(to)), `cut ${n}`).toEqual(original)
    }
    expect(inTheMiddle).toBeGreaterThan(amounts.copyCuts / 2)
  },
  60_000 + amounts.copyCuts * 30_000,
)

test("an original that was changed between two runs is copied as it is now", async () => {
  const changed = join(here, "changed")
  expect(await migrate(folder, changed)).toMatchObject({ status: 0 })
  const url = await server.createDatabase()
  // the table of entries comes after the table of contents, and before the table of updates
  expect(await cutOnce(changed, url, 1, child => child.kill("SIGKILL"))).toBe(false)
  expect(await isHalf(url)).toBe(true)
  const database = new Sqlite(join(changed, "plenary.db"))
  database.exec("UPDATE content SET text = NULL, salt = ''; DELETE FROM seat; UPDATE doc_update SET actor = 0")
  database.close()
  expect(await migrate(changed, url)).toMatchObject({ status: 0 })
  expect(await everyRow(url)).toEqual(await everyRow(join(changed, "plenary.db")))
})

/** Whether an interrupted copy has left rows there. */
async function isHalf(url: string): Promise<boolean> {
  const rows = await everyRow(url)
  const client = new pg.Client(url)
  await client.connect()
  const { rowCount } = (rows["meta"] && (await client.query("SELECT FROM meta WHERE key = 'copying'"))) || {
    rowCount: 0,
  }
  await client.end()
  return rowCount === 1 && (rows["content"]?.length ?? 0) > 0
}
