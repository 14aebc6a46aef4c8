import type { BoundEntry } from "../../shared/minutes/adoptedWords.ts"
import type { WorkspaceId } from "../../shared/model/ids.ts"
import type { Store, StoredEvent } from "../ports/database/store.ts"

const rowsPerBatch = 2_000

/** The log up to an entry, in the form that the chain binds: personal parts appear only as commitments. */
export async function boundRows(store: Store, workspace: WorkspaceId, upTo: number): Promise<BoundEntry[]> {
  const rows: BoundEntry[] = []
  while (rows.length < upTo) {
    const next = await store.events(workspace, rows.length, Math.min(rowsPerBatch, upTo - rows.length))
    if (next.length === 0) break
    rows.push(...next.map(asBound))
  }
  return rows
}

const asBound = ({ seq, kind, at, by, body, personalCommitment: personal }: StoredEvent): BoundEntry => ({
  seq,
  kind,
  at,
  by,
  body,
  personal,
})
