import pg from "pg"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { Connections } from "../../../../../server/adapters/drizzle/postgres/connection/pool.ts"
import { openPostgres } from "../../../../../server/adapters/drizzle/postgres/openPostgres.ts"
import type { Opened } from "../../../../../server/adapters/opened.ts"
import { createHealth } from "../../../../../server/start/instance/health.ts"
import { hangMs, sleep, until } from "../../../../kit/clocks/until.ts"
import { type Postgres, startPostgres } from "../../../../kit/servers/components/postgres.ts"
import { type Link, link } from "../../../../kit/servers/link.ts"
import { ann, at, commandId, event, receipt, topic, unit, update, workspace } from "../../samples.ts"

let server: Postgres
beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server.stop())

describe("a PostgreSQL that is away", { timeout: 600_000 }, () => {
  let url: string
  let network: Link
  let opened: Opened
  let health: ReturnType<typeof createHealth>
  beforeEach(async () => {
    url = await server.createDatabase()
    network = await link(server.port)
    health = createHealth()
    opened = await openPostgres({ url: server.url(new URL(url).pathname.slice(1), network.port), health })
    return async () => {
      await opened.close()
      await network.close()
    }
  })
  const command = (n: number) => ({ member: ann, id: commandId(`c${n}`), receipt: receipt(n) })
  const commit = (n: number) => opened.store.commit(unit(n - 1, { events: [event(n)], command: command(n) }))

  /** Tries again while the database is away, as a page does: a cut may meet the next connection, too. */
  const persistently = async <T>(act: () => Promise<T>): Promise<T> => {
    for (;;) {
      const [done] = await Promise.allSettled([act()])
      if (done.status === "fulfilled") return done.value
      expect(done.reason).toMatchObject({ code: "database-away" })
      await sleep(100)
    }
  }

  test("says so, refuses what it cannot save, and goes on by itself once it is back", async () => {
    const told: [string, boolean][] = []
    health.onChange((cause, stands) => told.push([cause, stands]))
    await commit(1)
    await server.kill()
    await expect(commit(2)).rejects.toMatchObject({ code: "database-away" })
    await expect(opened.store.head(workspace)).rejects.toMatchObject({ code: "database-away" })
    expect(health.look()).toEqual(["database-away"])
    await server.restart()
    await until(() => health.look().length === 0, "it is back")
    expect(told).toEqual([
      ["database-away", true],
      ["database-away", false],
    ])
    expect(await commit(2)).toMatchObject({ kind: "committed" })
  })

  test("is asked again on a new connection where the old ones were cut, before anything was committed", async () => {
    await commit(1)
    network.cut()
    expect(await opened.store.head(workspace)).toEqual({ seq: 1, hash: "hash-1" })
    network.cut()
    expect(await commit(2)).toMatchObject({ kind: "committed" })
    expect(health.look()).toEqual([])
  })

  test("takes no writes: a standby, or one that was set so, is away, too", async () => {
    await commit(1)
    const database = new URL(url).pathname.slice(1)
    const client = new pg.Client(url)
    await client.connect()
    await client.query(`ALTER DATABASE ${database} SET default_transaction_read_only = on`)
    network.cut()
    await expect(commit(2)).rejects.toMatchObject({ code: "database-away" })
    expect(await opened.store.head(workspace)).toMatchObject({ seq: 1 })
    await client.query("SET default_transaction_read_only = off")
    await client.query(`ALTER DATABASE ${database} RESET default_transaction_read_only`)
    await client.end()
    network.cut()
    await until(() => health.look().length === 0, "it takes writes")
    expect(await commit(2)).toMatchObject({ kind: "committed" })
  })

  test("keeps what was committed without an answer, and a command that is sent again gets its receipt", async () => {
    await opened.documents.read(topic, workspace)
    let lost = 0
    for (let n = 1; n <= 20; n++) {
      network.dropAnswers()
      const appending = opened.documents.append(topic, at(n - 1), [update(n)], [])
      const answered = Promise.allSettled([commit(n), appending])
      await new Promise(done => setTimeout(done, 20))
      network.cut()
      network.pass()
      const [committed, appended] = await answered
      if (committed.status === "rejected") {
        lost += 1
        expect(committed.reason).toMatchObject({ code: "database-away" })
      }
      const again = await persistently(() => commit(n))
      expect(["committed", "repeated"]).toContain(again.kind)
      expect(await opened.store.receipt(workspace, ann, command(n).id)).toEqual(receipt(n))
      const { head } = await persistently(() => opened.documents.read(topic, workspace))
      if (appended.status === "fulfilled") expect(head.seq).toBe(n)
      else if (head.seq < n) await persistently(() => opened.documents.append(topic, at(n - 1), [update(n)], []))
    }
    expect(await opened.store.head(workspace)).toMatchObject({ seq: 20 })
    expect(await opened.store.events(workspace, 0, 99)).toEqual(Array.from({ length: 20 }, (_, n) => event(n + 1)))
    expect((await opened.documents.updates({ topic, epoch: 1 }, 0)).map(row => row.update[0])).toEqual(
      Array.from({ length: 20 }, (_, n) => n + 1),
    )
    expect(lost).toBeLessThanOrEqual(20)
  })

  test("is given up where its answers do not arrive, and a commit that only takes long is left alone", async () => {
    await commit(1)
    const holder = new pg.Client(url)
    await holder.connect()
    await holder.query("BEGIN")
    await holder.query("SELECT FROM log_head FOR UPDATE")
    const long = commit(2)
    await sleep(8_000)
    await holder.query("COMMIT")
    await holder.end()
    expect(await long).toMatchObject({ kind: "committed" })
    expect(health.look()).toEqual([])
    network.dropAnswers()
    const [silent, waiting] = [commit(3), opened.store.head(workspace)]
    const given = Promise.allSettled([silent, waiting])
    await until(() => health.look().length > 0, "it is away")
    for (const one of await given) expect(one).toMatchObject({ status: "rejected", reason: { code: "database-away" } })
    await expect(opened.store.head(workspace)).rejects.toMatchObject({ code: "database-away" })
    network.pass()
    await until(() => health.look().length === 0, "it is back")
    expect(["committed", "repeated"]).toContain((await commit(3)).kind)
    expect(await opened.store.events(workspace, 0, 9)).toEqual([event(1), event(2), event(3)])
  })

  test("is asked on new connections where the old ones fell silent, and nobody waits for them again", async () => {
    // as many connections as a server has
    await Promise.all(Array.from({ length: 12 }, () => opened.store.head(workspace)))
    await commit(1)
    network.forget()
    const heads = Array.from({ length: 30 }, () => opened.store.head(workspace))
    const [first] = await Promise.allSettled([commit(2)])
    for (const head of heads) expect([1, 2]).toContain((await head).seq)
    if (first.status === "rejected") expect(first.reason).toMatchObject({ code: "database-away" })
    expect(["committed", "repeated"]).toContain((await persistently(() => commit(2))).kind)
    await until(() => health.look().length === 0, "it takes writes")
    expect(await opened.store.events(workspace, 0, 9)).toEqual([event(1), event(2)])
  })

  test("brings messages again by itself after its connection fell silent, and says so meanwhile", async () => {
    const other = await openPostgres({ url })
    const [returned, woken]: [string[], string[]] = [[], []]
    opened.bus.messages.onReturn(() => returned.push("again"))
    opened.bus.onWake(id => void woken.push(id))
    network.dropAll()
    await until(() => !opened.bus.messages.isLive, "the silence is noticed")
    network.forget()
    network.pass()
    await until(() => returned.length > 0 && opened.bus.messages.isLive, "messages arrive")
    await until(
      () => {
        other.bus.wake(workspace)
        return woken.length > 0
      },
      "a wake by NOTIFY",
      hangMs,
      100,
    )
    await until(() => health.look().length === 0, "nothing is away")
    await other.close()
  })

  test("is named as away though nobody asks for anything", async () => {
    network.dropAll()
    await until(() => health.look().includes("database-away"), "it is away")
    expect(health.look()).toEqual(["database-away"])
    network.pass()
    await until(() => health.look().length === 0, "it is back")
  })

  test.each(["cancel", "terminate"])("answers as one that is away if it has to %s what takes too long", async act => {
    await commit(1)
    const holder = new pg.Client(url)
    await holder.connect()
    await holder.query("BEGIN")
    await holder.query("SELECT FROM log_head FOR UPDATE")
    await holder.query("LOCK TABLE ticket IN ACCESS EXCLUSIVE MODE")
    const asked = Promise.allSettled([opened.tickets.issue({ cookie: "c" }), ...(act === "cancel" ? [commit(2)] : [])])
    const waiting = "pid <> pg_backend_pid() AND datname = current_database() AND wait_event_type = 'Lock'"
    let met = 0
    await until(
      async () => {
        met += (await holder.query(`SELECT pg_${act}_backend(pid) FROM pg_stat_activity WHERE ${waiting}`)).rows.length
        return met >= (act === "cancel" ? 2 : 1)
      },
      "both wait",
      hangMs,
    )
    await holder.query("COMMIT")
    await holder.end()
    for (const one of await asked) expect(one).toMatchObject({ status: "rejected", reason: { code: "database-away" } })
    await until(() => health.look().length === 0, "it takes writes")
    expect(await opened.tickets.redeem(await opened.tickets.issue({ cookie: "c" }))).toEqual({ cookie: "c" })
    expect(await commit(2)).toMatchObject({ kind: "committed" })
  })

  test("ends a transaction whose node stands still, so that others go on", async () => {
    await commit(1)
    const other = new Connections(url)
    const still = await other.take(() => {})
    await still.query("BEGIN")
    await still.query("SELECT FROM log_head FOR UPDATE")
    expect(await commit(2)).toMatchObject({ kind: "committed" })
    await expect(still.query("COMMIT")).rejects.toThrow()
    expect(other.isLost(still)).toBe(true)
    other.give(still, true)
    await other.close()
  })

  test("keeps a transaction whose node was starved of its processor for some seconds", async () => {
    const starved = new Connections(url)
    const client = await starved.take(() => {})
    await client.query("BEGIN")
    await client.query("SELECT FROM log_head FOR UPDATE")
    // the whole process stands still meanwhile
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 8_000)
    await client.query("COMMIT")
    expect(starved.isLost(client)).toBe(false)
    starved.give(client, false)
    // one that stands still for good loses its locks all the same
    const { rows } = await starved.query("SHOW idle_in_transaction_session_timeout")
    expect(rows).toEqual([{ idle_in_transaction_session_timeout: "15s" }])
    await starved.close()
  })

  test("is waited for by more callers than there are connections", async () => {
    network.delay(20)
    const heads = await Promise.all(Array.from({ length: 300 }, () => opened.store.head(workspace)))
    expect(new Set(heads.map(({ seq }) => seq))).toEqual(new Set([0]))
    expect(health.look()).toEqual([])
  })

  test("holds every acknowledged commit when it is killed", async () => {
    let seq = 0
    for (let kill = 0; kill < 3; kill++) {
      let acknowledged = seq
      const writing = (async () => {
        for (;;) {
          await commit(acknowledged + 1)
          acknowledged += 1
        }
      })()
      const ended = expect(writing).rejects.toMatchObject({ code: "database-away" })
      const before = acknowledged
      await until(() => acknowledged >= before + 20, "twenty are acknowledged")
      await server.kill()
      await ended
      await server.restart()
      await until(() => health.look().length === 0, "it is back")
      seq = (await opened.store.head(workspace)).seq
      // one more may have been committed without an answer
      expect([acknowledged, acknowledged + 1]).toContain(seq)
      expect(await opened.store.events(workspace, 0, seq)).toEqual(Array.from({ length: seq }, (_, n) => event(n + 1)))
    }
  })
})
