import { hostLogId } from "../../../shared/record/host/hostEvents.ts"
import { ed25519 } from "../../adapters/system/instanceKey.ts"
import { checkHead } from "../../evidence/checkHead.ts"
import { checkLog } from "../../evidence/checkLog.ts"
import type { Instance } from "../instance/instance.ts"

/**
 * Verifies the newest entries of each workspace, and counts the workspaces. `broken` is the first that fails, or null.
 * The log of the host has few entries, and no export of a panel verifies it, so all of it is verified.
 */
export async function examineHeads(instance: Pick<Instance, "directory" | "store" | "keys" | "sha256">) {
  const workspaces = await instance.directory.workspaces()
  const host = await examineHost(instance)
  for (const { id, slug } of workspaces) {
    const n = await checkHead({ ...instance, ed25519 }, id)
    if (n !== null) return { workspaces: workspaces.length, broken: { slug, n }, host }
  }
  return { workspaces: workspaces.length, broken: null, host }
}

async function examineHost(instance: Pick<Instance, "store" | "keys" | "sha256">) {
  const log = await checkLog({ ...instance, ed25519 }, hostLogId)
  return "broken" in log ? { entries: log.broken - 1, broken: log.broken } : { entries: log.head.seq, broken: null }
}
