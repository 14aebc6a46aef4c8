import Sqlite from "better-sqlite3"
import { openSegment } from "../../documents/sealed/openSegment.ts"
import { isJournalWhole } from "../journal/sortStored.ts"

/**
 * Whether a database file passes SQLite's own check, and every document log is whole, in its rows, its segments and the
 * journal.
 */
export function isSound(file: string): boolean {
  const database = new Sqlite(file, { readonly: true })
  try {
    const check = database.pragma("integrity_check", { simple: true })
    if (check !== "ok" || !isJournalWhole(database)) return false
    return hasSegments(database) ? areWhole(database) : haveNoGap(database, "0")
  } catch (failure) {
    if (failure instanceof Sqlite.SqliteError) return false
    throw failure
  } finally {
    database.close()
  }
}

/** Whether the database has the table. A database of an earlier version lacks it. */
const hasSegments = (database: Sqlite.Database): boolean =>
  database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'doc_segment'").get() !== undefined

/**
 * Whether each log has as many updates as its head says. `sealed` is the SQL for the number of its updates in segments.
 */
const haveNoGap = (database: Sqlite.Database, sealed: string): boolean =>
  database
    .prepare(
      `SELECT count(*) FROM doc_head WHERE last_seq <>
       ${sealed} + (SELECT count(*) FROM doc_update WHERE doc_update.doc = doc_head.doc AND seq > ${sealed})`,
    )
    .pluck()
    .get() === 0

function areWhole(database: Sqlite.Database): boolean {
  if (!haveNoGap(database, "sealed_seq")) return false
  const heads = database.prepare<[], Head>("SELECT doc, sealed_seq AS sealedSeq FROM doc_head")
  const segments = database.prepare<[number], Segment>(
    `SELECT first_seq AS firstSeq, last_seq AS lastSeq, sha256, block FROM doc_segment WHERE doc = ? ORDER BY last_seq`,
  )
  return heads.all().every(({ doc, sealedSeq }) => {
    let last = 0
    for (const segment of segments.iterate(doc)) {
      if (segment.firstSeq !== last + 1 || !isWhole(segment)) return false
      last = segment.lastSeq
    }
    return last === sealedSeq
  })
}

interface Head {
  doc: number
  sealedSeq: number
}

interface Segment {
  firstSeq: number
  lastSeq: number
  sha256: string
  block: Uint8Array
}

function isWhole({ firstSeq, lastSeq, ...bytes }: Segment): boolean {
  try {
    return openSegment({ firstSeq, ...bytes }).at(-1)?.seq === lastSeq
  } catch {
    return false
  }
}
