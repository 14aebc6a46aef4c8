import { setTimeout as wait } from "node:timers/promises"
import Sqlite from "better-sqlite3"
import { drizzle } from "drizzle-orm/better-sqlite3"
import type { Runner, Statement, Steps } from "../statement.ts"
import { sqlite } from "./schema.sqlite.ts"

/** The dialect's own face of a drizzle query. */
interface Prepared {
  execute(values: object): { sync(): unknown }
}
interface Preparable {
  prepare(): Prepared
}

/** Milliseconds between tries at a database that another process writes to: 0.6 s in all, the event loop free. */
const patience = [5, 10, 20, 40, 80, 150, 300]

export function sqliteRunner(file: Sqlite.Database): Runner {
  const db = drizzle(file, { casing: "snake_case" })
  const kept = new Map<object, Prepared>()
  const [begin, commit, rollback] = [file.prepare("BEGIN IMMEDIATE"), file.prepare("COMMIT"), file.prepare("ROLLBACK")]

  function execute(statement: Statement<object, unknown>, values: object): unknown {
    let prepared = kept.get(statement)
    if (prepared === undefined) {
      prepared = (statement.build(db, sqlite) as unknown as Preparable).prepare()
      kept.set(statement, prepared)
    }
    return prepared.execute(values).sync()
  }

  /** Without a pause between the steps: this is the only connection, so an await would let other queries in. */
  function transact<T>(steps: Steps<T>, keep: (result: T) => boolean): T {
    begin.run()
    try {
      let step = steps.next()
      while (!step.done) step = steps.next(execute(step.value.statement, step.value.values))
      const end = keep(step.value) ? commit : rollback
      end.run()
      return step.value
    } catch (failure) {
      if (file.inTransaction) rollback.run()
      throw failure
    }
  }

  return {
    ask: <V extends object, R>(statement: Statement<V, R>, values: V) =>
      patiently(() => execute(statement, values) as R),
    transaction: (steps, keep) => patiently(() => transact(steps(), keep)),
    async forget() {
      // the write-ahead log is a history: it goes into the file, which has none, and is cut to nothing
      file.pragma("wal_checkpoint(TRUNCATE)")
    },
    async close() {
      file.close()
    },
  }
}

async function patiently<T>(work: () => T): Promise<T> {
  for (const ms of patience) {
    try {
      return work()
    } catch (failure) {
      if (!busy(failure)) throw failure
    }
    await wait(ms)
  }
  return work()
}

const busy = (failure: unknown) => failure instanceof Sqlite.SqliteError && failure.code.startsWith("SQLITE_BUSY")
