import { hash } from "node:crypto"
import { promisify } from "node:util"
import { constants, zstdCompress, zstdDecompressSync } from "node:zlib"
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
  return { seq, update: unpacked[kind](update) }
}

const unpacked: Record<SnapshotKind, (stored: Uint8Array) => Uint8Array> = {
  packed: stored => {
    const { buffer, byteOffset, byteLength } = zstdDecompressSync(stored)
    return new Uint8Array(buffer, byteOffset, byteLength)
  },
  wire: stored => stored,
  replica: convertUpdateFormatV2ToV1,
}

const compress = promisify(zstdCompress)
const level = { params: { [constants.ZSTD_c_compressionLevel]: 9 } }

/** Compresses a snapshot on a thread of the pool. */
export async function packSnapshot(
  update: Uint8Array,
): Promise<{ kind: SnapshotKind; bin: Uint8Array; sha256: string }> {
  const bin = await compress(update, level)
  return { kind: "packed", bin, sha256: hash("sha256", bin) }
}
