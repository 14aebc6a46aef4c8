import { spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { Client } from "pg"
import { afterEach, describe, expect, test } from "vitest"
import { until } from "../../kit/clocks/until.ts"
import { get } from "../../kit/people/person.ts"
import { sharedPostgres } from "../../kit/servers/components/postgres.ts"
import { expectSentence, failedStart } from "../../kit/servers/failedStart.ts"
import { freePort } from "../../kit/servers/freePort.ts"
import { newFolder, type Running, removeFolder, type Starting, startPlenary } from "../../kit/servers/plenary.ts"

const main = join(import.meta.dirname, "../../../dist/server/main.js")
const server = await sharedPostgres()

const folders: string[] = []
const running: Running[] = []
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop()
  for (const folder of folders.splice(0)) removeFolder(folder)
})
function folderFor(): string {
  const folder = newFolder()
  folders.push(folder)
  return folder
}
async function start(url: string, starting: Starting = {}): Promise<Running> {
  const one = await startPlenary({ folder: folderFor(), writesDemo: true, env: { DATABASE_URL: url }, ...starting })
  running.push(one)
  return one
}

async function query<Row extends object>(url: string, statement: string): Promise<Row[]> {
  const client = new Client(url)
  await client.connect()
  try {
    return (await client.query<Row>(statement)).rows
  } finally {
    await client.end()
  }
}

describe("a server that cannot open its PostgreSQL database says why in one sentence and exits with 1", () => {
  const locales = { en: "C", zh: "zh_CN.UTF-8", ja: "ja_JP.UTF-8" }

  /** Expects a sentence in each language, with these words and without the password. */
  async function expectSentences(url: string, ...words: string[]): Promise<void> {
    const said = new Set<string>()
    for (const LC_ALL of Object.values(locales)) {
      const failed = await failedStart(folderFor(), { DATABASE_URL: url, LC_ALL })
      expectSentence(failed, ...words)
      expect(failed.said).not.toContain(new URL(url).password)
      said.add(failed.said)
    }
    expect(said.size).toBe(3)
  }

  test("if nothing answers at its address", async () => {
    const port = await freePort()
    await expectSentences(`postgres://ann:hushed@127.0.0.1:${port}/panel`, `127.0.0.1:${port}`, "ECONNREFUSED")
  })

  test("if the password is wrong", async () => {
    await expectSentences(
      `postgres://plenary:hushed@127.0.0.1:${server.port}/postgres`,
      "plenary",
      `127.0.0.1:${server.port}`,
    )
  })

  test("if there is no such database", async () => {
    await expectSentences(server.url("not_there"), "not_there", "createdb not_there")
  })

  test("if the user may not create tables", async () => {
    const url = await server.createDatabase()
    const [name, user] = [new URL(url).pathname.slice(1), `guest_${Date.now()}`]
    await query(url, `CREATE USER ${user} PASSWORD 'hushed'`)
    const guest = `postgres://${user}:hushed@127.0.0.1:${server.port}/${name}`
    await expectSentences(guest, user, name)
  })
})

describe("the first start on an empty database", () => {
  const demoOf = async (one: Running) =>
    (await get(one.url, "/api/workspaces/demo")) as { state: { records: object }; members: object }

  test("is begun anew where a server was killed in the middle of it", async () => {
    const url = await server.createDatabase()
    const env = { ...process.env, PORT: "0", DATA_DIR: folderFor(), DATABASE_URL: url }
    const child = spawn(process.execPath, [main], { env, stdio: "ignore" })
    await until(async () => {
      const [found] = await query<{ n: string }>(url, "SELECT count(*) AS n FROM event").catch(() => [])
      return Number(found?.n ?? 0) > 100
    }, "a part of the demo is written")
    child.kill("SIGKILL")
    await once(child, "exit")
    expect(await query(url, "SELECT FROM workspace")).toHaveLength(1)

    const one = await start(url)
    expect(Object.keys(one.links)).toHaveLength(6)
    expect(await query(url, "SELECT FROM workspace")).toHaveLength(2)
    expect(Object.keys((await demoOf(one)).state.records)).toHaveLength(9)
    // the triggers stand again
    await expect(query(url, "DELETE FROM event")).rejects.toThrow("never deleted")
  })

  test("is made by one of two servers that start at once; the other one waits for it", async () => {
    const url = await server.createDatabase()
    const both = await Promise.all([start(url), start(url)])
    expect(new Set(both.map(({ links }) => Object.keys(links).length))).toEqual(new Set([0, 6]))
    for (const one of both) expect(Object.keys((await demoOf(one)).state.records)).toHaveLength(9)
  })

  test("is made once: a second start keeps everything", async () => {
    const url = await server.createDatabase()
    const first = await start(url)
    await first.stop()
    const entries = () => query(url, "SELECT workspace, seq, hash FROM event")
    const before = await entries()
    const again = await start(url)
    expect(again.links).toEqual({})
    // The clock's own entries come with the day: the demo's records have dates of review.
    expect(await entries()).toEqual(expect.arrayContaining(before))
    expect(await query(url, "SELECT FROM workspace")).toHaveLength(2)
  })
})

test("a server on SQLite does not load PostgreSQL's driver", async () => {
  const hook = `data:text/javascript,${encodeURIComponent(
    'import { registerHooks } from "node:module"; registerHooks({ load(url, context, next) { if (/node_modules\\/pg|drizzle\\/postgres|openPostgres/.test(url)) console.log("loads", url); return next(url, context) } })',
  )}`
  const env = { NODE_OPTIONS: `--import=${hook}` }
  const loaded = (one: Running) => one.output().match(/^loads .*$/gm) ?? []
  const here = await startPlenary({ folder: folderFor(), env })
  running.push(here)
  expect(loaded(here)).toEqual([])
  const there = await start(await server.createDatabase(), {
    env: { ...env, DATABASE_URL: await server.createDatabase() },
  })
  expect(loaded(there).length).toBeGreaterThan(0)
})
