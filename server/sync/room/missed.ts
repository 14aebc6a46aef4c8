import * as Y from "yjs"
import type { MissedUpdate, NewUpdate } from "../../ports/documents/documentLog.ts"
import { bytesOf, type ServerReplica } from "./replica.ts"

/** The client ids that an update adds text with. An update that only deletes has none. */
export const clientsOf = (update: Uint8Array): number[] => [...Y.parseUpdateMeta(update).to.keys()]

/**
 * Applies updates that others have appended to a replica that already has `own` updates, which are not committed yet.
 * Returns false if the replica is not valid after that: it must be loaded again, and the own updates must be judged
 * again.
 *
 * The two commute if they share no client id: each adds its own items, and deletions only ever add up. The verdicts stay
 * true, because the rules look only at what the update itself adds, at its owner, and at text that it refers to. Only
 * the limits on size and on client ids may be exceeded by what one tick adds.
 */
export function takeMissed(
  replica: ServerReplica,
  missed: readonly MissedUpdate[],
  own: readonly Pick<NewUpdate, "update">[],
): boolean {
  const mine = new Set(own.flatMap(({ update }) => clientsOf(update)))
  for (const { update } of missed) if (clientsOf(update).some(client => mine.has(client))) return false
  for (const { update } of missed) if (replica.doc.apply(update).kind === "broken") return false
  const bytes = bytesOf(missed.map(({ update }) => update))
  replica.seq += missed.length
  replica.at = Math.max(replica.at, ...missed.map(({ at }) => at))
  replica.weight += bytes
  replica.since += bytes
  return true
}
