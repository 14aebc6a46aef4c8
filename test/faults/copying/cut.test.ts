import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
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
/** the milliseconds that a copy takes, in each direction */
let tookMs: Record<"to" | "from", number>

beforeAll(async () => {
  original = await everyRow(await richFolder(folder, { updates: 20_000 }))
  toPostgres = await link(server.port)
  originalUrl = await server.createDatabase()
  const to = await timed(folder, originalUrl)
  tookMs = { to, from: await timed(originalUrl, join(here, "timed")) }
}, 120_000)
afterAll(async () => {
  await toPostgres.close()
  removeFolder(here)
})

const migrate = (from: string, to: string) =>
  plenaryWith({ LC_ALL: "C", DATABASE_URL: "" }, here, "migrate", "--from", from, "--to", to)

async function timed(from: string, to: string): Promise<number> {
  const began = performance.now()
  expect(await migrate(from, to)).toMatchObject({ status: 0 })
  return performance.now() - began
}

/** Starts a copy and lets `spoil` end it at a random moment. Returns whether it had ended before. */
async function cutOnce(from: string, to: string, ms: number, spoil: (child: ChildProcess) => void): Promise<boolean> {
  const child = spawn(process.execPath, [program, "migrate", "--from", from, "--to", to], {
    env: { ...process.env, LC_ALL: "C", DATABASE_URL: "", DATA_DIR: here },
    stdio: ["ignore", "ignore", "ignore"],
  })
  const ended = once(child, "exit")
  await Promise.race([ended, new Promise(go => setTimeout(go, ms))])
  spoil(child)
  const [status] = await ended
  return status === 0
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
      const ms = random.below(tookMs[intoPostgres ? "to" : "from"])
      const spoil = (child: ChildProcess) => (kills ? child.kill("SIGKILL") : toPostgres.cut())
      const [first, second] = kills
        ? [from, to]
        : [from, to].map(place => (place.includes("://") ? through(place) : place))
      if (!(await cutOnce(first ?? "", second ?? "", ms, spoil))) inTheMiddle++
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
  let url = ""
  // it is cut after the first rows were copied, and before the last ones
  for (let tries = 2; url === "" || !(await isHalf(url)); tries++) {
    url = await server.createDatabase()
    await cutOnce(changed, url, tookMs.to / (1 + 1 / tries), child => child.kill("SIGKILL"))
  }
  const database = new Sqlite(join(changed, "plenary.db"))
  database.exec("UPDATE content SET text = NULL, salt = ''; DELETE FROM seat; UPDATE doc_update SET actor = 0")
  database.close()
  expect(await migrate(changed, url)).toMatchObject({ status: 0 })
  expect(await everyRow(url)).toEqual(await everyRow(join(changed, "plenary.db")))
}, 120_000)

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
