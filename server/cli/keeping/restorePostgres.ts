import { existsSync, renameSync } from "node:fs"
import { addressOf } from "../../adapters/drizzle/copying/addressNames.ts"
import { type Copied, closeForGood } from "../../adapters/drizzle/sqlite/backup/copyDatabase.ts"
import { removeDatabase } from "../../adapters/drizzle/sqlite/backup/removeDatabase.ts"
import { openSqliteOriginal } from "../../adapters/drizzle/sqlite/copying/openSqliteOriginal.ts"
import { OperatorError, type Say } from "../../ports/operatorError.ts"
import { databaseIn, loadPostgresCopying } from "../../start/instance/database.ts"
import { isFullDisk, isLost } from "../migrating/interrupted.ts"
import { copyFromPostgres } from "./copyFromPostgres.ts"
import { beside, own, prepareDraft, toldOf } from "./prepareDraft.ts"

/**
 * Replaces the content of a PostgreSQL database with a backup, and keeps the old content in a file in the data folder.
 * The backup is prepared in a draft file there, and then copied in one transaction, so that a killed restore changes
 * nothing.
 */
export async function restorePostgres(url: string, folder: string, file: string, say: Say): Promise<string> {
  if (!existsSync(file)) throw new Error(say("keeping.missing", { file }))
  const owner = await own(folder, say)
  const draft = `${databaseIn(folder)}.restoring`
  const database = await (await loadPostgresCopying()).openPostgresToReplace(url).catch(async (failure: unknown) => {
    await owner.close()
    throw failure
  })
  try {
    removeDatabase(draft)
    const today = database.holdsPanel ? await keepToday(url, databaseIn(folder)) : null
    const kept = today?.file ?? null
    const prepared = await prepareDraft(draft, file, { today: kept, lost: kept }, say)
    const original = openSqliteOriginal(draft)
    try {
      await database.replace(original.rows)
    } finally {
      await original.close()
    }
    const lines = toldOf(prepared, addressOf(url), file, say)
    if (kept !== null) lines.push(say("keeping.kept", { file: kept }))
    if (today && today.secretRounds > 0) lines.push(say("keeping.without-ballots", { n: today.secretRounds }))
    return lines.join("\n")
  } catch (failure) {
    if (isFullDisk(failure)) throw new OperatorError(say => say("start.postgres-full"), { cause: failure })
    if (failure instanceof OperatorError || !isLost(failure)) throw failure
    throw new OperatorError(say => say("keeping.interrupted", { why: failure.message }), { cause: failure })
  } finally {
    removeDatabase(draft)
    await database.close()
    await owner.close()
  }
}

/** The file with the old content. It has no ballots of rounds that have not ended. */
interface Kept extends Copied {
  file: string
}

/**
 * Copies the content of the PostgreSQL database into a file in the data folder. The file gets its name when it is
 * complete.
 */
async function keepToday(url: string, database: string): Promise<Kept> {
  const part = `${database}.before-restore.part`
  removeDatabase(part)
  let copied: Copied
  try {
    copied = await copyFromPostgres(url, part)
  } catch (failure) {
    removeDatabase(part)
    if (failure instanceof OperatorError || isLost(failure) || !(failure instanceof Error)) throw failure
    const why = failure.message
    throw new OperatorError(
      say =>
        isFullDisk(failure) ? say("keeping.unwritable", { file: part, why }) : say("keeping.unreadable", { why }),
      { cause: failure },
    )
  }
  closeForGood(part)
  const kept = beside(database)
  renameSync(part, kept)
  return { file: kept, ...copied }
}
