import type { WorkspaceId } from "../../../shared/model/ids.ts"
import { headStatement } from "../../../shared/record/chain.ts"
import type { Keys } from "../../ports/keys.ts"
import type { SignedHead, Store, StoredEvent } from "../../ports/store.ts"
import { readable } from "../log/readable.ts"
import { rowHash } from "../log/rowHash.ts"

export interface CheckPorts {
  store: Store
  keys: Pick<Keys, "publicKey" | "former">
  sha256: (text: string) => string
  ed25519: (publicKey: string, text: string, signature: string) => boolean
}

export interface Log {
  rows: StoredEvent[]
  signatures: ReadonlyMap<number, string>
}

/** Rows that are read at once. */
const batch = 2_000

/** A workspace's whole log, each entry proven by its hash; or the first entry that is not what it was. */
export async function checkLog(ports: CheckPorts, workspace: WorkspaceId): Promise<Log | { broken: number }> {
  const { store } = ports
  const rows: StoredEvent[] = []
  let previous = ""
  for (;;) {
    const next = await readable(store, workspace, rows.length, batch)
    for (const row of next.rows) {
      if (row.seq !== rows.length + 1 || rowHash(ports.sha256, workspace, previous, row) !== row.hash)
        return { broken: rows.length + 1 }
      previous = row.hash
      rows.push(row)
    }
    if (next.unreadable) return { broken: rows.length + 1 }
    if (next.rows.length === 0) break
  }
  const signed = await store.signedHeads(workspace)
  if ((await store.promised(workspace)) > rows.length) return { broken: rows.length + 1 }
  const forged = signed.find(head => !isOurs(ports, workspace, rows, head))
  if (forged) return { broken: forged.seq }
  return { rows, signatures: new Map(signed.map(({ seq, signature }) => [seq, signature])) }
}

function isOurs(
  { keys, ed25519 }: CheckPorts,
  workspace: WorkspaceId,
  rows: readonly StoredEvent[],
  { seq, signature }: SignedHead,
): boolean {
  const row = rows[seq - 1]
  if (row === undefined) return false
  // nearly all are by the key that signs now
  const signers = [keys.publicKey, ...keys.former.map(({ publicKey }) => publicKey).toReversed()]
  return signers.some(key => ed25519(key, headStatement(workspace, row), signature))
}
