import Sqlite from "better-sqlite3"

/** Milliseconds that a locked database may hold the event loop up; the longer wait is the runner's. */
const timeoutMs = 20

/** A connection that reads, and leaves the file and the log beside it as they are. */
export const connectToRead = (file: string): Sqlite.Database => new Sqlite(file, { timeout: timeoutMs, readonly: true })

/** A connection whose commits are on the disk when they return, or a readable refusal. */
export function connect(file: string): Sqlite.Database {
  const database = new Sqlite(file, { timeout: timeoutMs })
  try {
    refuseOldSqlite(String(database.prepare("SELECT sqlite_version()").pluck().get()))
    database.pragma("journal_mode = WAL")
    // better-sqlite3 is compiled with NORMAL in WAL mode, which loses the last commits in a power cut
    database.pragma("synchronous = FULL")
    database.pragma("foreign_keys = ON")
    // what is erased is overwritten, not only unlinked
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
    throw new Error(`Plenary needs SQLite ${oldest.join(".")} or later; this is ${version}.`)
}

/** Asked back, as SQLite ignores a setting in silence where it cannot be had. */
function refuseForgetful(database: Sqlite.Database) {
  const synchronous = database.pragma("synchronous", { simple: true })
  const journal = database.pragma("journal_mode", { simple: true })
  if (synchronous !== 2 || journal !== "wal")
    throw new Error(
      `SQLite does not promise to keep what it commits here (journal_mode ${String(journal)}, synchronous ${String(synchronous)}). Use a folder on a local disk.`,
    )
}
