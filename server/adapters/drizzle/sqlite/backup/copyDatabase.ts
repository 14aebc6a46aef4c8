import { closeSync, fsyncSync, openSync, rmSync } from "node:fs"
import Sqlite from "better-sqlite3"
import { leaveOut, unfinishedSecretRounds } from "./leaveOut.ts"

/** Milliseconds to wait for another process that is writing to the database. */
const patienceMs = 5_000

/**
 * Copies a database as it is at one moment. VACUUM INTO leaves the copy in the operating system's cache, so the copy is
 * then synced to the disk.
 */
export function copyDatabase(database: Sqlite.Database, to: string): void {
  database.prepare("VACUUM INTO ?").run(to)
  leaveOut(to)
  sync(to)
}

/**
 * The number of database pages that a copy reads at once. If reading a slice took longer than half of `limitMs`, the
 * next slice is half as large; otherwise it is twice as large.
 */
interface Slice {
  /** the number of pages in the first slice of the copy; a page has 4 kB */
  pages: number
  mostPages: number
  limitMs: number
}
const preset: Slice = { pages: 2_000, mostPages: 16_000, limitMs: 100 }
/**
 * The number of restarts after which the copy in slices is given up, or continued after a call of `waits`. The copy
 * restarts whenever the server writes.
 */
const mostRestarts = 40

export interface Copied {
  /** the number of secret rounds that had not ended; the copy omits their ballots */
  secretRounds: number
}

/**
 * Copies the database of a running server through a connection of its own. It reads in slices, so that the server can
 * truncate its write-ahead log between two secret ballots. If the server writes without a pause and no secret round is
 * open, the copy is made in one long read instead. If a secret round is open, calls `waits` once and continues in
 * slices until the server pauses.
 */
export async function copyServed(
  file: string,
  to: string,
  { waits = () => {}, slice = preset }: { waits?: () => void; slice?: Slice } = {},
): Promise<Copied> {
  const database = new Sqlite(file, { timeout: patienceMs, fileMustExist: true })
  try {
    const whole = await copyInSlices(database, to, waits, slice)
    if (!whole) {
      for (const part of [to, `${to}-journal`, `${to}-wal`, `${to}-shm`]) rmSync(part, { force: true })
      database.prepare("VACUUM INTO ?").run(to)
    }
    const secretRounds = leaveOut(to)
    sync(to)
    // truncates the write-ahead log, which may contain the order of ballots; the server could not truncate it while the
    // copy was read
    database.pragma("wal_checkpoint(TRUNCATE)")
    return { secretRounds }
  } finally {
    database.close()
  }
}

/**
 * Copies in slices. Returns false if it gave up: the copy restarted too often, and no secret round is open, so that a
 * single long read does no harm.
 */
async function copyInSlices(database: Sqlite.Database, to: string, waits: () => void, slice: Slice): Promise<boolean> {
  let { pages } = slice
  let left = Number.POSITIVE_INFINITY
  let restarts = 0
  let begun = performance.now()
  const beganAgain = (): void => {
    restarts += 1
    if (restarts < mostRestarts) return
    if (unfinishedSecretRounds(database) === 0) throw new TooBusy()
    if (restarts === mostRestarts) waits()
  }
  const progress = ({ remainingPages }: { remainingPages: number }): number => {
    const tookMs = performance.now() - begun
    pages = tookMs > slice.limitMs / 2 ? Math.max(1, pages >> 1) : Math.min(slice.mostPages, pages << 1)
    if (remainingPages > left) beganAgain()
    left = remainingPages
    begun = performance.now()
    return pages
  }
  try {
    await database.backup(to, { progress })
    return true
  } catch (failure) {
    if (failure instanceof TooBusy) return false
    throw failure
  }
}

class TooBusy extends Error {}

/** Copies a database file in any folder, without writing to the file. */
export function copyOf(file: string, to: string): void {
  const database = new Sqlite(file, { readonly: true })
  try {
    copyDatabase(database, to)
  } finally {
    database.close()
  }
}

/** Turns a database into one file that can be moved, without a write-ahead log. */
export function closeForGood(file: string): void {
  const database = new Sqlite(file)
  database.pragma("journal_mode = DELETE")
  database.close()
}

function sync(file: string): void {
  const opened = openSync(file, "r")
  fsyncSync(opened)
  closeSync(opened)
}
