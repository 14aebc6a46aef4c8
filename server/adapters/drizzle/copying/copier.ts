import { hash } from "node:crypto"
import { setImmediate as nextTurn } from "node:timers/promises"
import { type Row, type RowSource, type RowTarget, sizeOf } from "./rows.ts"
import { type CopiedTable, copiedTables } from "./tables.ts"

/** If a step has read more bytes than this, the next step reads fewer rows. */
const mostBytes = 4_194_304

/** The progress of a copy: the numbers that are done, and the numbers in all (`of…`). */
export interface CopyProgress {
  step: "copying" | "checking"
  rows: number
  ofRows: number
  workspaces: number
  ofWorkspaces: number
  notes: number
  ofNotes: number
}

export interface CopyTotals {
  rows: number
  workspaces: number
  entries: number
  notes: number
}

export interface CopyResult extends CopyTotals {
  /** whether rows of an earlier, interrupted run were kept */
  continued: boolean
}

/** Thrown if the copy differs from the original after everything was copied. */
export class CopyDiffers extends Error {
  readonly table: string
  constructor(table: string) {
    super(`the rows of the table ${table} differ after the copy`)
    this.table = table
  }
}

/**
 * Copies all rows from one database to another, and compares every row of both at the end. The rows are copied in the
 * order of their keys, so that the last row of each table shows where an interrupted run has stopped. The next run
 * continues there. It first compares the rows that are copied already, and begins anew if one differs, because the
 * original may have changed between the two runs.
 */
export async function copyRows(
  source: RowSource,
  target: RowTarget,
  tell: (progress: CopyProgress) => void = () => {},
): Promise<CopyResult> {
  const tally = await Tally.of(source, tell)
  const hasRows = await hasBegun(target)
  const continued = hasRows && (await beginsLike(source, target))
  if (hasRows && !continued) await target.empty()
  for (const table of copiedTables) {
    await copyTable(source, target, table, tally)
    if (table.numbered !== null) await target.numberAfter(table, await source.lastNumber(table))
  }
  const table = await firstDifference(source, target, tally)
  if (table !== null) throw new CopyDiffers(table)
  return { ...tally.totals, continued }
}

/** Compares every row of two databases. Returns the numbers of compared rows; null if the databases differ. */
export async function haveSameRows(
  source: RowSource,
  target: RowSource,
  tell: (progress: CopyProgress) => void = () => {},
): Promise<CopyTotals | null> {
  const tally = await Tally.of(source, tell)
  return (await firstDifference(source, target, tally)) === null ? tally.totals : null
}

/** Returns the name of the first table whose rows, or whose last assigned number, differ; null if there is none. */
async function firstDifference(source: RowSource, target: RowSource, tally: Tally): Promise<string | null> {
  tally.check()
  for (const table of copiedTables) {
    const rows = await alikeRows(source, target, table, tally)
    if (rows === null || rows !== (await source.count(table))) return table.name
    if ((await source.lastNumber(table)) !== (await target.lastNumber(table))) return table.name
  }
  return null
}

async function hasBegun(target: RowTarget): Promise<boolean> {
  for (const table of copiedTables) if ((await target.last(table)) !== null) return true
  return false
}

async function beginsLike(source: RowSource, target: RowTarget): Promise<boolean> {
  for (const table of copiedTables) if ((await alikeRows(source, target, table)) === null) return false
  return true
}

async function copyTable(source: RowSource, target: RowTarget, table: CopiedTable, tally: Tally): Promise<void> {
  let row = await target.last(table)
  if (row !== null) tally.found(await target.count(table))
  const pace = new Pace(table)
  for (;;) {
    const rows = await source.after(table, row, pace.limit)
    if (rows.length === 0) return
    await target.add(table, rows)
    row = rows.at(-1) ?? null
    pace.read(rows)
    tally.done(table, rows)
    await nextTurn()
  }
}

/**
 * Compares the rows of the target with the first rows of the source. Returns the number of compared rows; null if a row
 * differs.
 */
async function alikeRows(
  source: RowSource,
  target: RowSource,
  table: CopiedTable,
  tally: Tally | null = null,
): Promise<number | null> {
  const pace = new Pace(table)
  let count = 0
  for (let row: Row | null = null; ; ) {
    const copied = await target.after(table, row, pace.limit)
    if (copied.length === 0) return count
    const original = await source.after(table, row, copied.length)
    if (digestOf(copied) !== digestOf(original)) return null
    row = copied.at(-1) ?? null
    count += copied.length
    pace.read(copied)
    tally?.done(table, copied)
    await nextTurn()
  }
}

/**
 * A digest of rows in their order. The values of a row's byte columns follow the row's JSON, which has only their
 * lengths.
 */
function digestOf(rows: readonly Row[]): string {
  const parts = rows.flatMap(row => [
    Buffer.from(JSON.stringify(row.map(value => (value instanceof Uint8Array ? [value.length] : value)))),
    ...row.filter(value => value instanceof Uint8Array),
  ])
  return hash("sha256", Buffer.concat(parts))
}

/** The number of rows that one step reads. It grows while the rows are small. */
class Pace {
  limit: number
  readonly #most: number
  constructor({ atOnce }: CopiedTable) {
    this.#most = atOnce
    this.limit = Math.min(atOnce, 100)
  }
  read(rows: readonly Row[]): void {
    const bytes = rows.reduce((sum, row) => sum + sizeOf(row), 0)
    this.limit = bytes > mostBytes ? Math.max(1, this.limit >> 2) : Math.min(this.#most, this.limit << 1)
  }
}

/** Counts the rows that are copied or compared, and reports the progress. */
class Tally {
  readonly totals: CopyTotals
  readonly #tell: (progress: CopyProgress) => void
  #step: CopyProgress["step"] = "copying"
  #rows = 0
  #workspaces = 0
  #notes = 0
  /** the workspace and the note of the last row */
  #last: Record<string, unknown> = {}

  private constructor(totals: CopyTotals, tell: (progress: CopyProgress) => void) {
    this.totals = totals
    this.#tell = tell
  }

  static async of(source: RowSource, tell: (progress: CopyProgress) => void): Promise<Tally> {
    const counts = new Map<string, number>()
    for (const table of copiedTables) counts.set(table.name, await source.count(table))
    const of = (name: string) => counts.get(name) ?? 0
    const rows = [...counts.values()].reduce((sum, n) => sum + n, 0)
    return new Tally({ rows, workspaces: of("workspace"), entries: of("event"), notes: of("doc_head") }, tell)
  }

  /** Counts the rows that an earlier run has copied. */
  found(rows: number): void {
    this.#rows += rows
  }

  /** Resets the counts before the check, because the check reads all rows again. */
  check(): void {
    this.#step = "checking"
    this.#last = {}
    this.#rows = 0
    this.#workspaces = 0
    this.#notes = 0
  }

  done({ name }: CopiedTable, rows: readonly Row[]): void {
    this.#rows += rows.length
    if (name === "event") this.#workspaces += this.#changes(name, rows)
    if (name === "doc_update") this.#notes += this.#changes(name, rows)
    const { rows: ofRows, workspaces: ofWorkspaces, notes: ofNotes } = this.totals
    this.#tell({
      step: this.#step,
      rows: this.#rows,
      ofRows,
      workspaces: Math.min(this.#workspaces, ofWorkspaces),
      ofWorkspaces,
      notes: Math.min(this.#notes, ofNotes),
      ofNotes,
    })
  }

  /** Counts the rows whose first column differs from that of the row before. */
  #changes(name: string, rows: readonly Row[]): number {
    let changes = 0
    for (const [first] of rows) {
      if (first !== this.#last[name]) changes++
      this.#last[name] = first
    }
    return changes
  }
}
