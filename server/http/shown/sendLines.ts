import { Readable, type Writable } from "node:stream"
import { pipeline } from "node:stream/promises"

/**
 * The approximate number of bytes that are gathered before they are sent. If each line were sent alone, each would need
 * its own packet.
 */
const pieceBytes = 64 * 1_024

/**
 * Sends lines as they are produced, but no faster than the reader takes them. If the reader disconnects, the production
 * stops.
 */
export const sendLines = (to: Writable, lines: AsyncIterable<string>): Promise<void> => sendBytes(to, inPieces(lines))

/** Sends pieces of a file in the same way. */
export async function sendBytes(to: Writable, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  try {
    await pipeline(Readable.from(pieces, { highWaterMark: 1 }), to)
  } catch (failure) {
    if (!isReaderGone(failure)) throw failure
  }
}

async function* inPieces(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let [piece, bytes] = ["", 0]
  for await (const line of lines) {
    piece += line
    bytes += Buffer.byteLength(line)
    if (bytes < pieceBytes) continue
    yield Buffer.from(piece)
    piece = ""
    bytes = 0
  }
  if (bytes > 0) yield Buffer.from(piece)
}

const isReaderGone = (failure: unknown): boolean =>
  failure instanceof Error && "code" in failure && failure.code === "ERR_STREAM_PREMATURE_CLOSE"
