import { Zip, ZipDeflate } from "fflate"
import { LoopTurns } from "../../log/folding/turn.ts"

/** A file of a zip, whose text is made while it is read. */
export interface ZipFile {
  name: string
  text: Iterable<string> | AsyncIterable<string>
}

/** The time of every file in a zip. With the time of the export, two exports of one log would differ. */
const fixed = new Date(1980, 0, 1)

/** The number of characters that are compressed at once, in a few milliseconds. */
const pieceChars = 2 ** 16

/**
 * Makes a zip while it is read, so that it is never in memory as a whole. The event loop runs other work between the
 * pieces. Equal files give equal bytes.
 */
export async function* zipped(files: AsyncIterable<ZipFile>): AsyncGenerator<Uint8Array> {
  let made: Uint8Array[] = []
  const zip = new Zip((failure, piece) => {
    if (failure) throw failure
    made.push(piece)
  })
  const taken = () => {
    const pieces = made
    made = []
    return pieces
  }
  const turn = new LoopTurns()
  const encoder = new TextEncoder()
  for await (const { name, text } of files) {
    const file = new ZipDeflate(name, { level: 6 })
    file.mtime = fixed
    zip.add(file)
    for await (const piece of inPieces(text)) {
      file.push(encoder.encode(piece))
      yield* taken()
      await turn.pause()
    }
    file.push(new Uint8Array(), true)
    yield* taken()
  }
  zip.end()
  yield* taken()
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
