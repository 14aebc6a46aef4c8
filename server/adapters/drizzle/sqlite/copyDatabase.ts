import { closeSync, fsyncSync, openSync } from "node:fs"
import Sqlite from "better-sqlite3"

/** Milliseconds to wait for whoever writes. */
const patience = 5_000

/** The state of one moment; VACUUM INTO leaves it in the system's cache, and it must be on the disk to count. */
export function copyDatabase(database: Sqlite.Database, to: string): void {
  database.prepare("VACUUM INTO ?").run(to)
  const copied = openSync(to, "r")
  fsyncSync(copied)
  closeSync(copied)
}

/** By a connection of its own, beside a server that goes on writing. */
export function copyServed(file: string, to: string): void {
  const database = new Sqlite(file, { timeout: patience, fileMustExist: true })
  try {
    copyDatabase(database, to)
    // while this one read, a server could not cut the write-ahead log, in which the order of ballots may lie
    database.pragma("wal_checkpoint(TRUNCATE)")
  } finally {
    database.close()
  }
}

/** Of a file that is only read, wherever it lies. */
export function copyOf(file: string, to: string): void {
  const database = new Sqlite(file, { readonly: true })
  try {
    copyDatabase(database, to)
  } finally {
    database.close()
  }
}

/** Into one file that can be carried away, without a log beside it. */
export function closeForGood(file: string): void {
  const database = new Sqlite(file)
  database.pragma("journal_mode = DELETE")
  database.close()
}
