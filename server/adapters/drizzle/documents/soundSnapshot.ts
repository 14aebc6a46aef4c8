import { hash } from "node:crypto"
import { convertUpdateFormatV2ToV1 } from "yjs"

/** What a snapshot's row calls its bytes: v1 as it goes over the wire, or v2, in which they were written before. */
export type SnapshotKind = "wire" | "replica"

interface Row {
  seq: number
  kind: string
  update: Uint8Array
  sha256: string
}

/** The snapshot of a row, v1; null where its bytes are not those that were written. */
export function soundSnapshot({ seq, kind, update, sha256 }: Row): { seq: number; update: Uint8Array } | null {
  if (hash("sha256", update) !== sha256) return null
  return { seq, update: kind === ("replica" satisfies SnapshotKind) ? convertUpdateFormatV2ToV1(update) : update }
}
