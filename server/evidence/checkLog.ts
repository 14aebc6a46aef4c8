import type { LogId } from "../../shared/model/ids.ts"
import { headStatement } from "../../shared/record/chain.ts"
import { LoopTurns } from "../log/folding/turn.ts"
import { readable } from "../log/readable.ts"
import { rowHash } from "../log/rowHash.ts"
import type { Head, SignedHead, Store, StoredEvent } from "../ports/database/store.ts"
import type { Keys } from "../ports/host/keys.ts"

export interface CheckPorts {
  store: Store
  keys: Pick<Keys, "publicKey" | "former">
  sha256: (text: string) => string
  ed25519: (publicKey: string, text: string, signature: string) => boolean
}

/**
 * The number of log rows read from the store at once. It is small, so that the garbage collector frees the rows before
 * it promotes them to the old generation.
 */
export const rowsAtOnce = 50

/**
 * Verifies a workspace's whole log: the hash of each entry, and each signature by a key of the instance. Returns the
 * head of the log, or the first entry that does not verify. `look` is called with each verified row; no row is kept in
 * memory.
 */
export async function checkLog(
  ports: CheckPorts,
  workspace: LogId,
  look: (row: StoredEvent) => void = () => {},
): Promise<{ head: Head } | { broken: number }> {
  const { store, sha256 } = ports
  const turn = new LoopTurns()
  let head: Head = { seq: 0, hash: "" }
  for (;;) {
    const { rows, unreadable } = await readable(store, workspace, head.seq, rowsAtOnce)
    const signed = await signaturesIn(store, workspace, rows)
    for (const row of rows) {
      if (row.seq !== head.seq + 1 || rowHash(sha256, workspace, head.hash, row) !== row.hash)
        return { broken: head.seq + 1 }
      const signature = signed.get(row.seq)
      if (signature !== undefined && !isOurs(ports, workspace, row, signature)) return { broken: row.seq }
      look(row)
      head = { seq: row.seq, hash: row.hash }
      await turn.pause()
    }
    if (unreadable) return { broken: head.seq + 1 }
    if (rows.length === 0) break
  }
  const [beyond] = await store.signedHeads(workspace, head.seq, Number.MAX_SAFE_INTEGER)
  return beyond || (await store.promised(workspace)) > head.seq ? { broken: head.seq + 1 } : { head }
}

/** The stored signatures of these log rows, by the sequence number of their entry. */
export async function signaturesIn(
  store: Store,
  workspace: LogId,
  rows: readonly StoredEvent[],
): Promise<ReadonlyMap<number, SignedHead["signature"]>> {
  const [first, last] = [rows[0], rows.at(-1)]
  const signed = first && last ? await store.signedHeads(workspace, first.seq - 1, last.seq) : []
  return new Map(signed.map(({ seq, signature }) => [seq, signature]))
}

function isOurs({ keys, ed25519 }: CheckPorts, workspace: LogId, row: StoredEvent, signature: string): boolean {
  // the current signing key is tried first, because it made nearly all signatures
  const signers = [keys.publicKey, ...keys.former.map(({ publicKey }) => publicKey).toReversed()]
  return signers.some(key => ed25519(key, headStatement(workspace, row), signature))
}
