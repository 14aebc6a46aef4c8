import type Sqlite from "better-sqlite3"
import { decodeEntries } from "./journalEntries.ts"

/** An update that only the journal has. */
interface UnsortedUpdate {
  doc: number
  seq: number
  actor: number
  atMs: number
  bin: Uint8Array
}

/**
 * Moves the updates of a journal into their logs: at the start, and in a copy of a database. Throws if the journal is
 * damaged, and changes nothing then.
 */
export function sortStored(database: Sqlite.Database): void {
  if (!holdsJournal(database)) return
  const add = database.prepare("INSERT INTO doc_update (doc, seq, actor, at_ms, bin) VALUES (?, ?, ?, ?, ?)")
  const move = database.prepare("UPDATE doc_head SET last_seq = ? WHERE doc = ?")
  database
    .transaction(() => {
      const heads = new Map<number, number>()
      for (const { doc, seq, actor, atMs, bin } of unsortedIn(database)) {
        add.run(doc, seq, actor, atMs, bin)
        heads.set(doc, seq)
      }
      for (const [doc, seq] of heads) move.run(seq, doc)
      database.exec("DELETE FROM doc_journal")
    })
    .immediate()
}

/** Sorts a journal unless it is damaged. */
export function sortIfWhole(database: Sqlite.Database): void {
  if (isJournalWhole(database)) sortStored(database)
}

/** Whether every entry of the journal can be read and continues its log. */
export function isJournalWhole(database: Sqlite.Database): boolean {
  if (!holdsJournal(database)) return true
  try {
    unsortedIn(database)
    return true
  } catch {
    return false
  }
}

/**
 * Makes a read-only database show the updates of its journal: temporary views of this connection replace the tables.
 * Shows no updates of a damaged journal.
 */
export function showStored(database: Sqlite.Database): void {
  if (!holdsJournal(database) || !isJournalWhole(database)) return
  const unsorted = unsortedIn(database)
  database.pragma("temp_store = MEMORY")
  database.exec("CREATE TEMP TABLE unsorted (doc integer, seq integer, actor integer, at_ms integer, bin blob)")
  const add = database.prepare("INSERT INTO temp.unsorted VALUES (?, ?, ?, ?, ?)")
  for (const { doc, seq, actor, atMs, bin } of unsorted) add.run(doc, seq, actor, atMs, bin)
  database.exec(`
    CREATE TEMP VIEW doc_update AS
      SELECT doc, seq, actor, at_ms, bin FROM main.doc_update UNION ALL SELECT * FROM temp.unsorted;
    CREATE TEMP VIEW doc_head AS
      SELECT doc, topic, workspace, epoch, snapshot_seq, sealed_seq, standing, rights,
        coalesce((SELECT max(seq) FROM temp.unsorted WHERE unsorted.doc = head.doc), last_seq) AS last_seq
      FROM main.doc_head AS head`)
}

/** Whether the journal has a row. A database of an earlier version has no journal. */
const holdsJournal = (database: Sqlite.Database): boolean =>
  database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'doc_journal'").get() !== undefined &&
  database.prepare("SELECT 1 FROM doc_journal LIMIT 1").get() !== undefined

/** Returns the updates after the heads of their logs, in order. Throws if the journal is damaged. */
function unsortedIn(database: Sqlite.Database): UnsortedUpdate[] {
  const headOf = database.prepare<[number], number>("SELECT last_seq FROM doc_head WHERE doc = ?").pluck()
  const rows = database.prepare<[], Uint8Array>("SELECT bin FROM doc_journal ORDER BY n").pluck().all()
  const heads = new Map<number, number>()
  return rows.flatMap(decodeEntries).flatMap(({ doc, firstSeq, updates }) => {
    const last = heads.get(doc) ?? headOf.get(doc)
    if (last === undefined || firstSeq > last + 1)
      throw new Error(`the journal has a gap before update ${firstSeq} of the log ${doc}`)
    const rest = updates.slice(last + 1 - firstSeq)
    heads.set(doc, last + rest.length)
    return rest.map((update, n) => ({ doc, seq: last + 1 + n, ...update }))
  })
}
