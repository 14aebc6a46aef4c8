import { hash } from "node:crypto"
import { convertUpdateFormatV2ToV1 } from "yjs"
import type { SnapshotKind } from "../schema/documents.ts"

interface Row {
  seq: number
  kind: SnapshotKind
  update: Uint8Array
  sha256: string
}

/** Returns a stored snapshot in encoding v1. Null if its bytes do not match their SHA-256. */
export function soundSnapshot({ seq, kind, update, sha256 }: Row): { seq: number; update: Uint8Array } | null {
  if (hash("sha256", update) !== sha256) return null
  return { seq, update: kind === "replica" ? convertUpdateFormatV2ToV1(update) : update }
}
