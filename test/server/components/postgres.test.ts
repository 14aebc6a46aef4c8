import { existsSync } from "node:fs"
import { Client } from "pg"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { sleep, until } from "../../kit/clocks/until.ts"
import { type Postgres, sharedPostgres, startPostgres } from "../../kit/servers/components/postgres.ts"
import { isAlive } from "../../kit/servers/components/processes.ts"
import { testedPostgres } from "../../kit/servers/components/template.ts"
import { link } from "../../kit/servers/link.ts"

const clients: Client[] = []
const servers: Postgres[] = []

afterEach(async () => {
  for (const client of clients.splice(0)) await client.end()
  for (const server of servers.splice(0)) await server.stop()
})

async function connected(url: string): Promise<Client> {
  const client = new Client(url)
  // The server ends connections when it ends.
  client.on("error", () => {})
  await client.connect()
  clients.push(client)
  return client
}

const values = async (client: Client, statement: string): Promise<unknown[]> =>
  (await client.query({ text: statement, rowMode: "array" })).rows.flat()

/** The disk may be busy: a recovery after SIGKILL waits for each file of the data folder. */
const patient = { timeout: 120_000 }

describe.each(await testedPostgres())("PostgreSQL $version", patient, ({ major, version }) => {
  const started = async (): Promise<Postgres> => {
    const server = await startPostgres({ major })
    servers.push(server)
    return server
  }

  test("two run side by side, write durably, and are gone when they are stopped", async () => {
    const [one, two] = await Promise.all([started(), started()])
    expect(one.port).not.toBe(two.port)
    for (const server of [one, two]) {
      const client = await connected(server.url("postgres"))
      expect((await values(client, "SHOW server_version"))[0]).toMatch(version)
      for (const setting of ["fsync", "synchronous_commit", "full_page_writes"])
        expect(await values(client, `SHOW ${setting}`)).toEqual(["on"])
      expect(await values(client, "SHOW port")).toEqual([String(server.port)])
    }
    const [left, right] = [await one.createDatabase("notes"), await two.createDatabase("notes")]
    await (await connected(left)).query("CREATE TABLE here (n int)")
    expect(await values(await connected(right), "SELECT to_regclass('here')")).toEqual([null])

    for (const { pid, dir, stop, url } of [one, two]) {
      await stop()
      expect(isAlive(pid)).toBe(false)
      expect(existsSync(dir)).toBe(false)
      await expect(new Client(url("postgres")).connect()).rejects.toMatchObject({ code: "ECONNREFUSED" })
    }
  })

  test("what was committed is there after SIGKILL and a restart, at the same address", async () => {
    const server = await started()
    const url = await server.createDatabase()
    const before = await connected(url)
    await before.query("CREATE TABLE kept (n int)")
    await before.query("INSERT INTO kept VALUES (1), (2)")
    const { pid } = server
    await server.kill("SIGKILL")
    expect(isAlive(pid)).toBe(false)
    await server.restart()
    expect(server.pid).not.toBe(pid)
    expect(await values(await connected(url), "SELECT n FROM kept ORDER BY n")).toEqual([1, 2])
    await server.restart()
    expect(await values(await connected(url), "SELECT n FROM kept ORDER BY n")).toEqual([1, 2])
  })

  test("a server that was stopped where it was answers when it goes on", async () => {
    const server = await started()
    const client = await connected(server.url("postgres"))
    await server.kill("SIGSTOP")
    let answers = 0
    const answered = client.query("SELECT 1").then(() => answers++)
    await sleep(200)
    expect(answers).toBe(0)
    await server.kill("SIGCONT")
    await answered
    expect(answers).toBe(1)
  })

  test("a server that was stopped where it was can be ended", async () => {
    const server = await started()
    await server.kill("SIGSTOP")
    await server.stop()
    expect(isAlive(server.pid)).toBe(false)
  })

  test("a commit whose answer a link withholds is in the database", async () => {
    const server = await started()
    const direct = await connected(await server.createDatabase("notes"))
    await direct.query("CREATE TABLE kept (n int)")
    const between = await link(server.port)
    const spoiled = await connected(server.url("notes", between.port))
    between.dropAnswers()
    const answer = spoiled.query("INSERT INTO kept VALUES (1)")
    await until(async () => (await values(direct, "SELECT n FROM kept")).length === 1, "it is committed")
    between.cut()
    await expect(answer).rejects.toThrow()
    await between.close()
  })

  describe("the one that test files share", () => {
    let url: string
    beforeEach(async () => {
      url = await (await sharedPostgres(major)).createDatabase()
    })

    test("is the same for every file, with databases of their own", async () => {
      const shared = await sharedPostgres(major)
      expect((await sharedPostgres(major)).port).toBe(shared.port)
      expect(shared.version).toBe(version)
      const other = await shared.createDatabase()
      await (await connected(url)).query("CREATE TABLE here (n int)")
      expect(await values(await connected(other), "SELECT to_regclass('here')")).toEqual([null])
    })

    test("copies a database, and drops one with those who are connected to it", async () => {
      const shared = await sharedPostgres(major)
      const original = `original_${major}`
      const writing = new Client(await shared.createDatabase(original))
      await writing.connect()
      await writing.query("CREATE TABLE kept AS SELECT 7 AS n")
      await writing.end()
      const copy = await shared.createDatabase(undefined, original)
      const reader = await connected(copy)
      expect(await values(reader, "SELECT n FROM kept")).toEqual([7])
      await shared.dropDatabase(new URL(copy).pathname.slice(1))
      await expect(reader.query("SELECT 1")).rejects.toThrow()
      await expect(new Client(copy).connect()).rejects.toMatchObject({ code: "3D000" })
    })

    test("sorts text by a language, unless a column says otherwise", async () => {
      const client = await connected(url)
      expect(await values(client, "SELECT 'a' < 'B', 'a' < 'B' COLLATE \"C\"")).toEqual([true, false])
    })

    test("asks for the password", async () => {
      const open = new URL(url)
      open.password = "guessed"
      await expect(new Client(open.href).connect()).rejects.toMatchObject({ code: "28P01" })
    })
  })
})
