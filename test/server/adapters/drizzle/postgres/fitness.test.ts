import type { Client } from "pg"
import { expect, onTestFinished, test, vi } from "vitest"
import { refusePooler } from "../../../../../server/adapters/drizzle/postgres/fitness.ts"
import { openPostgres } from "../../../../../server/adapters/drizzle/postgres/openPostgres.ts"
import { terminalReason } from "../../../../../server/start/terminal.ts"
import { sharedPostgres, startPostgres } from "../../../../kit/servers/components/postgres.ts"
import { besides } from "./postgresBench.ts"

test.each(["fsync", "full_page_writes"])("a server with %s = off is refused", async setting => {
  const server = await startPostgres({ settings: { [setting]: "off" } })
  const url = await server.createDatabase()
  await expect(openPostgres({ url })).rejects.toThrow(`keeps what it commits: ${setting} is off`)
  await server.stop()
})

test("a database that does not wait for its commits is refused, and so is one with another encoding", async () => {
  const server = await sharedPostgres()
  const hasty = await server.createDatabase()
  await besides(hasty, `ALTER DATABASE ${new URL(hasty).pathname.slice(1)} SET synchronous_commit = off`)
  await expect(openPostgres({ url: hasty })).rejects.toThrow("synchronous_commit is off")
  await besides(
    server.url("postgres"),
    "CREATE DATABASE plain ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0",
  )
  await expect(openPostgres({ url: server.url("plain") })).rejects.toThrow("The encoding of the database is SQL_ASCII")
})

test("a machine whose clock is far ahead of the database's is refused, in every language", async () => {
  const server = await sharedPostgres()
  const url = await server.createDatabase()
  const { now } = Date
  const clock = vi.spyOn(Date, "now")
  onTestFinished(() => clock.mockRestore())
  clock.mockImplementation(() => now() + 90_000)
  const failure = await openPostgres({ url }).catch((error: unknown) => error)
  clock.mockImplementation(() => now() + 30_000)
  const opened = await openPostgres({ url })
  await opened.close()
  const said = ["C", "zh_CN.UTF-8", "ja_JP.UTF-8"].map(LANG => String(terminalReason(failure, { LANG })))
  expect(new Set(said).size).toBe(3)
  for (const one of said) expect(one).toMatch(/\b(89|90)\b/)
  expect(said[0]).toContain("This machine’s clock is")
})

test("an address that leads nowhere is named without its password, and so is one that lets nobody in", async () => {
  const server = await sharedPostgres()
  const url = (password: string, port: number) => `postgres://plenary:${password}@127.0.0.1:${port}/postgres`
  for (const [address, reason] of [
    [url("hidden", 1), /127\.0\.0\.1:1 cannot be reached \(.*ECONNREFUSED/],
    [url("wrong", server.port), /does not accept the user plenary/],
    [server.url("nothing_here"), /has no database nothing_here/],
  ] as const) {
    const failure = await openPostgres({ url: address }).then(
      () => "opened",
      (error: Error) => error.message,
    )
    expect(failure).toMatch(reason)
    expect(failure).not.toMatch(/hidden|wrong@/)
  }
})

/** A pooler with these processes of PostgreSQL, which gives each transaction the one that was free last. */
function pooler(...free: number[]) {
  const client = () => {
    let own: number | undefined
    return {
      query: async (text: string) => {
        const pid = own ?? free.pop() ?? 0
        if (text === "BEGIN") own = pid
        else if (text === "ROLLBACK") own = undefined
        if (own === undefined) free.push(pid)
        return { rows: [{ pid }] }
      },
    } as unknown as Client
  }
  return [client(), client()] as const
}

test.each([{ processes: [7] }, { processes: [7, 8] }])(
  "a pooler in transaction mode is refused (%j)",
  async ({ processes }) => {
    await expect(refusePooler(...pooler(...processes))).rejects.toThrow("pooler in transaction mode")
  },
)
