import { statfsSync } from "node:fs"
import { dirname } from "node:path"
import Sqlite from "better-sqlite3"

/** The SQLite error within what a query builder wraps around it. */
export function sqliteCode(failure: unknown): string | null {
  for (let at = failure, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++)
    if (at instanceof Sqlite.SqliteError) return at.code
  return null
}

/** Pages that are none: what is read from such a file, or written into it, cannot be relied on. */
export const isDamage = (code: string | null): boolean =>
  code !== null && (code.startsWith("SQLITE_CORRUPT") || code === "SQLITE_NOTADB")

/** A few commits, and the shared-memory file that SQLite opens beside the database. */
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
