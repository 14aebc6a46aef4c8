import type Sqlite from "better-sqlite3"
import type { Hit, Partition, SearchFound, SearchQuery } from "../../ports/database/searchIndex.ts"
import { expressionOf } from "./indexed.ts"
import { Names, type PackedRow, unpacked, unpackedId } from "./packing.ts"
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
 * than `mostLookedThrough`, the answer says so. One transaction reads everything, because a removed text leaves its
 * number to a new one, which may be of another partition.
 */
export function findIn(db: Sqlite.Database, partitions: readonly Partition[], query: SearchQuery): SearchFound {
  return db.transaction(() => findNow(db, partitions, query))()
}

function findNow(db: Sqlite.Database, partitions: readonly Partition[], query: SearchQuery): SearchFound {
  const ids = partitions.map(one => knownPartition(db, one)).filter(id => id !== null)
  const match = ids.length > 0 ? expressionOf(ids, query) : ""
  if (match === "") return { hits: [], total: 0, isCut: false, ids: [] }
  const isWhole = query.allIds === true || query.ids !== undefined
  const candidates = db
    .prepare<[string, number], number>("SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?")
    .pluck()
    // SQLite reads a negative limit as none
    .all(match, isWhole ? -1 : mostLookedThrough + 1)
  const isCut = !isWhole && candidates.length > mostLookedThrough
  const rows = inTime(db, isCut ? candidates.slice(0, -1) : candidates, query)
  const things = isWhole ? thingsOf(db, rows) : new Map<number, string>()
  const wanted = query.ids && new Set(query.ids)
  const left = wanted ? rows.filter(id => wanted.has(things.get(id) ?? "")) : rows
  const names = new Names(db)
  const passage = db.prepare<[number], FoundRow>(
    "SELECT passages.*, partitions.workspace FROM passages JOIN partitions ON partitions.id = partition WHERE passages.id = ?",
  )
  const shown = left
    .slice(query.offset, query.offset + query.limit)
    .flatMap(id => passage.get(id) ?? [])
    .filter(({ partition }) => ids.includes(partition))
  return {
    hits: shown.map(row => hitOf(names, row, query.q)),
    total: left.length,
    isCut,
    ids: query.allIds ? [...new Set(things.values())] : [],
  }
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

/** The id of the thing that each text belongs to. */
function thingsOf(db: Sqlite.Database, rows: readonly number[]): Map<number, string> {
  const ref = db.prepare<[number], PackedRow["ref"]>("SELECT ref FROM passages WHERE id = ?").pluck()
  return new Map(
    rows.flatMap(id => {
      const found = ref.get(id)
      return found === undefined ? [] : [[id, unpackedId(found)] as const]
    }),
  )
}

interface FoundRow extends PackedRow {
  workspace: Hit["workspace"]
}

const hitOf = (names: Names, row: FoundRow, q: string): Hit => ({
  ...unpacked(names, row),
  workspace: row.workspace,
  marks: marksOf(row.text, q, mostShown),
})
