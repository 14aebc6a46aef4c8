import { hostLogId } from "../../../shared/record/host/hostEvents.ts"
import { isSound } from "../../adapters/drizzle/sqlite/backup/isSound.ts"
import { openSqlite } from "../../adapters/drizzle/sqlite/openSqlite.ts"
import type { Opened } from "../../adapters/opened.ts"
import { ed25519 } from "../../adapters/system/instanceKey.ts"
import { checkLog } from "../../evidence/checkLog.ts"
import type { Say } from "../../ports/operatorError.ts"
import { sha256 } from "../../start/instance/instance.ts"

export interface Checked {
  workspaces: number
  entries: number
}

/**
 * Opens a copy of the database as a server would and verifies every entry of every hash chain. Throws an error with a
 * sentence for the terminal if the copy is damaged or an entry does not verify.
 */
export async function checked(copy: string, file: string, say: Say): Promise<Checked> {
  if (!isSound(copy)) throw new Error(say("keeping.damaged", { file }))
  const opened = await openSqlite({ file: copy })
  try {
    return await checkedChains(opened, file, say)
  } finally {
    await opened.close()
  }
}

/** Verifies every entry of every hash chain of an open database. */
export async function checkedChains(
  { store, keys, directory }: Pick<Opened, "store" | "keys" | "directory">,
  place: string,
  say: Say,
): Promise<Checked> {
  const workspaces = await directory.workspaces()
  let entries = 0
  for (const { id, slug } of workspaces) {
    const log = await checkLog({ store, keys, sha256, ed25519 }, id)
    if ("broken" in log) throw new Error(say("keeping.broken", { file: place, slug, n: log.broken }))
    entries += log.head.seq
  }
  const log = await checkLog({ store, keys, sha256, ed25519 }, hostLogId)
  if ("broken" in log) throw new Error(say("keeping.host-broken", { file: place, n: log.broken }))
  return { workspaces: workspaces.length, entries }
}
