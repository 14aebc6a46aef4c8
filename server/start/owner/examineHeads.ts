import { ed25519 } from "../../adapters/system/instanceKey.ts"
import { checkHead } from "../../commands/evidence/checkHead.ts"
import type { Instance } from "../instance/instance.ts"

/** Verifies the newest entries of each workspace, and counts the workspaces. `broken` is the first that fails, or null. */
export async function examineHeads(instance: Pick<Instance, "directory" | "store" | "keys" | "sha256">) {
  const workspaces = await instance.directory.workspaces()
  for (const { id, slug } of workspaces) {
    const n = await checkHead({ ...instance, ed25519 }, id)
    if (n !== null) return { workspaces: workspaces.length, broken: { slug, n } }
  }
  return { workspaces: workspaces.length, broken: null }
}
