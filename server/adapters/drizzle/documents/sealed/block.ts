import { promisify } from "node:util"
import { constants, zstdCompress, zstdDecompress, zstdDecompressSync } from "node:zlib"
import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"

/** Consecutive updates as columns. */
export interface UpdateColumns {
  times: number[]
  lengths: number[]
  /** the bytes of all updates, one update after the other */
  bytes: Uint8Array
}

/** The version of the block format. It is the first byte of a block, before the compressed part. */
const version = 1

/**
 * The number of leading bytes of each update that are stored by place: the first byte of every update, then the second
 * byte of every update, and so on. The updates of keystrokes differ in only a few places, so this order compresses
 * three times better.
 */
const byPlace = 64

const compress = promisify(zstdCompress)
const decompress = promisify(zstdDecompress)
const level = { params: { [constants.ZSTD_c_compressionLevel]: 9 } }

/** Compresses the updates on a thread of the pool. */
export async function sealBlock({ times, lengths, bytes }: UpdateColumns): Promise<Uint8Array> {
  const columns = encoding.createEncoder()
  encoding.writeVarUint(columns, times.length)
  let last = 0
  for (const time of times) {
    encoding.writeVarInt(columns, time - last)
    last = time
  }
  for (const length of lengths) encoding.writeVarUint(columns, length)
  const moved = new Uint8Array(bytes.byteLength)
  forEachPlace(lengths, (from, to) => (moved[to] = bytes[from] ?? 0))
  forEachRest(lengths, (from, to, length) => moved.set(bytes.subarray(from, from + length), to))
  encoding.writeUint8Array(columns, moved)
  const packed = await compress(encoding.toUint8Array(columns), level)
  return Buffer.concat([Uint8Array.of(version), packed])
}

/** Decompresses a block on a thread of the pool. */
export const openBlock = async (block: Uint8Array): Promise<UpdateColumns> =>
  columnsIn(await decompress(packedIn(block)))

/** Decompresses a block synchronously, because the steps of a transaction cannot await. */
export const openBlockNow = (block: Uint8Array): UpdateColumns => columnsIn(zstdDecompressSync(packedIn(block)))

/** Decompresses a block on a thread of the pool, and returns only the times of its updates. */
export async function timesInBlock(block: Uint8Array): Promise<number[]> {
  const columns = decoding.createDecoder(await decompress(packedIn(block)))
  return timesIn(columns, decoding.readVarUint(columns))
}

function packedIn(block: Uint8Array): Uint8Array {
  if (block[0] !== version) throw new Error(`a segment has the unknown version ${block[0]}`)
  return block.subarray(1)
}

function columnsIn(unpacked: Uint8Array): UpdateColumns {
  const columns = decoding.createDecoder(unpacked)
  const count = decoding.readVarUint(columns)
  const times = timesIn(columns, count)
  const lengths: number[] = []
  for (let n = 0; n < count; n++) lengths.push(decoding.readVarUint(columns))
  const moved = decoding.readTailAsUint8Array(columns)
  if (moved.byteLength !== lengths.reduce((sum, length) => sum + length, 0))
    throw new Error("a segment has more or fewer bytes than its updates")
  const bytes = new Uint8Array(moved.byteLength)
  forEachPlace(lengths, (to, from) => (bytes[to] = moved[from] ?? 0))
  forEachRest(lengths, (to, from, length) => bytes.set(moved.subarray(from, from + length), to))
  return { times, lengths, bytes }
}

function timesIn(columns: decoding.Decoder, count: number): number[] {
  const times: number[] = []
  for (let n = 0, last = 0; n < count; n++) times.push((last += decoding.readVarInt(columns)))
  return times
}

/**
 * Visits the leading bytes of all updates. Passes the index of each byte in the updates, and its index in the order by
 * place.
 */
function forEachPlace(lengths: readonly number[], visit: (inUpdates: number, inPlaces: number) => void): void {
  let at = 0
  for (let place = 0; place < byPlace; place++) {
    let start = 0
    for (const length of lengths) {
      if (place < length) visit(start + place, at++)
      start += length
    }
  }
}

/**
 * Visits the remaining bytes of each update that is longer than `byPlace`. A block stores them after all leading bytes.
 */
function forEachRest(
  lengths: readonly number[],
  visit: (inUpdates: number, afterPlaces: number, length: number) => void,
): void {
  let at = lengths.reduce((sum, length) => sum + Math.min(length, byPlace), 0)
  let start = 0
  for (const length of lengths) {
    const rest = length - byPlace
    if (rest > 0) {
      visit(start + byPlace, at, rest)
      at += rest
    }
    start += length
  }
}
