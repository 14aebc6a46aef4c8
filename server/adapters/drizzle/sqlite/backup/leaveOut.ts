import Sqlite from "better-sqlite3"

const ballots = ["ballot", "roll"] as const
/** The server writes these again from the log at its next start. */
const checkpoints = ["checkpoint", "checkpoint_part"] as const

/**
 * Deletes from a copy what no copy may hold: checkpoints, and the ballots and rolls of secret rounds that have not
 * ended. Two copies made before and after one ballot would otherwise show whose it is. Deleted content is overwritten,
 * and no journal on the disk holds it. Returns the number of those rounds.
 */
export function leaveOut(copy: string): number {
  const database = new Sqlite(copy)
  try {
    const rounds = unfinishedSecretRounds(database)
    const left = [...(rounds > 0 ? ballots : []), ...checkpoints].filter(table => holds(database, table))
    if (left.length === 0) return rounds
    database.pragma("journal_mode = MEMORY")
    database.pragma("secure_delete = ON")
    database.transaction(() => {
      for (const table of left) database.exec(`DELETE FROM ${table}`)
    })()
    return rounds
  } finally {
    database.close()
  }
}

/** A database of an earlier version lacks some tables. */
const has = (database: Sqlite.Database, table: string): boolean =>
  database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(table) !== undefined

const holds = (database: Sqlite.Database, table: string): boolean =>
  has(database, table) && database.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get() !== undefined

/**
 * A round's ballots and roll are destroyed when it ends, so that any that exist belong to rounds that have not ended.
 */
export function unfinishedSecretRounds(database: Sqlite.Database): number {
  const found = ballots.filter(table => has(database, table))
  const rounds = found.flatMap(table => database.prepare(`SELECT DISTINCT round FROM ${table}`).pluck().all())
  return new Set(rounds).size
}
