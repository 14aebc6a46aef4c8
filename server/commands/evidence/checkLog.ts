import type { WorkspaceId } from "../../../shared/model/ids.ts"
import {
  commitmentOf,
  commitmentWithReadings,
  hashOf,
  headerHash,
  headStatement,
  personalCommitment,
} from "../../../shared/record/chain.ts"
import type { Keys } from "../../ports/keys.ts"
import type { SignedHead, Store, StoredEvent } from "../../ports/store.ts"

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

/** A workspace's whole log, each entry proven by its hash; or the first entry that is not what it was. */
export async function checkLog(ports: CheckPorts, workspace: WorkspaceId): Promise<Log | { broken: number }> {
  const { store } = ports
  const rows: StoredEvent[] = []
  let previous = ""
  for (;;) {
    const next = await readOn(store, workspace, rows.length)
    for (const row of next.rows) {
      if (row.seq !== rows.length + 1 || hashOfRow(ports, workspace, previous, row) !== row.hash)
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

const batch = 2_000

/** A row whose JSON was damaged fails the whole batch: then one at a time, up to it. */
async function readOn(
  store: Store,
  workspace: WorkspaceId,
  after: number,
): Promise<{ rows: StoredEvent[]; unreadable: boolean }> {
  try {
    return { rows: await store.events(workspace, after, batch), unreadable: false }
  } catch (failure) {
    if (!(failure instanceof SyntaxError)) throw failure
    const one = await store.events(workspace, after, 1).catch(() => null)
    return { rows: one ?? [], unreadable: one === null }
  }
}

function hashOfRow({ sha256 }: CheckPorts, workspace: WorkspaceId, previous: string, row: StoredEvent): string | null {
  const { seq, kind, at, by, salt, body, personal, personalSalt, personalCommitment: bound } = row
  if (personal !== null && personalCommitment(sha256, personalSalt ?? "", personal) !== bound) return null
  const whole = commitmentOf(sha256, salt, body, bound)
  const commitment = row.readings ? commitmentWithReadings(sha256, whole, row.readings) : whole
  if (commitment !== row.commitment) return null
  return hashOf(sha256, previous, headerHash(sha256, salt, { workspace, seq, kind, at, by }), commitment)
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
