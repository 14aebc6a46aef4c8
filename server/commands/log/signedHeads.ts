import type { EventKind } from "../../../shared/contract/events.ts"
import type { WorkspaceId } from "../../../shared/model/ids.ts"
import { headStatement } from "../../../shared/record/chain.ts"
import type { StoredEvent } from "../../ports/database/store.ts"
import type { Keys } from "../../ports/host/keys.ts"

const kinds: readonly EventKind[] = [
  "record-declared",
  "record-confirmed",
  "record-countersigned",
  "session-closed",
  "minutes-adopted",
]

/**
 * The signature of the head, if the events include a record, a name under it, the end of a session or its adopted
 * minutes: from then on a printed fingerprint can be verified. It is committed with the events, so a crash leaves both
 * or neither. Commits of the server itself have no receipt that would reveal a cut log, so they are signed too. Null
 * for all other commits.
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
