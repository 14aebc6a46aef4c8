import Sqlite from "better-sqlite3"

/** Whether a database file passes SQLite's own check and no document log in it has a gap. */
export function isSound(file: string): boolean {
  const database = new Sqlite(file, { readonly: true })
  try {
    const check = database.pragma("integrity_check", { simple: true })
    const gaps = database
      .prepare(
        `SELECT count(*) FROM doc_head
         WHERE last_seq <> (SELECT count(*) FROM doc_update WHERE doc_update.doc = doc_head.doc)`,
      )
      .pluck()
      .get()
    return check === "ok" && gaps === 0
  } catch (failure) {
    if (failure instanceof Sqlite.SqliteError) return false
    throw failure
  } finally {
    database.close()
  }
}
