import type Sqlite from "better-sqlite3"
import type { Hit, Partition, SearchFound, SearchQuery } from "../../ports/database/searchIndex.ts"
import { expressionOf } from "./indexed.ts"
import { Names, type PackedRow, unpacked } from "./packing.ts"
import { marksOf } from "./tokens.ts"

/** The texts that one search looks through, so that a word of nearly every text is found as fast as another one. */
export const mostLookedThrough = 10_000

/** The characters after the first mark in which words are marked. A result shows fewer of them. */
const mostShown = 1000

/** Returns the number of a partition, or null if nothing of it was ever indexed. */
export const knownPartition = (db: Sqlite.Database, { workspace, audience }: Partition): number | null => {
  const id = db
    .prepare<[string, string], number>("SELECT id FROM partitions WHERE workspace = ? AND audience = ?")
    .pluck()
    .get(workspace, audience)
  return typeof id === "number" ? id : null
}

/**
 * Finds texts in these partitions alone. The newest texts of the first order are looked through first; if there are more
 * than `mostLookedThrough`, the answer says so.
 */
export function findIn(db: Sqlite.Database, partitions: readonly Partition[], query: SearchQuery): SearchFound {
  const ids = partitions.map(one => knownPartition(db, one)).filter(id => id !== null)
  const match = ids.length > 0 ? expressionOf(ids, query) : ""
  if (match === "") return { hits: [], total: 0, isCut: false }
  const candidates = db
    .prepare<[string, number], number>("SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?")
    .pluck()
    .all(match, mostLookedThrough + 1)
  const isCut = candidates.length > mostLookedThrough
  const rows = inTime(db, isCut ? candidates.slice(0, -1) : candidates, query)
  const names = new Names(db)
  const passage = db.prepare<[number], FoundRow>(
    "SELECT passages.*, partitions.workspace FROM passages JOIN partitions ON partitions.id = partition WHERE passages.id = ?",
  )
  const shown = rows.slice(query.offset, query.offset + query.limit).flatMap(id => passage.get(id) ?? [])
  return { hits: shown.map(row => hitOf(names, row, query.q)), total: rows.length, isCut }
}

/** Leaves the texts of the time that the query names. */
function inTime(db: Sqlite.Database, rows: readonly number[], { since, until }: SearchQuery): readonly number[] {
  if (since === undefined && until === undefined) return rows
  const [from, to] = [since ?? 0, until ?? Number.MAX_SAFE_INTEGER]
  const at = db.prepare<[number], number>("SELECT at FROM passages WHERE id = ?").pluck()
  return rows.filter(id => {
    const time = at.get(id) ?? 0
    return time >= from && time < to
  })
}

interface FoundRow extends PackedRow {
  workspace: Hit["workspace"]
}

const hitOf = (names: Names, row: FoundRow, q: string): Hit => ({
  ...unpacked(names, row),
  workspace: row.workspace,
  marks: marksOf(row.text, q, mostShown),
})
