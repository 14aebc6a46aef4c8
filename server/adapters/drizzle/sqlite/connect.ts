import Sqlite from "better-sqlite3"
import { OperatorError } from "../../../ports/operatorError.ts"

/** Milliseconds for which a locked database may block the event loop. The runner then retries without blocking. */
const timeoutMs = 20

/** Opens a connection that can only read. The file and its write-ahead log stay unchanged. */
export const connectToRead = (file: string): Sqlite.Database => new Sqlite(file, { timeout: timeoutMs, readonly: true })

/** The values of `PRAGMA synchronous`. */
const synced = 2
const unsynced = 0

/**
 * Opens a connection whose commits are on the disk when they return. Throws an error with a sentence for the terminal
 * if SQLite is too old or did not apply a setting. The commits of a draft wait for no disk, because nothing has been
 * promised about a file that gets its name when it is complete; whoever names it syncs it first.
 */
export function connect(file: string, isDraft = false): Sqlite.Database {
  const database = new Sqlite(file, { timeout: timeoutMs })
  try {
    refuseOldSqlite(String(database.prepare("SELECT sqlite_version()").pluck().get()))
    // this setting applies at once only to a new file; another file is rewritten at its next migration (migrate)
    database.pragma("auto_vacuum = INCREMENTAL")
    database.pragma("journal_mode = WAL")
    // better-sqlite3 is compiled with synchronous = NORMAL for WAL mode; a power cut would then lose the last commits
    database.pragma(`synchronous = ${isDraft ? unsynced : synced}`)
    database.pragma("foreign_keys = ON")
    // deleted content is overwritten on the disk; without this setting SQLite would only unlink it
    database.pragma("secure_delete = ON")
    refuseForgetful(database, isDraft ? unsynced : synced)
    return database
  } catch (failure) {
    database.close()
    throw failure
  }
}

/**
 * The oldest accepted version of SQLite. 3.51.3 repaired a race in WAL mode that could corrupt a database at a
 * checkpoint.
 */
const oldest = [3, 51, 3]

export function refuseOldSqlite(version: string) {
  const parts = version.split(".").map(Number)
  const at = oldest.findIndex((part, i) => part !== (parts[i] ?? 0))
  if (at >= 0 && (parts[at] ?? 0) < (oldest[at] ?? 0))
    throw new OperatorError(say => say("database.old-sqlite", { oldest: oldest.join("."), version }))
}

/** The value of `PRAGMA auto_vacuum` of a file that gives its free pages back step by step. */
const incremental = 2

/** Whether free pages of the file can be given back to the file system. */
export const givesBackPages = (database: Sqlite.Database): boolean =>
  database.pragma("auto_vacuum", { simple: true }) === incremental

/** Reads the settings back and throws if SQLite has not applied one of them, because SQLite itself reports no error. */
function refuseForgetful(database: Sqlite.Database, wanted: number) {
  const synchronous = database.pragma("synchronous", { simple: true })
  const journal = database.pragma("journal_mode", { simple: true })
  if (synchronous !== wanted || journal !== "wal")
    throw new OperatorError(say =>
      say("database.forgetful", { journal: String(journal), synchronous: String(synchronous) }),
    )
}
