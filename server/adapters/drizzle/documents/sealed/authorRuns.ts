import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"

/**
 * Encodes the authors of a segment's updates as runs: an author and the number of consecutive updates by this author.
 * The runs are stored outside the compressed block, so that authors can be erased without a change to the block.
 */
export function encodeRuns(authors: readonly number[]): Uint8Array {
  const runs = encoding.createEncoder()
  let run = 0
  for (const [n, author] of authors.entries()) {
    run++
    if (authors[n + 1] === author) continue
    encoding.writeVarUint(runs, author)
    encoding.writeVarUint(runs, run)
    run = 0
  }
  return encoding.toUint8Array(runs)
}

export function decodeRuns(bytes: Uint8Array): number[] {
  const runs = decoding.createDecoder(bytes)
  const authors: number[] = []
  while (decoding.hasContent(runs)) {
    const author = decoding.readVarUint(runs)
    for (let left = decoding.readVarUint(runs); left > 0; left--) authors.push(author)
  }
  return authors
}

/** The runs of `count` updates by one author. */
export const oneRun = (author: number, count: number): Uint8Array =>
  encodeRuns(Array.from({ length: count }, () => author))
