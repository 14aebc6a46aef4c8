import type { EventKind } from "../../../shared/contract/events.ts"
import type { WorkspaceId } from "../../../shared/model/ids.ts"
import { headStatement } from "../../../shared/record/chain.ts"
import type { Keys } from "../../ports/keys.ts"
import type { StoredEvent } from "../../ports/store.ts"

const kinds: readonly EventKind[] = ["record-declared", "record-confirmed", "session-closed"]

/**
 * The signature of the head that a record or the end of a session makes. It is committed with the events themselves: a
 * crash leaves both or neither. null where nothing of that kind has happened.
 */
export function vouched(keys: Keys, workspace: WorkspaceId, events: readonly StoredEvent[]): string | null {
  const head = events.at(-1)
  if (!head || !events.some(({ kind }) => kinds.some(one => one === kind))) return null
  return keys.sign(headStatement(workspace, head))
}
