import { Deflate } from "fflate"
import { crc32 } from "../../../shared/record/zip/crc32.ts"
import { isSafeName } from "../../../shared/record/zip/names.ts"
import { LoopTurns } from "../../log/folding/turn.ts"

/** A file of a zip, whose text is made while it is read. */
export interface ZipFile {
  name: string
  text: Iterable<string> | AsyncIterable<string>
}

/**
 * The time of every file in a zip, the first of January 1980. With the time of the export, two zips of one log would
 * differ.
 */
const fixed = 0x00210000

/** The number of characters that are compressed at once, in a few milliseconds. */
const pieceChars = 2 ** 16

/**
 * Makes a zip file by file, in the one form that a verifier takes (shared/record/zip/directory): no file is followed by
 * a descriptor, so the compressed pieces of a file wait until its size is known. The event loop runs other work between
 * the pieces. Equal files give equal bytes.
 */
export async function* zipped(files: AsyncIterable<ZipFile>): AsyncGenerator<Uint8Array> {
  const directory: Uint8Array[] = []
  let at = 0
  for await (const { name, text } of files) {
    if (!isSafeName(name)) throw new Error(`no name for a file in a zip: ${name}`)
    const { pieces, ...sums } = await deflated(text)
    const called = new TextEncoder().encode(name)
    const header = headerOf(called.length, sums)
    directory.push(listedHeader(header, at), called)
    yield* [signed(0x04034b50, header), called, ...pieces]
    at += 4 + header.length + called.length + sums.packed
  }
  yield* directory
  const length = directory.reduce((sum, one) => sum + one.length, 0)
  yield endOf({ files: directory.length / 2, length, at })
}

interface Sums {
  crc: number
  /** the number of bytes of the compressed content, and of the content */
  packed: number
  size: number
}

async function deflated(text: ZipFile["text"]): Promise<Sums & { pieces: Uint8Array[] }> {
  const pieces: Uint8Array[] = []
  const sums: Sums = { crc: 0, packed: 0, size: 0 }
  const deflate = new Deflate({ level: 6 }, piece => {
    pieces.push(piece)
    sums.packed += piece.length
  })
  const turn = new LoopTurns()
  const encoder = new TextEncoder()
  for await (const piece of inPieces(text)) {
    const bytes = encoder.encode(piece)
    sums.crc = crc32(bytes, sums.crc)
    sums.size += bytes.length
    deflate.push(bytes)
    await turn.pause()
  }
  deflate.push(new Uint8Array(), true)
  return { ...sums, pieces }
}

/** The part that the header before a file and that in the directory have in common, from the version to the lengths. */
function headerOf(nameLength: number, { crc, packed, size }: Sums): Uint8Array {
  const header = new Uint8Array(26)
  const view = new DataView(header.buffer)
  view.setUint16(0, 20, true)
  view.setUint16(4, 8, true)
  view.setUint32(6, fixed, true)
  for (const [n, one] of [crc, packed, size].entries()) view.setUint32(10 + 4 * n, one, true)
  view.setUint16(22, nameLength, true)
  return header
}

function signed(signature: number, header: Uint8Array): Uint8Array {
  const whole = new Uint8Array(4 + header.length)
  new DataView(whole.buffer).setUint32(0, signature, true)
  whole.set(header, 4)
  return whole
}

/** The header of the directory for a file that begins at the byte `at`. */
function listedHeader(header: Uint8Array, at: number): Uint8Array {
  const listed = new Uint8Array(46)
  const view = new DataView(listed.buffer)
  view.setUint32(0, 0x02014b50, true)
  view.setUint16(4, 20, true)
  listed.set(header, 6)
  view.setUint32(42, at, true)
  return listed
}

function endOf({ files, length, at }: { files: number; length: number; at: number }): Uint8Array {
  const end = new Uint8Array(22)
  const view = new DataView(end.buffer)
  view.setUint32(0, 0x06054b50, true)
  for (const place of [8, 10]) view.setUint16(place, files, true)
  view.setUint32(12, length, true)
  view.setUint32(16, at, true)
  return end
}

/** Divides a text into equal pieces, however its parts come: where a piece ends, the bytes of the zip differ. */
async function* inPieces(text: ZipFile["text"]): AsyncGenerator<string> {
  let waiting = ""
  for await (const part of text) {
    waiting += part
    let at = 0
    while (waiting.length - at >= pieceChars) {
      // both halves of a surrogate pair go into one piece
      const next = at + pieceChars
      const end = isHighSurrogate(waiting.charCodeAt(next - 1)) ? next - 1 : next
      yield waiting.slice(at, end)
      at = end
    }
    waiting = waiting.slice(at)
  }
  yield waiting
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
