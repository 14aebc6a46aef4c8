import { chmodSync, existsSync, renameSync, rmSync } from "node:fs"
import { type Copied, closeForGood, copyServed } from "../../adapters/drizzle/sqlite/backup/copyDatabase.ts"
import { removeDatabase } from "../../adapters/drizzle/sqlite/backup/removeDatabase.ts"
import { OperatorError, type Say } from "../../ports/operatorError.ts"
import { databaseIn } from "../../start/instance/database.ts"
import { type Checked, checked } from "./checked.ts"
import { copyFromPostgres } from "./copyFromPostgres.ts"

interface Of {
  folder: string
  /** null: the SQLite file in the folder */
  databaseUrl: string | null
}

/**
 * Writes the whole database, as it is now, into one file, whether or not a server runs. The file gets its name only
 * after every hash chain in it has been verified.
 */
export async function backup(
  { folder, databaseUrl }: Of,
  file: string,
  say: Say,
  record: (found: Checked) => Promise<unknown> = async () => {},
): Promise<string> {
  if (databaseUrl === null && !existsSync(databaseIn(folder))) throw new Error(say("keeping.nothing", { folder }))
  if (existsSync(file)) throw new Error(say("keeping.exists", { file }))
  const part = `${file}.part`
  const waits = () => console.error(say("keeping.waits"))
  removeDatabase(part)
  try {
    const { secretRounds } = await write(part, say, () =>
      databaseUrl === null ? copyServed(databaseIn(folder), part, { waits }) : copyFromPostgres(databaseUrl, part),
    )
    const found = await checked(part, file, say)
    closeForGood(part)
    renameSync(part, file)
    // a log that cannot be written must not make a good backup look like a failed one
    await record(found).catch(() => console.error(say("keeping.unrecorded")))
    const done = say("keeping.backed-up", { file, ...found })
    return secretRounds === 0 ? done : `${done}\n${say("keeping.without-ballots", { n: secretRounds })}`
  } finally {
    removeDatabase(part)
  }
}

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
