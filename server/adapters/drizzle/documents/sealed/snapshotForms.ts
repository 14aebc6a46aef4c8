import { hash } from "node:crypto"
import { promisify } from "node:util"
import { constants, zstdCompress, zstdDecompressSync } from "node:zlib"
import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"
import { convertUpdateFormatV2ToV1 } from "yjs"
import type { SnapshotKind } from "../../schema/documents.ts"

/** A snapshot as it is stored. */
export interface StoredForm {
  kind: SnapshotKind
  bin: Uint8Array
  sha256: string
}

/** A snapshot that is stored as the difference from an earlier snapshot. */
export interface Difference {
  /** the number of the earlier snapshot */
  base: number
  /** the SHA-256 of the snapshot's bytes */
  digest: Uint8Array
  packed: Uint8Array
}

const compress = promisify(zstdCompress)
const level = { [constants.ZSTD_c_compressionLevel]: 9 }

const stored = (kind: SnapshotKind, bin: Uint8Array): StoredForm => ({ kind, bin, sha256: hash("sha256", bin) })

/** Compresses a snapshot on a thread of the pool. */
export const packSnapshot = async (update: Uint8Array): Promise<StoredForm> =>
  stored("packed", await compress(update, { params: level }))

/**
 * Compresses a snapshot with an earlier snapshot as the dictionary. The result takes a tenth of the space, because most
 * of the note is unchanged.
 */
export async function packDifference(
  update: Uint8Array,
  base: { seq: number; update: Uint8Array },
): Promise<StoredForm> {
  const difference = encoding.createEncoder()
  encoding.writeVarUint(difference, base.seq)
  encoding.writeUint8Array(difference, digestOf(update))
  encoding.writeUint8Array(difference, await compress(update, { params: level, dictionary: base.update }))
  return stored("difference", encoding.toUint8Array(difference))
}

export function readDifference(bin: Uint8Array): Difference {
  const difference = decoding.createDecoder(bin)
  const base = decoding.readVarUint(difference)
  return { base, digest: decoding.readUint8Array(difference, 32), packed: decoding.readTailAsUint8Array(difference) }
}

/** Returns the snapshot of a difference. Null if `base` is not the snapshot from which the difference was made. */
export function applyDifference({ digest, packed }: Difference, base: Uint8Array): Uint8Array | null {
  try {
    const update = bytesOf(zstdDecompressSync(packed, { dictionary: base }))
    return Buffer.compare(digestOf(update), digest) === 0 ? update : null
  } catch {
    return null
  }
}

/** Decodes the bytes of a snapshot that is not stored as a difference, by its kind. */
export const unpackSnapshot: Record<Exclude<SnapshotKind, "difference">, (bin: Uint8Array) => Uint8Array> = {
  packed: bin => bytesOf(zstdDecompressSync(bin)),
  wire: bin => bin,
  replica: convertUpdateFormatV2ToV1,
}

const digestOf = (update: Uint8Array): Uint8Array => hash("sha256", update, "buffer")

const bytesOf = ({ buffer, byteOffset, byteLength }: Buffer): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength)
