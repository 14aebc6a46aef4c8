import { setImmediate as nextTurn, setTimeout as wait } from "node:timers/promises"
import { sql } from "drizzle-orm"
import { drizzle } from "drizzle-orm/node-postgres"
import type { PoolClient, QueryResultRow } from "pg"
import type { Clock } from "../../../ports/host/clock.ts"
import type { Health } from "../../../ports/host/health.ts"
import { noticesDamage } from "../documents/sealed/damage.ts"
import type { Db } from "../kit.ts"
import type { Dialect, PreparedStatement, Runner, Steps } from "../statement.ts"
import { isConflict, isLeaving, sqlState } from "./connection/failure.ts"
import { type Connections, mostConnections } from "./connection/pool.ts"
import { Standing } from "./connection/standing.ts"
import { postgres } from "./schema.postgres.ts"

/** The methods of a drizzle query that only PostgreSQL's dialect has. */
interface Preparable {
  toSQL(): { sql: string }
  prepare(name: string): Prepared
}
interface Prepared {
  execute(values: object): Promise<unknown>
}
interface Lockable<Q> {
  for(strength: "no key update" | "share"): Q
}

const dialect: Dialect = {
  lock: <Q extends object>(query: Q, strength: "change" | "share") =>
    (query as unknown as Lockable<Q>).for(strength === "change" ? "no key update" : "share"),
  isIn: (column, json) => sql`${column} IN (SELECT jsonb_array_elements_text(${json}::jsonb))`,
  joined: (value, order) => sql`string_agg((${value})::text, ',' ORDER BY ${order})`,
  joinedBytes: (value, order) => sql`string_agg(${value}, ''::bytea ORDER BY ${order})`,
}

/**
 * The most milliseconds to wait before each retry of a transaction that PostgreSQL rolled back because of another
 * transaction.
 */
const retryAfterMs = [5, 10, 20, 40, 80, 150, 300]

export interface PostgresRunner extends Runner {
  /** Runs one statement of PostgreSQL's own, prepared once for each connection. Its text never changes. */
  send<R extends QueryResultRow>(text: string, values: unknown[]): Promise<R[]>
  /** whether the database accepted no writes when it was asked last */
  isAway(): boolean
}

/** The result of one try. `lost`: the connection ended before anything can have been committed. */
type Tried<T> = { done: true; result: T } | { done: false; why: "conflict" | "lost"; failure: unknown }

/** Creates the runner of a PostgreSQL database. */
export function postgresRunner(
  connections: Connections,
  clock: Pick<Clock, "wait" | "now">,
  health: Health,
): PostgresRunner {
  const standing = new Standing(connections.url, clock, health)
  connections.onDoubt(standing.ask)
  const heed = noticesDamage(health)
  const names = new Map<object, { name: string; isRead: boolean }>()
  const preparedBy = new WeakMap<PoolClient, { db: Db; statements: Map<object, Prepared> }>()
  const calls = { running: 0 }

  function preparedOn(client: PoolClient, statement: PreparedStatement<object, unknown>): Prepared {
    let by = preparedBy.get(client)
    if (by === undefined) {
      by = { db: drizzle(client, { casing: "snake_case" }) as unknown as Db, statements: new Map() }
      preparedBy.set(client, by)
    }
    const kept = by.statements.get(statement)
    if (kept !== undefined) return kept
    const query = statement.build(by.db, postgres, dialect) as unknown as Preparable
    const { name } = named(statement, query)
    const prepared = query.prepare(name)
    by.statements.set(statement, prepared)
    return prepared
  }

  function named(statement: object, query: Preparable): { name: string; isRead: boolean } {
    const known = names.get(statement)
    if (known) return known
    const made = { name: `s${names.size + 1}`, isRead: query.toSQL().sql.startsWith("select ") }
    names.set(statement, made)
    return made
  }

  const sent = new Map<string, string>()
  function nameOf(text: string): string {
    const name = sent.get(text) ?? `t${sent.size + 1}`
    sent.set(text, name)
    return name
  }

  async function execute(
    client: PoolClient,
    statement: PreparedStatement<object, unknown>,
    values: object,
  ): Promise<unknown> {
    const prepared = preparedOn(client, statement)
    if (standing.isDamaged && !names.get(statement)?.isRead) standing.refuseDamaged()
    return prepared.execute(values)
  }

  /** Runs work on a connection. After a failure, `undone` returns whether the work was certainly not committed. */
  async function tryOn<T>(work: (client: PoolClient) => Promise<T>, undone: () => boolean): Promise<Tried<T>> {
    const client = await connections.take(standing.check).catch((failure: unknown) => standing.refuseAway(failure))
    let ended = false
    try {
      return { done: true, result: await work(client) }
    } catch (failure) {
      heed(failure)
      const state = sqlState(failure)
      ended = connections.isLost(client) || isLeaving(state)
      if (isConflict(state)) return { done: false, why: "conflict", failure }
      if (ended && undone()) return { done: false, why: "lost", failure }
      throw standing.worded(failure, ended)
    } finally {
      connections.give(client, ended)
    }
  }

  /**
   * Retries work that another transaction or a lost connection has undone. After a network failure every connection of
   * the pool may be lost, which is noticed only when it is used.
   */
  async function patiently<T>(attempt: () => Promise<Tried<T>>): Promise<T> {
    calls.running += 1
    try {
      for (let conflicts = 0, lost = 0; ; ) {
        const tried = await attempt()
        if (tried.done) return tried.result
        if (tried.why === "lost") {
          if (++lost > mostConnections) standing.refuseAway(tried.failure)
          continue
        }
        const ms = retryAfterMs[conflicts++]
        if (ms === undefined) throw tried.failure
        // the wait is random, so that two transactions that conflicted do not conflict again
        await wait(ms * Math.random())
      }
    } finally {
      calls.running -= 1
    }
  }

  async function take<T>(client: PoolClient, steps: Steps<T>): Promise<T> {
    let step = steps.next()
    while (!step.done) step = steps.next(await execute(client, step.value.statement, step.value.values))
    return step.value
  }

  /** Ends a transaction that failed. If this fails too, the connection has ended. */
  const rollBack = (client: PoolClient) => client.query("ROLLBACK").catch(() => {})

  return {
    ask: <V extends object, R>(statement: PreparedStatement<V, R>, values: V) =>
      patiently(() =>
        tryOn(
          client => execute(client, statement, values) as Promise<R>,
          () => names.get(statement)?.isRead ?? false,
        ),
      ),
    send: <R extends QueryResultRow>(text: string, values: unknown[]) =>
      patiently(() =>
        tryOn(
          async client => {
            if (standing.isDamaged) standing.refuseDamaged()
            return (await client.query<R>({ name: nameOf(text), text, values })).rows
          },
          () => false,
        ),
      ),
    transaction: <T>(steps: () => Steps<T>, keep: (result: T) => boolean) =>
      patiently(() => {
        let isCommitting = false
        const work = async (client: PoolClient): Promise<T> => {
          if (standing.isDamaged) standing.refuseDamaged()
          await client.query("BEGIN ISOLATION LEVEL READ COMMITTED")
          try {
            const result = await take(client, steps())
            isCommitting = keep(result)
            await client.query(isCommitting ? "COMMIT" : "ROLLBACK")
            return result
          } catch (failure) {
            await rollBack(client)
            throw failure
          }
        }
        return tryOn(work, () => !isCommitting)
      }),
    read: <T>(steps: () => Steps<T>) =>
      patiently(() =>
        tryOn(
          async client => {
            await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            try {
              return await take(client, steps())
            } finally {
              await rollBack(client)
            }
          },
          () => true,
        ),
      ),
    heed,
    isAway: () => standing.isAway,
    // PostgreSQL keeps traces of the order of writes; ballots are encrypted instead (sheet/)
    async forget() {},
    hasForgotten: async () => true,
    onForgotten: () => {},
    // PostgreSQL's own vacuum frees the space
    giveBackSpace: async () => false,
    async close() {
      // the connections end only when all work that has begun is finished, because a caller may query again after each
      // result
      do await nextTurn()
      while (calls.running > 0)
      standing.close()
      await connections.close()
    },
  }
}
