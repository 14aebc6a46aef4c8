import { chmodSync, existsSync, renameSync, rmSync } from "node:fs"
import { constants, setPriority } from "node:os"
import { dirname } from "node:path"
import { type Copied, closeForGood, copyServed } from "../../adapters/drizzle/sqlite/backup/copyDatabase.ts"
import { removeDatabase } from "../../adapters/drizzle/sqlite/backup/removeDatabase.ts"
import { OperatorError, type Say } from "../../ports/operatorError.ts"
import { databaseIn } from "../../start/instance/database.ts"
import { isFullDisk } from "../migrating/interrupted.ts"
import { type Checked, checked } from "./checked.ts"
import { copyFromPostgres } from "./copyFromPostgres.ts"
import { syncFolder } from "./syncFolder.ts"

interface Of {
  folder: string
  /** null: the SQLite file in the folder */
  databaseUrl: string | null
}

interface Written extends Copied {
  file: string
  workspaces: number
  entries: number
}

/**
 * Writes the whole database, as it is now, into one file, whether or not a server runs. The file gets its name only
 * after every hash chain in it has been verified.
 */
async function writeBackup(
  { folder, databaseUrl }: Of,
  file: string,
  say: Say,
  record: (found: Checked) => Promise<unknown>,
  yields: () => void = () => {},
): Promise<Written> {
  if (databaseUrl === null && !existsSync(databaseIn(folder))) throw new Error(say("keeping.nothing", { folder }))
  if (existsSync(file)) throw new Error(say("keeping.exists", { file }))
  const part = `${file}.part`
  const waits = () => console.error(say("keeping.waits"))
  removeDatabase(part)
  try {
    if (databaseUrl !== null) yields()
    const copied = await write(part, say, () =>
      databaseUrl === null
        ? copyServed(databaseIn(folder), part, { waits, yields })
        : copyFromPostgres(databaseUrl, part),
    )
    const found = await checked(part, file, say)
    closeForGood(part)
    renameSync(part, file)
    syncFolder(dirname(file))
    // a log that cannot be written must not make a good backup look like a failed one
    await record(found).catch(() => console.error(say("keeping.unrecorded")))
    return { file, ...copied, ...found }
  } finally {
    removeDatabase(part)
  }
}

/** Writes a backup, and returns the sentences for the terminal. */
export async function backup(
  of: Of,
  file: string,
  say: Say,
  record: (found: Checked) => Promise<unknown> = async () => {},
): Promise<string> {
  const { secretRounds, ...found } = await writeBackup(of, file, say, record)
  const done = say("keeping.backed-up", { ...found })
  return secretRounds === 0 ? done : `${done}\n${say("keeping.without-ballots", { n: secretRounds })}`
}

/** Gives this process a low priority. Where the system denies that, the backup is made all the same. */
function lowerPriority(lower: typeof setPriority): void {
  try {
    lower(constants.priority.PRIORITY_LOW)
  } catch {
    // a slower panel is better than no backup
  }
}

/**
 * Writes a backup in a process that yields to the server, because a copy and the check of each entry would hold up
 * those who write. Returns the outcome for a program, even if the backup failed.
 */
export const backupForProgram = (
  of: Of,
  file: string,
  say: Say,
  record: (found: Checked) => Promise<unknown>,
  lower: typeof setPriority = setPriority,
) =>
  writeBackup(of, file, say, record, () => lowerPriority(lower)).then(
    ({ secretRounds, longestReadMs, workspaces, entries }) => ({
      kind: "written" as const,
      file,
      workspaces,
      entries,
      secretRounds,
      ...(longestReadMs !== undefined && { longestReadMs }),
    }),
    (failure: unknown) => ({
      kind: "failed" as const,
      full: isFullDisk(failure),
      text: failure instanceof OperatorError ? failure.told(say) : failure instanceof Error ? failure.message : "",
    }),
  )

async function write(part: string, say: Say, copy: () => Promise<Copied>): Promise<Copied> {
  try {
    const copied = await copy()
    chmodSync(part, 0o600) // the backup holds everything, so only its owner may read it
    return copied
  } catch (failure) {
    rmSync(part, { force: true })
    if (failure instanceof OperatorError) throw failure
    throw new Error(say("keeping.unwritable", { file: part, why: failure instanceof Error ? failure.message : "" }), {
      cause: failure,
    })
  }
}
