import { setTimeout as wait } from "node:timers/promises"
import type Sqlite from "better-sqlite3"
import { drizzle } from "drizzle-orm/better-sqlite3"
import type { Clock } from "../../../ports/clock.ts"
import { Unwritable } from "../../../ports/failing.ts"
import type { Health } from "../../../ports/health.ts"
import type { PreparedStatement, Runner, Steps } from "../statement.ts"
import { bind } from "./bind.ts"
import { hasRoom, isDamage, isFull, sqliteCode } from "./failure.ts"
import { sqlite } from "./schema.sqlite.ts"
import { ShareOfLoop } from "./shareOfLoop.ts"

/** The dialect's own face of a drizzle query. */
interface Preparable {
  toSQL(): { sql: string; params: unknown[] }
  prepare(): { execute(values: object): { sync(): unknown } }
}

type Prepared = (values: object) => unknown

/** Milliseconds between tries at a database that another process writes to: 0.6 s in all, the event loop free. */
const retryAfterMs = [5, 10, 20, 40, 80, 150, 300]

/** Milliseconds between tries to cut a log that others still read: a backup takes seconds, what hangs has an hour. */
const forgetAgainMs = [100, 300, 1_000, 3_000, 10_000, ...Array.from({ length: 120 }, () => 30_000)]

/** Milliseconds between tries of a writer that waits for the log to be cut: a reader of ours holds it 100 ms at most. */
const forgetFirst = [20, 50, 100, 200, 300, 300]

/** `damaged`: it was found so before it was opened, and is read only. */
export function sqliteRunner(
  file: Sqlite.Database,
  clock: Pick<Clock, "wait">,
  health: Health,
  { damaged = false } = {},
): Runner {
  let full = false
  const share = new ShareOfLoop()
  health.watch("disk-full", () => full && !hasRoom(file.name))
  health.watch("database-damaged", () => damaged)

  /** A disk that is full and a file that is damaged have words of their own, and the host is told at once. */
  function worded<T>(work: () => T): T {
    try {
      return work()
    } catch (failure) {
      const code = sqliteCode(failure)
      const found = isDamage(code) ? "database-damaged" : isFull(code, file.name) ? "disk-full" : null
      if (found === null) throw failure
      full ||= found === "disk-full"
      damaged ||= found === "database-damaged"
      health.look()
      throw new Unwritable(found, { cause: failure })
    }
  }
  const db = drizzle(file, { casing: "snake_case" })
  const kept = new Map<object, Prepared>()
  const [begin, commit, rollback] = [file.prepare("BEGIN IMMEDIATE"), file.prepare("COMMIT"), file.prepare("ROLLBACK")]

  function prepare(query: Preparable): Prepared {
    const { sql, params } = query.toSQL()
    const statement = file.prepare(sql)
    if (statement.reader) {
      const prepared = query.prepare()
      return values => prepared.execute(values).sync()
    }
    const bound = bind(params)
    return values => {
      if (damaged) throw new Unwritable("database-damaged")
      return statement.run(bound(values))
    }
  }

  function execute(statement: PreparedStatement<object, unknown>, values: object): unknown {
    let prepared = kept.get(statement)
    if (prepared === undefined) {
      prepared = prepare(statement.build(db, sqlite) as unknown as Preparable)
      kept.set(statement, prepared)
    }
    return prepared(values)
  }

  /** Without a pause between the steps: this is the only connection, so an await would let other queries in. */
  function transact<T>(steps: Steps<T>, keep: (result: T) => boolean): T {
    if (damaged) throw new Unwritable("database-damaged")
    begin.run()
    try {
      let step = steps.next()
      while (!step.done) step = steps.next(execute(step.value.statement, step.value.values))
      const end = keep(step.value) ? commit : rollback
      end.run()
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
   * The write-ahead log is a history: it goes into the file, which has none, and is cut to nothing. What is damaged stays
   * as it is found.
   */
  const isForgotten = (): boolean => !damaged && file.pragma("wal_checkpoint(TRUNCATE)", { simple: true }) === 0

  const forgottenListeners: (() => void)[] = []
  let tries = 0
  let trying = false
  /** One loop at a time: whoever asks meanwhile begins its hour anew. */
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
    transaction: (steps, keep) => patiently(share, () => worded(() => transact(steps(), keep))),
    async forget() {
      if (!damaged && !isForgotten()) void forgetLater()
    },
    async hasForgotten(tries) {
      for (const ms of tries === "once" || damaged ? [] : forgetFirst) {
        if (succeeds(isForgotten)) return true
        await clock.wait(ms)
      }
      return succeeds(isForgotten)
    },
    onForgotten: listener => void forgottenListeners.push(listener),
    async close() {
      // who was answered asks on: what is begun ends before the file is closed
      await share.quiet()
      file.close()
    },
  }
}

/** A disk that is full is told to whoever writes next; here it is one more try that failed. */
function succeeds(attempt: () => boolean): boolean {
  try {
    return attempt()
  } catch {
    return false
  }
}

async function patiently<T>(share: ShareOfLoop, work: () => T): Promise<T> {
  // those that waited together may be more than fit into the next turn
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
