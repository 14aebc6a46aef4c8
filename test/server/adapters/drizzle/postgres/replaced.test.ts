import { execFile } from "node:child_process"
import { join } from "node:path"
import { promisify } from "node:util"
import { afterAll, beforeAll, expect, test } from "vitest"
import { openPostgres } from "../../../../../server/adapters/drizzle/postgres/openPostgres.ts"
import { hangMs, sleep, until } from "../../../../kit/clocks/until.ts"
import { restoreDump } from "../../../../kit/servers/components/dumps.ts"
import { type Postgres, startPostgres } from "../../../../kit/servers/components/postgres.ts"
import { chosenPostgres } from "../../../../kit/servers/components/template.ts"
import { at, event, topic, unit, update, workspace } from "../../samples.ts"
import { besides } from "./postgresBench.ts"

const run = promisify(execFile)

let server: Postgres
let bin: string
beforeAll(async () => {
  server = await startPostgres({ settings: { restore_command: "false" } })
  bin = (await chosenPostgres()).bin
})
afterAll(() => server.stop())

const dump = async (url: string, file: string) => void (await run(join(bin, "pg_dump"), ["-Fc", "-f", file, url]))
const putBack = (url: string, file: string) => restoreDump(bin, url, file)

/** Opens the database as a server does, and says when the server was told that it has been replaced. */
async function open(url: string) {
  const told = { replaced: 0 }
  const opened = await openPostgres({ url, replaced: () => void told.replaced++ })
  return { ...opened, told, incarnation: await opened.directory.incarnation() }
}
const incarnationOf = async (url: string): Promise<string> => {
  const opened = await open(url)
  await opened.close()
  return opened.incarnation
}

test("a database that stays keeps its incarnation, over restarts of the server and of PostgreSQL", async () => {
  const url = await server.createDatabase()
  const first = await open(url)
  await first.store.commit(unit(0, { events: [event(1)] }))
  await server.kill("SIGKILL")
  await server.restart()
  await until(
    () =>
      first.directory.workspaces().then(
        () => true,
        () => false,
      ),
    "PostgreSQL is back",
    hangMs,
  )
  await sleep(2_200)
  expect(first.told.replaced).toBe(0)
  await first.close()
  expect(await incarnationOf(url)).toBe(first.incarnation)
})

test("a user of PostgreSQL who owns nothing but the database may read the marks", async () => {
  const url = new URL(await server.createDatabase())
  const name = url.pathname.slice(1)
  await besides(url.href, "CREATE ROLE plain LOGIN PASSWORD 'plain'")
  await besides(url.href, `ALTER DATABASE ${name} OWNER TO plain`)
  url.username = url.password = "plain"
  const opened = await open(url.href)
  await sleep(1_200)
  expect(opened.told.replaced).toBe(0)
  await opened.close()
})

test("a dump that is put back under two servers: both are told, and one new incarnation begins", async () => {
  const url = await server.createDatabase()
  const [one, other] = [await open(url), await open(url)]
  const file = join(server.dir, "older.dump")
  await dump(url, file)
  await one.store.commit(unit(0, { events: [event(1)] }))
  await putBack(url, file)
  for (const { told } of [one, other]) await until(() => told.replaced > 0, "the server is told")
  for (const opened of [one, other]) await opened.close()
  const now = await incarnationOf(url)
  expect(now).not.toBe(one.incarnation)
  expect(await incarnationOf(url)).toBe(now)
  expect([one.told.replaced, other.told.replaced]).toEqual([1, 1])
})

test("notes that are deleted make no older state, and a dump of before the deletion is one", async () => {
  const url = await server.createDatabase()
  const [one, other] = [await open(url), await open(url)]
  await one.store.commit(unit(0, { events: [event(1)] }))
  await one.documents.read(topic, workspace)
  await one.documents.append(topic, at(0), [update(1), update(2)], [])
  const file = join(server.dir, "undeleted.dump")
  await dump(url, file)
  // each server knows how much was written
  await sleep(1_200)
  while ((await one.deletions.remove(workspace, "notes")) > 0);
  await sleep(2_200)
  expect([one.told.replaced, other.told.replaced]).toEqual([0, 0])
  const { rows } = await besides(url, "SELECT count(*)::int AS n FROM doc_head")
  expect(rows).toEqual([{ n: 0 }])
  await putBack(url, file)
  for (const { told } of [one, other]) await until(() => told.replaced > 0, "the server is told")
  for (const opened of [one, other]) await opened.close()
})

test("a dump that was put back while no server ran begins a new incarnation, also in another database", async () => {
  const url = await server.createDatabase()
  const first = await incarnationOf(url)
  const file = join(server.dir, "moved.dump")
  await dump(url, file)
  const elsewhere = await server.createDatabase()
  await putBack(elsewhere, file)
  expect(await incarnationOf(elsewhere)).not.toBe(first)
  await putBack(url, file)
  expect(await incarnationOf(url)).not.toBe(first)
})

const data = () => join(server.dir, "data")
const saved = () => join(server.dir, "saved")

test("a standby that was promoted is told from the database by its timeline", async () => {
  const opened = await open(await server.createDatabase())
  await server.kill()
  await run("cp", ["-a", join(data(), "PG_VERSION"), join(data(), "recovery.signal")])
  await server.restart()
  await until(() => opened.told.replaced > 0, "a new timeline is noticed")
  await opened.close()
})

test("an older copy of PostgreSQL's files is told from the database by the lengths of the logs", async () => {
  const opened = await open(await server.createDatabase())
  const back = () =>
    opened.store.commit(unit(0, { events: [event(1)] })).then(
      () => true,
      () => false,
    )
  await server.kill()
  await run("cp", ["-a", data(), saved()])
  await server.restart()
  await until(back, "PostgreSQL is back")
  // the next look reads the lengths of the logs
  await sleep(2_200)
  await server.kill()
  await run("rm", ["-r", data()])
  await run("mv", [saved(), data()])
  expect(opened.told.replaced).toBe(0)
  await server.restart()
  await until(() => opened.told.replaced > 0, "the older files are noticed")
  await opened.close()
})
