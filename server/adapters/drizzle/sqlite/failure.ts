import { statfsSync } from "node:fs"
import { dirname } from "node:path"
import Sqlite from "better-sqlite3"

/**
 * The code of the SQLite error that caused the failure; null if no SQLite error did. Query builders wrap that error in
 * their own errors.
 */
export function sqliteCode(failure: unknown): string | null {
  for (let at = failure, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++)
    if (at instanceof Sqlite.SqliteError) return at.code
  return null
}

/**
 * Whether the error code says that the database file is damaged. Data that is read from such a file or written to it
 * cannot be trusted.
 */
export const isDamage = (code: string | null): boolean =>
  code !== null && (code.startsWith("SQLITE_CORRUPT") || code === "SQLITE_NOTADB")

/** The free bytes that a disk must have: enough for a few commits and for the shared-memory file of SQLite. */
const enoughBytes = 4_194_304

export function hasRoom(file: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(dirname(file))
    return bavail * bsize >= enoughBytes
  } catch {
    return false
  }
}

export const isFull = (code: string | null, file: string): boolean =>
  code === "SQLITE_FULL" || (code !== null && code.startsWith("SQLITE_IOERR") && !hasRoom(file))
