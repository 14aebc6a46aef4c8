import Sqlite from "better-sqlite3"

const tables = ["ballot", "roll"] as const

/**
 * Takes the ballots and rolls of secret rounds that have not ended out of a copy, and says of how many rounds. Two copies
 * that were made before and after one ballot would otherwise tell whose it is. What is deleted is overwritten, and nothing
 * of it is written to a journal on the disk.
 */
export function leaveOutBallots(copy: string): number {
  const database = new Sqlite(copy)
  try {
    const rounds = unfinishedSecretRounds(database)
    if (rounds === 0) return 0
    database.pragma("journal_mode = MEMORY")
    database.pragma("secure_delete = ON")
    database.transaction(() => {
      for (const table of tables) database.exec(`DELETE FROM ${table}`)
    })()
    return rounds
  } finally {
    database.close()
  }
}

/** A round's ballots and roll are destroyed when it ends, so that those that are there belong to rounds that have not. */
export function unfinishedSecretRounds(database: Sqlite.Database): number {
  const has = database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?")
  // a database of the first days has none of them
  const found = tables.filter(table => has.get(table) !== undefined)
  const rounds = found.flatMap(table => database.prepare(`SELECT DISTINCT round FROM ${table}`).pluck().all())
  return new Set(rounds).size
}
