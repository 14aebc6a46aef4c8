import * as Y from "yjs"
import { framedUpdates } from "./framed.ts"

/** mergeUpdates grows faster than its list (24 cost 0.3 ms, 1,000 cost 15 ms): beyond it, several frames. */
export const mergedAtOnce = 24
/** Up to so many cost less as frames of their own in one write than merging them does. */
const notMerged = 3

/** Updates as they go over the wire, in one buffer. */
export const framedOf = (updates: readonly Uint8Array[]): Uint8Array => framedUpdates(merged(updates))

function merged(updates: readonly Uint8Array[]): readonly Uint8Array[] {
  if (updates.length <= notMerged) return updates
  const list: Uint8Array[] = []
  for (let at = 0; at < updates.length; at += mergedAtOnce) {
    const some = updates.slice(at, at + mergedAtOnce)
    list.push(some.length === 1 && some[0] ? some[0] : Y.mergeUpdates(some))
  }
  return list
}
