import type Sqlite from "better-sqlite3"
import type { Findable, Hit, Partition, SearchFound, SearchQuery } from "../../ports/database/searchIndex.ts"
import type { FreshParts } from "./freshParts.ts"
import { expressionOf } from "./indexed.ts"
import { lastOrder, Names, type PackedRow, perOrder, unpacked, unpackedId } from "./packing.ts"
import { marksOf } from "./tokens.ts"

/**
 * The texts that one search looks through, so that a word which nearly every text has is found as fast as a rare one.
 */
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
 * number to a new one, which may be of another partition. `fresh` are the parts of which the file is behind.
 */
export function findIn(
  db: Sqlite.Database,
  partitions: readonly Partition[],
  query: SearchQuery,
  fresh: FreshParts,
): SearchFound {
  return db.transaction(() => findNow(db, partitions, query, fresh))()
}

/** A text that was found: a row of the file, or a text that the file does not have yet. */
type Candidate = { row: number } | { partition: number; passage: Findable }

function findNow(
  db: Sqlite.Database,
  partitions: readonly Partition[],
  query: SearchQuery,
  fresh: FreshParts,
): SearchFound {
  const both = partitions.map(({ workspace }) => ({ workspace, audience: "both" as const }))
  const known = [...partitions, ...both].map(one => knownPartition(db, one)).filter(id => id !== null)
  const ids = [...new Set(known)]
  const match = ids.length > 0 ? expressionOf(ids, query) : ""
  if (match === "") return { hits: [], total: 0, isCut: false, ids: [] }
  const isWhole = query.allIds === true || query.ids !== undefined
  const candidates = db
    .prepare<[string, number], number>("SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?")
    .pluck()
    // SQLite reads a negative limit as none
    .all(match, isWhole ? -1 : mostLookedThrough + 1)
  const isCut = !isWhole && candidates.length > mostLookedThrough
  const there = (isCut ? candidates.slice(0, -1) : candidates).filter(row => !fresh.hides(row))
  const rows = inTime(db, withFresh(there, fresh.find(ids, query)), query)
  const thing = isWhole ? thingOf(db) : () => ""
  const wanted = query.ids && new Set(query.ids)
  const left = wanted ? rows.filter(one => wanted.has(thing(one))) : rows
  const names = new Names(db)
  const passage = db.prepare<[number], FoundRow>(
    "SELECT passages.*, partitions.workspace FROM passages JOIN partitions ON partitions.id = partition WHERE passages.id = ?",
  )
  const workspaceOf = db.prepare<[number], Hit["workspace"]>("SELECT workspace FROM partitions WHERE id = ?").pluck()
  const hits = left.slice(query.offset, query.offset + query.limit).flatMap((one): Hit[] => {
    if ("passage" in one) {
      const workspace = workspaceOf.get(one.partition)
      const marks = marksOf(one.passage.text, query.q, mostShown)
      return workspace === undefined ? [] : [{ ...one.passage, workspace, marks }]
    }
    const row = passage.get(one.row)
    return row && ids.includes(row.partition) ? [hitOf(names, row, query.q)] : []
  })
  return { hits, total: left.length, isCut, ids: query.allIds ? [...new Set(rows.map(thing))] : [] }
}

/** Puts fresh texts before the others of the same order, because they are newer. */
function withFresh(rows: readonly number[], found: readonly { partition: number; passage: Findable }[]): Candidate[] {
  const list: Candidate[] = rows.map(row => ({ row }))
  for (const one of found.toReversed()) {
    const ends = (lastOrder - one.passage.order + 1) * perOrder
    const at = list.findIndex(other => "row" in other && other.row < ends)
    list.splice(at < 0 ? list.length : at, 0, one)
  }
  return list
}

/** Leaves the texts of the time that the query names. */
function inTime(db: Sqlite.Database, rows: readonly Candidate[], { since, until }: SearchQuery): readonly Candidate[] {
  if (since === undefined && until === undefined) return rows
  const [from, to] = [since ?? 0, until ?? Number.MAX_SAFE_INTEGER]
  const at = db.prepare<[number], number>("SELECT at FROM passages WHERE id = ?").pluck()
  return rows.filter(one => {
    const time = "row" in one ? (at.get(one.row) ?? 0) : one.passage.at
    return time >= from && time < to
  })
}

/** Returns a function that reads the id of the thing that a text belongs to. */
function thingOf(db: Sqlite.Database): (one: Candidate) => string {
  const ref = db.prepare<[number], PackedRow["ref"]>("SELECT ref FROM passages WHERE id = ?").pluck()
  const known = new Map<number, string>()
  return one => {
    if ("passage" in one) return one.passage.id
    const before = known.get(one.row)
    if (before !== undefined) return before
    const id = unpackedId(ref.get(one.row) ?? "")
    known.set(one.row, id)
    return id
  }
}

interface FoundRow extends PackedRow {
  workspace: Hit["workspace"]
}

const hitOf = (names: Names, row: FoundRow, q: string): Hit => ({
  ...unpacked(names, row),
  workspace: row.workspace,
  marks: marksOf(row.text, q, mostShown),
})
