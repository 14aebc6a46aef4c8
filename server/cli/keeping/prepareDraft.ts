import { chmodSync } from "node:fs"
import { beginAnew } from "../../adapters/drizzle/sqlite/backup/beginAnew.ts"
import { carryKeys, type KeyRestored } from "../../adapters/drizzle/sqlite/backup/carryKeys.ts"
import { copyOf } from "../../adapters/drizzle/sqlite/backup/copyDatabase.ts"
import { connectToRead } from "../../adapters/drizzle/sqlite/connect.ts"
import { isDamage, sqliteCode } from "../../adapters/drizzle/sqlite/failure.ts"
import { standingIn } from "../../adapters/drizzle/sqlite/migrate.ts"
import { FolderInUse, ownFolder } from "../../adapters/system/dataFolder.ts"
import { renewNote } from "../../commands/drift/renewNote.ts"
import { voidSecretRounds } from "../../commands/round/secret/voidSecretRounds.ts"
import type { Say } from "../../ports/operatorError.ts"
import { openInstance } from "../../start/instance/openInstance.ts"
import { checked } from "./checked.ts"

interface Prepared {
  workspaces: number
  entries: number
  key: KeyRestored
  /** the number of secret rounds that were made void */
  voided: number
  /** the number of webhooks that were paused */
  paused: number
}

/**
 * Writes a draft file that will replace a database. It has the content of a backup, a new incarnation and new epochs.
 * `today` is a file with the database that will be replaced; its keys are copied into the draft. `lost` is the same
 * file if it can be read; the draft then retires the client ids in it, so that nobody can claim them.
 */
export async function prepareDraft(
  draft: string,
  file: string,
  { today, lost }: { today: string | null; lost: string | null },
  say: Say,
): Promise<Prepared> {
  copy(file, draft, say)
  refuseNewer(draft, file, say)
  const found = await checked(draft, file, say)
  const key = carryKeys(draft, today)
  const paused = beginAnew(draft, lost, Date.now())
  return { ...found, key, paused, voided: await beginAgain(draft, found) }
}

/** The sentences for the terminal about a restore, except the sentence about the replaced data. */
export function toldOf({ key, voided, paused, ...found }: Prepared, place: string, file: string, say: Say): string[] {
  const lines = [say("keeping.restored", { folder: place, file, ...found })]
  if (key.which !== "own")
    lines.push(say(key.which === "carried" ? "keeping.key-carried" : "keeping.key-unsure", { key: key.publicKey }))
  if (voided > 0) lines.push(say("keeping.voided", { n: voided }))
  if (paused > 0) lines.push(say("keeping.paused", { n: paused }))
  return lines
}

/** Locks the data folder while its data are replaced. */
export async function own(folder: string, say: Say) {
  try {
    return await ownFolder(folder, async () => {
      throw new Error(say("keeping.in-use", { folder }))
    })
  } catch (failure) {
    throw failure instanceof FolderInUse ? new Error(say("keeping.in-use", { folder }), { cause: failure }) : failure
  }
}

/** The name of the file that keeps the content of a database from before a restore. */
export const beside = (database: string): string =>
  `${database}.before-restore-${new Date().toISOString().replace(/\D/g, "").slice(0, 17)}`

function copy(file: string, draft: string, say: Say): void {
  try {
    copyOf(file, draft)
    chmodSync(draft, 0o600)
  } catch (failure) {
    throw new Error(say("keeping.damaged", { file }), { cause: failure })
  }
}

/** Refuses a backup that a newer version has written, because this version cannot read its tables. */
function refuseNewer(draft: string, file: string, say: Say): void {
  const database = connectToRead(draft)
  try {
    if (standingIn(database) === "newer") throw new Error(say("keeping.newer", { file }))
  } catch (failure) {
    throw isDamage(sqliteCode(failure)) ? new Error(say("keeping.damaged", { file }), { cause: failure }) : failure
  } finally {
    database.close()
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
async function beginAgain(draft: string, found: { workspaces: number; entries: number }): Promise<number> {
  const instance = await openInstance(draft)
  // the clock's timers do not keep the process alive, so this interval does until the new epochs are written
  // oxlint-disable-next-line plenary/rounds -- keeps the process alive
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
    await instance.hostLog.append({ kind: "restored", ...found, by: { kind: "terminal" } })
    await instance.sync.documents.drain()
    return voided
  } finally {
    await instance.close()
    clearInterval(alive)
  }
}
