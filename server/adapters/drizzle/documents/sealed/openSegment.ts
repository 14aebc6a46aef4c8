import { hash } from "node:crypto"
import type { MissedUpdate } from "../../../../ports/documents/documentLog.ts"
import { openBlockNow } from "./block.ts"
import { DamagedSegment } from "./damage.ts"

/** Returns the updates of a segment. Throws if its bytes do not match their SHA-256. */
export function openSegment({
  firstSeq,
  sha256,
  block,
}: {
  firstSeq: number
  sha256: string
  block: Uint8Array
}): MissedUpdate[] {
  if (hash("sha256", block) !== sha256) throw new DamagedSegment(firstSeq)
  const { times, lengths, bytes } = openBlockNow(block)
  let start = 0
  return lengths.map((length, n) => {
    // a copy, so that a caller who keeps one update does not keep the whole segment
    const update = bytes.slice(start, start + length)
    start += length
    return { seq: firstSeq + n, at: times[n] ?? 0, update }
  })
}
