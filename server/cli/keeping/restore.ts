import { chmodSync, existsSync, linkSync, renameSync } from "node:fs"
import { beginAnew } from "../../adapters/drizzle/sqlite/backup/beginAnew.ts"
import { carryKeys } from "../../adapters/drizzle/sqlite/backup/carryKeys.ts"
import { copyOf } from "../../adapters/drizzle/sqlite/backup/copyDatabase.ts"
import { isSound } from "../../adapters/drizzle/sqlite/backup/isSound.ts"
import { removeDatabase } from "../../adapters/drizzle/sqlite/backup/removeDatabase.ts"
import { connect } from "../../adapters/drizzle/sqlite/connect.ts"
import { FolderInUse, ownFolder } from "../../adapters/system/dataFolder.ts"
import { renewNote } from "../../commands/drift/renewNote.ts"
import { voidSecretRounds } from "../../commands/round/secret/voidSecretRounds.ts"
import type { Say } from "../../ports/operatorError.ts"
import { databaseIn } from "../../start/instance/database.ts"
import { openInstance } from "../../start/instance/instance.ts"
import { checked } from "./checked.ts"
import { syncFolder } from "./syncFolder.ts"

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
    copy(file, draft, say)
    const found = await checked(draft, file, say)
    const before = existsSync(database) ? settled(database) : null
    const key = carryKeys(draft, before && database)
    beginAnew(draft, before === "settled" ? database : null)
    const voided = await beginAgain(draft)
    const kept = before && keepBeside(database)
    renameSync(draft, database)
    syncFolder(folder)
    const lines = [say("keeping.restored", { folder, file, ...found })]
    if (key.which !== "own")
      lines.push(say(key.which === "carried" ? "keeping.key-carried" : "keeping.key-unsure", { key: key.publicKey }))
    if (voided > 0) lines.push(say("keeping.voided", { n: voided }))
    if (kept) lines.push(say(before === "settled" ? "keeping.kept" : "keeping.unread", { file: kept }))
    return lines.join("\n")
  } finally {
    removeDatabase(draft)
    await owner.close()
  }
}

async function own(folder: string, say: Say) {
  try {
    return await ownFolder(folder, async () => {
      throw new Error(say("keeping.in-use", { folder }))
    })
  } catch (failure) {
    throw failure instanceof FolderInUse ? new Error(say("keeping.in-use", { folder }), { cause: failure }) : failure
  }
}

function copy(file: string, draft: string, say: Say): void {
  try {
    copyOf(file, draft)
    chmodSync(draft, 0o600)
  } catch (failure) {
    throw new Error(say("keeping.damaged", { file }), { cause: failure })
  }
}

/**
 * Writes SQLite's write-ahead log back into the database file. Returns "unreadable" if the file is damaged or cannot be
 * opened.
 */
function settled(database: string): "settled" | "unreadable" {
  try {
    connect(database).close()
    return isSound(database) ? "settled" : "unreadable"
  } catch {
    return "unreadable"
  }
}

/**
 * Unix time in seconds, used as the epoch number. It exceeds any epoch a page has seen, because `compact` adds 1 each
 * time and runs less than once a second.
 */
const epochAt = (ms: number): number => Math.floor(ms / 1_000)

/**
 * Gives every note a new epoch and makes secret rounds void, because a backup may lack their ballots. Returns the
 * number of rounds made void.
 */
async function beginAgain(draft: string): Promise<number> {
  const instance = await openInstance(draft)
  // the clock's timers do not keep the process alive, so this interval does until the new epochs are written
  const alive = setInterval(() => {}, 60_000)
  try {
    const least = epochAt(instance.clock.now())
    const ports = { ...instance, documents: instance.sync.documents }
    let voided = 0
    for (const { id: workspace } of await instance.directory.workspaces()) {
      const { state } = await instance.folds.current(workspace)
      for (const { id: topic } of Object.values(state.topics)) await renewNote(ports, { topic, workspace }, least)
      voided += await voidSecretRounds(instance, workspace)
    }
    await instance.sync.documents.drain()
    return voided
  } finally {
    await instance.close()
    clearInterval(alive)
  }
}

/**
 * Keeps the old database under another name, together with a write-ahead log that could not be written back. If that
 * log stayed, SQLite would apply it to the restored database.
 */
function keepBeside(database: string): string {
  const kept = `${database}.before-restore-${new Date().toISOString().replace(/\D/g, "").slice(0, 17)}`
  linkSync(database, kept)
  for (const beside of ["-wal", "-shm"])
    if (existsSync(`${database}${beside}`)) renameSync(`${database}${beside}`, `${kept}${beside}`)
  return kept
}
