import Sqlite from "better-sqlite3"
import { OperatorError } from "../../../ports/operatorError.ts"

/** Milliseconds for which a locked database may block the event loop; the runner waits longer without blocking. */
const timeoutMs = 20

/** Opens a connection that only reads, and leaves the file and its write-ahead log unchanged. */
export const connectToRead = (file: string): Sqlite.Database => new Sqlite(file, { timeout: timeoutMs, readonly: true })

/** Opens a connection whose commits are on the disk when they return. Throws a readable error if it cannot. */
export function connect(file: string): Sqlite.Database {
  const database = new Sqlite(file, { timeout: timeoutMs })
  try {
    refuseOldSqlite(String(database.prepare("SELECT sqlite_version()").pluck().get()))
    database.pragma("journal_mode = WAL")
    // better-sqlite3 is compiled with NORMAL in WAL mode, which loses the last commits in a power cut
    database.pragma("synchronous = FULL")
    database.pragma("foreign_keys = ON")
    // overwrite erased content instead of only unlinking it
    database.pragma("secure_delete = ON")
    refuseForgetful(database)
    return database
  } catch (failure) {
    database.close()
    throw failure
  }
}

/** 3.51.3 repaired a race in WAL mode that could corrupt a database at a checkpoint. */
const oldest = [3, 51, 3]

export function refuseOldSqlite(version: string) {
  const parts = version.split(".").map(Number)
  const at = oldest.findIndex((part, i) => part !== (parts[i] ?? 0))
  if (at >= 0 && (parts[at] ?? 0) < (oldest[at] ?? 0))
    throw new OperatorError(say => say("database.old-sqlite", { oldest: oldest.join("."), version }))
}

/** Reads the settings back, because SQLite silently ignores a setting that it cannot apply. */
function refuseForgetful(database: Sqlite.Database) {
  const synchronous = database.pragma("synchronous", { simple: true })
  const journal = database.pragma("journal_mode", { simple: true })
  if (synchronous !== 2 || journal !== "wal")
    throw new OperatorError(say =>
      say("database.forgetful", { journal: String(journal), synchronous: String(synchronous) }),
    )
}
