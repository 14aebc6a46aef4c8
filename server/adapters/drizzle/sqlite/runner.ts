import { setTimeout as wait } from "node:timers/promises"
import type Sqlite from "better-sqlite3"
import { sql } from "drizzle-orm"
import { drizzle } from "drizzle-orm/better-sqlite3"
import { Unwritable } from "../../../ports/database/failing.ts"
import type { Clock } from "../../../ports/host/clock.ts"
import type { Health } from "../../../ports/host/health.ts"
import { noticesDamage } from "../documents/sealed/damage.ts"
import type { Dialect, PreparedStatement, Runner, Steps } from "../statement.ts"
import { bind } from "./bind.ts"
import { givesBackPages } from "./connect.ts"
import { hasRoom, isDamage, isFull, sqliteCode } from "./failure.ts"
import { sqlite } from "./schema.sqlite.ts"
import { ShareOfLoop } from "./shareOfLoop.ts"

/** The methods of a drizzle query that only SQLite's dialect has. */
interface Preparable {
  toSQL(): { sql: string; params: unknown[] }
  prepare(): { execute(values: object): { sync(): unknown } }
}

type Prepared = (values: object) => unknown

export interface SqliteRunner extends Runner {
  /** `kept` is called right after the commit, before any other code can run. */
  transaction<T>(steps: () => Steps<T>, keep: (result: T) => boolean, kept?: (result: T) => void): Promise<T>
}

/** A transaction that writes locks the whole database, so that no row needs a lock of its own. */
const dialect: Dialect = {
  lock: query => query,
  isIn: (column, json) => sql`${column} IN (SELECT value FROM json_each(${json}))`,
  // the rows are already in the order of the primary key; an ORDER BY in the aggregate would sort them again
  joined: value => sql`group_concat(${value})`,
  joinedBytes: value => sql`CAST(group_concat(${value}, '') AS BLOB)`,
}

/**
 * Milliseconds to wait before each retry while another process writes to the database. The waits add up to 0.6 s and do
 * not block the event loop.
 */
const retryAfterMs = [5, 10, 20, 40, 80, 150, 300]

/**
 * Milliseconds to wait before each new attempt to truncate a write-ahead log that another process still reads. A backup
 * reads for seconds. The attempts end after about an hour, in case the other process hangs.
 */
const forgetAgainMs = [100, 300, 1_000, 3_000, 10_000, ...Array.from({ length: 120 }, () => 30_000)]

/**
 * Milliseconds for which a write waits before each new attempt to truncate the write-ahead log. This server's own
 * readers keep the log in use for 100 ms at most.
 */
const forgetFirstMs = [20, 50, 100, 200, 300, 300]

/** The number of pages that one step gives back to the file system. A step takes a millisecond. */
const pagesAtOnce = 64

/**
 * Creates the runner of a SQLite file. `damaged`: the file was found damaged before it was opened, and is only read.
 */
export function sqliteRunner(
  file: Sqlite.Database,
  clock: Pick<Clock, "wait">,
  health: Health,
  { damaged = false } = {},
): SqliteRunner {
  let full = false
  /** true while steps run whose writes are always rolled back */
  let discards = false
  const share = new ShareOfLoop()
  health.watch("disk-full", () => full && !hasRoom(file.name))
  health.watch("database-damaged", () => damaged)
  const heed = noticesDamage(health)

  /**
   * Runs database work. If the disk is full or the file is damaged, throws an `Unwritable` error and updates the health
   * at once.
   */
  function worded<T>(work: () => T): T {
    try {
      return work()
    } catch (failure) {
      heed(failure)
      const code = sqliteCode(failure)
      // once the file is damaged, every SQLite error is reported as damage; some errors come from the views that
      // replace tables (showStored)
      const isDamaged = isDamage(code) || (damaged && code !== null)
      const found = isDamaged ? "database-damaged" : isFull(code, file.name) ? "disk-full" : null
      if (found === null) throw failure
      full ||= found === "disk-full"
      damaged ||= found === "database-damaged"
      health.look()
      throw new Unwritable(found, { cause: failure })
    }
  }
  const givesBack = givesBackPages(file)
  // without this setting, SQLite would write pages of a large transaction before the commit
  file.pragma("cache_spill = OFF")
  const db = drizzle(file, { casing: "snake_case" })
  const kept = new Map<object, Prepared>()
  const [begin, commit, rollback] = [file.prepare("BEGIN IMMEDIATE"), file.prepare("COMMIT"), file.prepare("ROLLBACK")]
  const beginReading = file.prepare("BEGIN")

  function prepare(query: Preparable): Prepared {
    const { sql, params } = query.toSQL()
    const statement = file.prepare(sql)
    if (statement.reader) {
      const prepared = query.prepare()
      return values => prepared.execute(values).sync()
    }
    const bound = bind(params)
    return values => {
      if (damaged && !discards) throw new Unwritable("database-damaged")
      return statement.run(bound(values))
    }
  }

  function execute(statement: PreparedStatement<object, unknown>, values: object): unknown {
    let prepared = kept.get(statement)
    if (prepared === undefined) {
      prepared = prepare(statement.build(db, sqlite, dialect) as unknown as Preparable)
      kept.set(statement, prepared)
    }
    return prepared(values)
  }

  /**
   * Runs all steps of a transaction without an await. There is only one connection, so an await would let other queries
   * run inside the transaction.
   */
  function transact<T>(steps: Steps<T>, keep: (result: T) => boolean, kept: (result: T) => void): T {
    if (damaged) throw new Unwritable("database-damaged")
    begin.run()
    try {
      let step = steps.next()
      while (!step.done) step = steps.next(execute(step.value.statement, step.value.values))
      const end = keep(step.value) ? commit : rollback
      end.run()
      if (end === commit) kept(step.value)
      if (end === commit && full) {
        full = false
        health.look()
      }
      return step.value
    } catch (failure) {
      if (file.inTransaction) rollback.run()
      throw failure
    }
  }

  /**
   * Runs steps that only read, on one snapshot of the database. The steps may add rows and then read them. The
   * transaction is rolled back, so these rows never reach the disk.
   */
  function readAll<T>(steps: Steps<T>): T {
    beginReading.run()
    discards = true
    try {
      let step = steps.next()
      while (!step.done) step = steps.next(execute(step.value.statement, step.value.values))
      return step.value
    } finally {
      discards = false
      if (file.inTransaction) rollback.run()
    }
  }

  /**
   * Deletes the order in which ballots were written, which could link them to people: it truncates the write-ahead log,
   * the only place that has this order. A checkpoint moves the log's pages into the database file first. Returns
   * whether it succeeded. A damaged file is left unchanged.
   */
  const isForgotten = (): boolean => !damaged && file.pragma("wal_checkpoint(TRUNCATE)", { simple: true }) === 0

  const forgottenListeners: (() => void)[] = []
  let tries = 0
  let trying = false
  /**
   * Tries to truncate the write-ahead log until it succeeds or the attempts of `forgetAgainMs` are used up. Only one
   * loop runs; a call during the loop makes the attempts start from the first.
   */
  async function forgetLater(): Promise<void> {
    tries = 0
    if (trying) return
    trying = true
    for (let ms = forgetAgainMs[tries++]; ms !== undefined; ms = forgetAgainMs[tries++]) {
      await clock.wait(ms)
      if (!file.open) break
      if (!succeeds(isForgotten)) continue
      for (const tell of forgottenListeners) tell()
      break
    }
    trying = false
  }

  return {
    ask: <V extends object, R>(statement: PreparedStatement<V, R>, values: V) =>
      patiently(share, () => worded(() => execute(statement, values) as R)),
    transaction: (steps, keep, kept = () => {}) => patiently(share, () => worded(() => transact(steps(), keep, kept))),
    read: steps => patiently(share, () => worded(() => readAll(steps()))),
    heed,
    async forget() {
      if (!damaged && !isForgotten()) void forgetLater()
    },
    async hasForgotten(tries) {
      for (const ms of tries === "once" || damaged ? [] : forgetFirstMs) {
        if (succeeds(isForgotten)) return true
        await clock.wait(ms)
      }
      return succeeds(isForgotten)
    },
    onForgotten: listener => void forgottenListeners.push(listener),
    giveBackSpace: () =>
      patiently(share, () =>
        worded(() => {
          const freed = () => Number(file.pragma("freelist_count", { simple: true }))
          if (damaged || !givesBack || freed() === 0) return false
          file.pragma(`incremental_vacuum(${pagesAtOnce})`)
          return freed() > 0
        }),
      ),
    async close() {
      // the file is closed only when all work that has begun is finished, because a caller may query again after each
      // result
      await share.quiet()
      file.close()
    },
  }
}

/**
 * Whether the attempt succeeds. An exception counts as a failed attempt. If the disk is full, the next write reports
 * it.
 */
function succeeds(attempt: () => boolean): boolean {
  try {
    return attempt()
  } catch {
    return false
  }
}

async function patiently<T>(share: ShareOfLoop, work: () => T): Promise<T> {
  // other callers may have used up the turn for which this caller waited, so this caller may have to wait again
  for (let next = share.wait(); next; next = share.wait()) await next
  for (const ms of retryAfterMs) {
    try {
      return work()
    } catch (failure) {
      if (!busy(failure)) throw failure
    }
    await wait(ms)
  }
  return work()
}

const busy = (failure: unknown) => sqliteCode(failure)?.startsWith("SQLITE_BUSY") ?? false
