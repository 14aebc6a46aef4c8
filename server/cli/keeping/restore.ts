import { chmodSync, closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync } from "node:fs"
import { beginAnew } from "../../adapters/drizzle/sqlite/backup/beginAnew.ts"
import { carryKeys } from "../../adapters/drizzle/sqlite/backup/carryKeys.ts"
import { copyOf } from "../../adapters/drizzle/sqlite/backup/copyDatabase.ts"
import { isSound } from "../../adapters/drizzle/sqlite/backup/isSound.ts"
import { connect } from "../../adapters/drizzle/sqlite/connect.ts"
import { FolderInUse, ownFolder } from "../../adapters/system/dataFolder.ts"
import { renewNote } from "../../commands/drift/renewNote.ts"
import { voidSecretRounds } from "../../commands/round/secret/voidSecretRounds.ts"
import type { Say } from "../../ports/operatorError.ts"
import { databaseIn, openInstance } from "../../start/instance/instance.ts"
import { checked } from "./checked.ts"
import { removeDatabase } from "./removeDatabase.ts"

/**
 * Puts a backup in place of the folder's data, and keeps that data beside it. A draft is prepared and moved into place
 * in one step. It has a new incarnation, so that pages fetch again, and a new epoch for every note, so that no page
 * brings back, or claims, text of the lost hours.
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
    sync(folder)
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

/** Writes the log beside it back into the file, where the file can still be read. */
function settled(database: string): "settled" | "unreadable" {
  try {
    connect(database).close()
    return isSound(database) ? "settled" : "unreadable"
  } catch {
    return "unreadable"
  }
}

/** Later than any epoch that a page can have seen: one a second is more than `compact` can begin. */
const epochAt = (ms: number): number => Math.floor(ms / 1_000)

/** A new epoch for every note; and no secret round goes on without its ballots. Says how many were made void. */
async function beginAgain(draft: string): Promise<number> {
  const instance = await openInstance(draft)
  // the clock's timers let a process end, and nothing else holds this one
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

/** A log that could not be written back goes with its file: beside another database it would be read into that. */
function keepBeside(database: string): string {
  const kept = `${database}.before-restore-${new Date().toISOString().replace(/\D/g, "").slice(0, 17)}`
  linkSync(database, kept)
  for (const beside of ["-wal", "-shm"])
    if (existsSync(`${database}${beside}`)) renameSync(`${database}${beside}`, `${kept}${beside}`)
  return kept
}

function sync(folder: string): void {
  const opened = openSync(folder, "r")
  fsyncSync(opened)
  closeSync(opened)
}
