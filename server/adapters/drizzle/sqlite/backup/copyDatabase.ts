import { closeSync, existsSync, fsyncSync, openSync, rmSync } from "node:fs"
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
  syncFile(to)
}

/**
 * The number of database pages that a copy reads at once. If reading a slice took longer than a quarter of `limitMs`, the
 * next slice is half as large; if it took less than an eighth, the next one is twice as large.
 */
interface Slice {
  /** the number of pages in the first slice of the copy; a page has 4 kB */
  pages: number
  mostPages: number
  limitMs: number
}
const preset: Slice = { pages: 500, mostPages: 1_000, limitMs: 100 }
/**
 * The number of restarts after which the copy in slices is given up, or continued after a call of `waits`. The copy
 * restarts whenever the server writes.
 */
const mostRestarts = 40

/** The number of pages that a copy in slices leaves in the operating system's cache. */
const mostUnsynced = 1_000

export interface Copied {
  /** the number of secret rounds that had not ended; the copy omits their ballots */
  secretRounds: number
  /** the milliseconds of the longest read transaction on the database of a server; absent if it was not read in slices */
  longestReadMs?: number
}

interface Copying {
  /** called once if the copy waits for a pause of the server */
  waits?: (() => void) | undefined
  /** called once when the process may yield to all others: while it yields, a slice may take any time */
  yields?: (() => void) | undefined
  slice?: Slice
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
  { waits = () => {}, yields = () => {}, slice = preset }: Copying = {},
): Promise<Copied> {
  const database = new Sqlite(file, { timeout: patienceMs, fileMustExist: true })
  try {
    const isSecretOpen = unfinishedSecretRounds(database) > 0
    if (!isSecretOpen) yields()
    const longestReadMs = await copyInSlices(database, to, waits, slice)
    if (longestReadMs === null) {
      for (const part of [to, `${to}-journal`, `${to}-wal`, `${to}-shm`]) rmSync(part, { force: true })
      database.prepare("VACUUM INTO ?").run(to)
    }
    if (isSecretOpen) yields()
    const secretRounds = leaveOut(to)
    syncFile(to)
    // truncates the write-ahead log, which may contain the order of ballots; the server could not truncate it while the
    // copy was read
    database.pragma("wal_checkpoint(TRUNCATE)")
    return { secretRounds, ...(longestReadMs !== null && { longestReadMs }) }
  } finally {
    database.close()
  }
}

/**
 * Copies in slices, each a read transaction, and returns the milliseconds of the longest one. Returns null if it gave up:
 * the copy restarted too often, and no secret round is open, so that a single long read does no harm.
 */
async function copyInSlices(
  database: Sqlite.Database,
  to: string,
  waits: () => void,
  slice: Slice,
): Promise<number | null> {
  let { pages } = slice
  let left = Number.POSITIVE_INFINITY
  let restarts = 0
  let begun = performance.now()
  let longestMs = 0
  let unsynced = 0
  const beganAgain = (): void => {
    restarts += 1
    if (restarts < mostRestarts) return
    if (unfinishedSecretRounds(database) === 0) throw new TooBusy()
    if (restarts === mostRestarts) waits()
  }
  const progress = ({ remainingPages }: { remainingPages: number }): number => {
    const tookMs = performance.now() - begun
    longestMs = Math.max(longestMs, tookMs)
    if (tookMs > slice.limitMs / 4) pages = Math.max(1, pages >> 1)
    else if (tookMs < slice.limitMs / 8) pages = Math.min(slice.mostPages, pages << 1)
    if (remainingPages > left) beganAgain()
    left = remainingPages
    unsynced += pages
    // the last slice writes the copy to the disk within its read transaction, so little may be left to write then; the
    // first slices are in memory alone, and there is no file
    if (unsynced >= mostUnsynced && existsSync(to)) {
      syncFile(to)
      unsynced = 0
    }
    begun = performance.now()
    return pages
  }
  try {
    await database.backup(to, { progress })
    // the last slice is not told as progress
    return Math.max(longestMs, performance.now() - begun)
  } catch (failure) {
    if (failure instanceof TooBusy) return null
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

/** Writes what the operating system has of a file to the disk. */
export function syncFile(file: string): void {
  const opened = openSync(file, "r")
  fsyncSync(opened)
  closeSync(opened)
}
