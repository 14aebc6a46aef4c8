import { promisify } from "node:util"
import { constants, crc32, deflateRaw, deflateRawSync } from "node:zlib"
import type { Request, Response } from "express"

/**
 * A part of a response body that many answers share. It is compressed once, into deflate blocks that other blocks may
 * follow.
 */
export interface Piece {
  plain: readonly Buffer[]
  zipped: readonly Buffer[]
  length: number
  crc: number
}

// a sync flush ends the last deflate block at a byte boundary but does not end the stream
const open = { finishFlush: constants.Z_SYNC_FLUSH }
const deflate = promisify<Buffer, typeof open, Buffer>(deflateRaw)

/** Compresses a text in zlib's threads, outside the event loop. */
export async function pieceOf(text: string): Promise<Piece> {
  const plain = Buffer.from(text)
  return asPiece(plain, await deflate(plain, open))
}

const smallPiece = (text: string): Piece => {
  const plain = Buffer.from(text)
  return asPiece(plain, deflateRawSync(plain, open))
}

const asPiece = (plain: Buffer, zipped: Buffer): Piece => ({
  plain: [plain],
  zipped: [zipped],
  length: plain.length,
  crc: crc32(plain),
})

/**
 * Joins pieces into one response body. The checksum continues from that of the first piece, so that a long first piece
 * is not read again.
 */
export function joinedPieces(first: Piece, ...others: readonly (Piece | string)[]): Piece {
  return others
    .map(one => (typeof one === "string" ? smallPiece(one) : one))
    .reduce(
      (all, one) => ({
        plain: [...all.plain, ...one.plain],
        zipped: [...all.zipped, ...one.zipped],
        length: all.length + one.length,
        crc: one.plain.reduce((sum, bytes) => crc32(bytes, sum), all.crc),
      }),
      first,
    )
}

const gzipHead = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff])
/** an empty deflate block, marked as the last of its stream */
const lastBlock = Buffer.from([3, 0])

/**
 * Makes a gzip file of the joined pieces. It equals the result of `gzip` for the whole text, except that deflate blocks
 * end where pieces join.
 */
export function gzipOf({ zipped, crc, length }: Piece): Buffer {
  const trailer = Buffer.alloc(8)
  trailer.writeUInt32LE(crc, 0)
  trailer.writeUInt32LE(length % 2 ** 32, 4)
  return Buffer.concat([gzipHead, ...zipped, lastBlock, trailer])
}

export function sendJson(request: Request, response: Response, piece: Piece): void {
  response.set("cache-control", "no-store").type("application/json").vary("accept-encoding")
  const zips = request.acceptsEncodings("gzip") === "gzip"
  if (zips) response.set("content-encoding", "gzip")
  response.end(zips ? gzipOf(piece) : Buffer.concat(piece.plain))
}
