import type { EventKind } from "../../shared/contract/events.ts"
import type { WorkspaceId } from "../../shared/model/ids.ts"
import { headStatement } from "../../shared/record/chain.ts"
import type { StoredEvent } from "../ports/database/store.ts"
import type { Keys } from "../ports/host/keys.ts"

const kinds: readonly EventKind[] = [
  "record-declared",
  "record-confirmed",
  "record-countersigned",
  "session-closed",
  "minutes-adopted",
]

/**
 * Signs the head of the log if the events include a record, its confirmation or countersignature, the end of a session
 * or adopted minutes. From then on a printed fingerprint can be verified. The signature is committed with the events,
 * so a crash leaves both or neither. The server makes some commits by itself, without a receipt. Such a commit is
 * always signed, because otherwise nothing would reveal that its entries were cut from the log. For every other commit
 * the result is null.
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
