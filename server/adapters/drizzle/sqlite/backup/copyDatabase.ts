import { closeSync, fsyncSync, openSync, rmSync } from "node:fs"
import Sqlite from "better-sqlite3"
import { leaveOut, unfinishedSecretRounds } from "./leaveOut.ts"

/** Milliseconds to wait for another process that writes. */
const patienceMs = 5_000

/** Copies the state of one moment. VACUUM INTO leaves the copy in the system's cache, so it is synced to the disk. */
export function copyDatabase(database: Sqlite.Database, to: string): void {
  database.prepare("VACUUM INTO ?").run(to)
  leaveOut(to)
  sync(to)
}

/**
 * How many pages are read at once. After a slice that took longer than half of the limit, the next is half as large.
 */
interface Slice {
  /** pages of 4 kB, at the start */
  pages: number
  mostPages: number
  limitMs: number
}
const preset: Slice = { pages: 2_000, mostPages: 16_000, limitMs: 100 }
/**
 * A write by the server makes a copy in slices start again. After this many restarts the copy is taken in another way.
 */
const mostRestarts = 40

export interface Copied {
  /** secret rounds that had not ended; the copy leaves their ballots out */
  secretRounds: number
}

/**
 * Copies through a connection of its own while a server goes on writing. It reads in slices, because a server must be
 * able to truncate its write-ahead log between any two secret ballots. If the server never pauses and no secret round
 * is open, it copies in one long read; if one is open, it calls `waits` once and continues in slices until the server
 * pauses.
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
    // while this copy was read, a server could not truncate the write-ahead log, which may hold the order of ballots
    database.pragma("wal_checkpoint(TRUNCATE)")
    return { secretRounds }
  } finally {
    database.close()
  }
}

/**
 * Returns false if it gave up: it started again too often, and no secret round is open that a long read would hold up.
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

/** Copies a file that is only read, in any folder. */
export function copyOf(file: string, to: string): void {
  const database = new Sqlite(file, { readonly: true })
  try {
    copyDatabase(database, to)
  } finally {
    database.close()
  }
}

/** Makes one file that can be moved, without a log beside it. */
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
