import type { WorkspaceId } from "../../../shared/model/ids.ts"
import type { Checkpoints } from "../../ports/database/checkpoints.ts"
import { key, type MemoryTables } from "./tables.ts"

export const memoryCheckpoints = ({
  checkpoints: heads,
  checkpointParts: parts,
  deletions,
}: MemoryTables): Checkpoints => {
  const dropParts = (workspace: string, but: string) => {
    for (const at of parts.keys()) if (at.startsWith(`${workspace} `) && !at.startsWith(`${but} `)) parts.delete(at)
  }
  const drop = async (workspace: WorkspaceId) => {
    heads.delete(workspace)
    dropParts(workspace, "")
  }
  return {
    head: async workspace => heads.get(workspace) ?? null,
    part: async (workspace, seq, n) => parts.get(key(workspace, String(seq), String(n))) ?? null,
    writePart: async (workspace, seq, n, text) => void parts.set(key(workspace, String(seq), String(n)), text),
    // the memory store never erases a personal part
    erasures: async () => 0,
    erasedIn: async () => 0,
    isDeleted: async workspace => deletions.has(workspace),
    async finish(workspace, head) {
      const own = key(workspace, String(head.seq))
      const isWhole = [...parts.keys()].filter(at => at.startsWith(`${own} `)).length === head.parts
      if (!isWhole) {
        await drop(workspace)
        return false
      }
      heads.set(workspace, head)
      dropParts(workspace, own)
      return true
    },
    drop,
  }
}
