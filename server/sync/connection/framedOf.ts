import * as Y from "yjs"
import { framedUpdates } from "./framed.ts"

/**
 * The most updates that are merged into one message. Longer lists become several messages, because mergeUpdates is
 * disproportionately slow for long lists (0.3 ms for 24 updates, 15 ms for 1,000).
 */
export const mergedAtOnce = 24
/** The most updates that are sent as separate messages in one write. For so few, a merge would cost more. */
const notMerged = 3

/**
 * Merges updates if there are many, and encodes the result as WebSocket frames in one buffer. `each` returns the frames
 * of the updates without a merge. A caller that already has these frames passes it.
 */
export const framedOf = (updates: readonly Uint8Array[], each = () => framedUpdates(updates)): Uint8Array =>
  updates.length <= notMerged ? each() : framedUpdates(merged(updates))

/** Returns a function that returns the frames of the updates without a merge. Only its first call encodes them. */
export function framedOnce(updates: readonly Uint8Array[]): () => Uint8Array {
  let made: Uint8Array | null = null
  return () => {
    made ??= framedUpdates(updates)
    return made
  }
}

function merged(updates: readonly Uint8Array[]): readonly Uint8Array[] {
  const list: Uint8Array[] = []
  for (let at = 0; at < updates.length; at += mergedAtOnce) {
    const some = updates.slice(at, at + mergedAtOnce)
    list.push(some.length === 1 && some[0] ? some[0] : Y.mergeUpdates(some))
  }
  return list
}
