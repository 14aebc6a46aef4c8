import type { EventKind } from "../../../shared/contract/events.ts"
import type { WorkspaceId } from "../../../shared/model/ids.ts"
import { headStatement } from "../../../shared/record/chain.ts"
import type { Keys } from "../../ports/keys.ts"
import type { StoredEvent } from "../../ports/store.ts"

const kinds: readonly EventKind[] = [
  "record-declared",
  "record-confirmed",
  "record-countersigned",
  "session-closed",
  "minutes-adopted",
]

/**
 * The signature of the head that a record, a name under it, the end of a session or its adopted minutes make: what is
 * printed, or read from print, is vouched for from then on. It is committed with the events themselves: a
 * crash leaves both or neither. What the server did by itself has no receipt that would tell of it if the log were cut,
 * so it is signed too. null elsewhere.
 */
export function signedHeads(
  keys: Keys,
  workspace: WorkspaceId,
  events: readonly StoredEvent[],
  receipt: boolean,
): string | null {
  const head = events.at(-1)
  if (!head || (receipt && !events.some(({ kind }) => kinds.some(one => one === kind)))) return null
  return keys.sign(headStatement(workspace, head))
}
