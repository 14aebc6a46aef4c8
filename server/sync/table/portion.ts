import { framed } from "../connection/framed.ts"
import { updateFrames } from "../connection/updateFrames.ts"

interface Stored {
  seq: number
  update: Uint8Array
}

/** What one who was behind gets at once: a pause of some 30 ms for everyone else, and no buffer fuller than it was. */
const mostBytes = 131_072
const mostUpdates = 2_400

/** The first of what a socket has missed, framed, and up to where it goes. */
export function portionOf(missed: readonly Stored[]): { bytes: Uint8Array; seq: number; isLast: boolean } | null {
  let bytes = 0
  const some: Stored[] = []
  for (const one of missed) {
    if (some.length > 0 && (bytes + one.update.byteLength > mostBytes || some.length === mostUpdates)) break
    some.push(one)
    bytes += one.update.byteLength
  }
  const last = some.at(-1)
  if (!last) return null
  return {
    bytes: framed(updateFrames(some.map(one => one.update))),
    seq: last.seq,
    isLast: some.length === missed.length,
  }
}
