import * as Y from "yjs"
import { framedUpdates } from "./framed.ts"

/**
 * mergeUpdates takes disproportionately long for long lists (24 updates 0.3 ms, 1,000 updates 15 ms), so longer ones
 * become several frames.
 */
export const mergedAtOnce = 24
/** Up to this number, frames of their own in one write cost less than a merge. */
const notMerged = 3

/** Encodes updates as frames, in one buffer. */
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
