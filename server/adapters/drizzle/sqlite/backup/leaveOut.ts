import Sqlite from "better-sqlite3"

import { sortIfWhole } from "../journal/sortStored.ts"

const ballots = ["ballot", "roll"] as const
/** The tables of checkpoints. The server computes checkpoints from the log again at its next start. */
const checkpoints = ["checkpoint", "checkpoint_part"] as const
/** The table of translations that are being typed, which only their writers read. */
const drafts = ["translation_draft"] as const
/** The files that jobs have made. They stand for a day and can be asked for again. */
const files = ["job_file"] as const

/**
 * Deletes from a copy the data that no copy may contain: checkpoints, translations that are being typed, files of exports, and the
 * ballots and rolls of secret rounds that have not ended. Otherwise two copies, made before and after one ballot, would
 * show whose ballot it is. Deleted content is overwritten, and no rollback journal on the disk contains it. Also moves
 * the updates of the notes' journal into their logs. Returns the number of secret rounds that have not ended.
 */
export function leaveOut(copy: string): number {
  const database = new Sqlite(copy)
  try {
    database.pragma("journal_mode = MEMORY")
    database.pragma("secure_delete = ON")
    sortIfWhole(database)
    const rounds = unfinishedSecretRounds(database)
    const left = [...(rounds > 0 ? ballots : []), ...checkpoints, ...drafts, ...files].filter(table =>
      holds(database, table),
    )
    if (left.length === 0) return rounds
    database.transaction(() => {
      for (const table of left) database.exec(`DELETE FROM ${table}`)
    })()
    return rounds
  } finally {
    database.close()
  }
}

/** Whether the database has the table. A database of an earlier version lacks some tables. */
const has = (database: Sqlite.Database, table: string): boolean =>
  database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(table) !== undefined

const holds = (database: Sqlite.Database, table: string): boolean =>
  has(database, table) && database.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get() !== undefined

/**
 * The number of secret rounds that have not ended. A round's ballots and roll are destroyed when it ends, so every
 * stored row belongs to a round that has not ended.
 */
export function unfinishedSecretRounds(database: Sqlite.Database): number {
  const found = ballots.filter(table => has(database, table))
  const rounds = found.flatMap(table => database.prepare(`SELECT DISTINCT round FROM ${table}`).pluck().all())
  return new Set(rounds).size
}
