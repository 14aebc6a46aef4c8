import { existsSync, linkSync, renameSync } from "node:fs"
import { isSound } from "../../adapters/drizzle/sqlite/backup/isSound.ts"
import { removeDatabase } from "../../adapters/drizzle/sqlite/backup/removeDatabase.ts"
import { sortAtRest } from "../../adapters/drizzle/sqlite/journal/sortAtRest.ts"
import type { Say } from "../../ports/operatorError.ts"
import { databaseIn } from "../../start/instance/database.ts"
import type { backup } from "./backup.ts"
import { beside, own, prepareDraft, toldOf } from "./prepareDraft.ts"
import { restorePostgres } from "./restorePostgres.ts"
import { syncFolder } from "./syncFolder.ts"

/** Replaces the database of a server with a backup, on SQLite or on PostgreSQL. */
export const restore = (
  { folder, databaseUrl }: Parameters<typeof backup>[0],
  file: string,
  say: Say,
): Promise<string> =>
  databaseUrl === null ? restoreFolder(folder, file, say) : restorePostgres(databaseUrl, folder, file, say)

/**
 * Replaces the database in the data folder with a backup, and keeps the old database in the same folder. Everything is
 * prepared in a draft file, which is then renamed into place. A new incarnation makes every page fetch its data again.
 * Every note gets a new epoch, because the backup lacks the newest edits: no page may write them back or report them as
 * saved.
 */
export async function restoreFolder(folder: string, file: string, say: Say): Promise<string> {
  if (!existsSync(file)) throw new Error(say("keeping.missing", { file }))
  const owner = await own(folder, say)
  const database = databaseIn(folder)
  const draft = `${database}.restoring`
  removeDatabase(draft)
  try {
    const before = existsSync(database) ? settled(database) : null
    const today = before && database
    const prepared = await prepareDraft(draft, file, { today, lost: before === "settled" ? today : null }, say)
    const kept = before && keepBeside(database)
    renameSync(draft, database)
    syncFolder(folder)
    const lines = toldOf(prepared, folder, file, say)
    if (kept) lines.push(say(before === "settled" ? "keeping.kept" : "keeping.unread", { file: kept }))
    return lines.join("\n")
  } finally {
    removeDatabase(draft)
    await owner.close()
  }
}

/**
 * Writes SQLite's write-ahead log back into the database file, and the notes' journal into their logs. Returns
 * "unreadable" if the file is damaged or cannot be opened.
 */
function settled(database: string): "settled" | "unreadable" {
  try {
    sortAtRest(database)
    return isSound(database) ? "settled" : "unreadable"
  } catch {
    return "unreadable"
  }
}

/**
 * Keeps the old database under another name, together with a write-ahead log that could not be written back. If that
 * log stayed, SQLite would apply it to the restored database.
 */
function keepBeside(database: string): string {
  const kept = beside(database)
  linkSync(database, kept)
  for (const beside of ["-wal", "-shm"])
    if (existsSync(`${database}${beside}`)) renameSync(`${database}${beside}`, `${kept}${beside}`)
  return kept
}
