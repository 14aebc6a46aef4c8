import { closeSync, fsyncSync, openSync, rmSync } from "node:fs"
import Sqlite from "better-sqlite3"
import { leaveOut, unfinishedSecretRounds } from "./leaveOut.ts"

/** Milliseconds to wait for a process that writes. */
const patienceMs = 5_000

/** The state of one moment; VACUUM INTO leaves it in the system's cache, and it must be on the disk to count. */
export function copyDatabase(database: Sqlite.Database, to: string): void {
  database.prepare("VACUUM INTO ?").run(to)
  leaveOut(to)
  sync(to)
}

/** How much is read at once. A slice that took longer than half of the limit makes the next one half as long. */
interface Slice {
  /** of 4 kB, at first */
  pages: number
  mostPages: number
  limitMs: number
}
const preset: Slice = { pages: 2_000, mostPages: 16_000, limitMs: 100 }
/** A server that writes makes a copy in slices begin again. After so many times another way is tried. */
const mostRestarts = 40

export interface Copied {
  /** secret rounds that had not ended: their ballots are not in the copy */
  secretRounds: number
}

/**
 * By a connection of its own, beside a server that goes on writing. It reads in slices, as a server must be able to cut
 * its write-ahead log between any two secret ballots. Where the server never pauses, and no secret round is open, one
 * long read takes the copy; where one is, `waits` is told once and the slices go on until there is a pause.
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
    // while this one read, a server could not cut the write-ahead log, in which the order of ballots may lie
    database.pragma("wal_checkpoint(TRUNCATE)")
    return { secretRounds }
  } finally {
    database.close()
  }
}

/** False where it was given up: it began again too often, and one long read holds up no ballot. */
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

function sync(file: string): void {
  const opened = openSync(file, "r")
  fsyncSync(opened)
  closeSync(opened)
}
