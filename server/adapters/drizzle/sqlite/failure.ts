import { statfsSync } from "node:fs"
import { dirname } from "node:path"
import Sqlite from "better-sqlite3"

/** The code of the SQLite error inside the errors that a query builder wraps around it. */
export function sqliteCode(failure: unknown): string | null {
  for (let at = failure, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++)
    if (at instanceof Sqlite.SqliteError) return at.code
  return null
}

/** Whether the database file is damaged: data read from it or written to it cannot be relied on. */
export const isDamage = (code: string | null): boolean =>
  code !== null && (code.startsWith("SQLITE_CORRUPT") || code === "SQLITE_NOTADB")

/** Room for a few commits and for the shared-memory file that SQLite opens beside the database. */
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
