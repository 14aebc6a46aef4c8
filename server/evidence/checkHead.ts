import type { WorkspaceId } from "../../shared/model/ids.ts"
import { headStatement } from "../../shared/record/chain.ts"
import { rowHash } from "../log/rowHash.ts"
import { type CheckPorts, rowsAtOnce, signaturesIn } from "./checkLog.ts"

/**
 * Verifies the newest entries of a workspace's log, up to its head. Reads so few rows that it can be done while people
 * write; a backup verifies all. Returns the first entry that does not verify; null if all do.
 */
export async function checkHead({ store, keys, sha256, ed25519 }: CheckPorts, workspace: WorkspaceId) {
  const head = await store.head(workspace)
  const rows = await store.events(workspace, Math.max(0, head.seq - rowsAtOnce), rowsAtOnce)
  const signatures = await signaturesIn(store, workspace, rows)
  const signers = [keys.publicKey, ...keys.former.map(({ publicKey }) => publicKey)]
  let before = rows[0]?.seq === 1 ? "" : null
  for (const row of rows) {
    if (before !== null && rowHash(sha256, workspace, before, row) !== row.hash) return row.seq
    const signature = signatures.get(row.seq)
    if (signature !== undefined && !signers.some(key => ed25519(key, headStatement(workspace, row), signature)))
      return row.seq
    if (row.seq === head.seq && row.hash !== head.hash) return row.seq
    before = row.hash
  }
  const last = rows.at(-1)?.seq ?? 0
  return last < head.seq ? last + 1 : null
}
