import { hash } from "node:crypto"
import { convertUpdateFormatV2ToV1 } from "yjs"
import type { SnapshotKind } from "../schema/documents.ts"

interface Row {
  seq: number
  kind: SnapshotKind
  update: Uint8Array
  sha256: string
}

/** The snapshot of a row as v1, or null if its bytes differ from those that were written. */
export function soundSnapshot({ seq, kind, update, sha256 }: Row): { seq: number; update: Uint8Array } | null {
  if (hash("sha256", update) !== sha256) return null
  return { seq, update: kind === "replica" ? convertUpdateFormatV2ToV1(update) : update }
}
