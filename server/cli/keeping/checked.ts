import { isSound } from "../../adapters/drizzle/sqlite/backup/isSound.ts"
import { openSqlite } from "../../adapters/drizzle/sqlite/openSqlite.ts"
import { ed25519 } from "../../adapters/system/instanceKey.ts"
import { checkLog } from "../../commands/evidence/checkLog.ts"
import type { Say } from "../../ports/operatorError.ts"
import { sha256 } from "../../start/instance/instance.ts"

/**
 * Opens a copy of the database as a server would and verifies every entry of every hash chain. Throws an error with a
 * sentence for the terminal if the copy is damaged or an entry does not verify.
 */
export async function checked(copy: string, file: string, say: Say): Promise<{ workspaces: number; entries: number }> {
  if (!isSound(copy)) throw new Error(say("keeping.damaged", { file }))
  const { store, keys, directory, close } = await openSqlite({ file: copy })
  try {
    const workspaces = await directory.workspaces()
    let entries = 0
    for (const { id, slug } of workspaces) {
      const log = await checkLog({ store, keys, sha256, ed25519 }, id)
      if ("broken" in log) throw new Error(say("keeping.broken", { file, slug, n: log.broken }))
      entries += log.head.seq
    }
    return { workspaces: workspaces.length, entries }
  } finally {
    await close()
  }
}
