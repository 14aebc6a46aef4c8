import type { RefusalCode } from "../../../contract/refusals.ts"
import type { Member } from "../../../fold/peopleState.ts"
import type { State } from "../../../fold/state.ts"
import { closedByArchive } from "../../law/archive.ts"
import { owesNotice } from "../../law/consents.ts"
import { type Action, contributes, needsNotice } from "../../policy.ts"
import { owesConsent } from "../../settings.ts"
import { closedToUnconfirmed } from "./unconfirmed.ts"

/**
 * Why a seat may not do what its role permits: the panel is archived, the seat's owner has not agreed to the current
 * policy or notice, or others have not confirmed the seat.
 */
export function barredFrom(state: State, member: Member | undefined, action: Action): RefusalCode | null {
  if (closedByArchive(state, action)) return "panel-archived"
  if (contributes(action) && owesConsent(state, member)) return "consent-due"
  if (needsNotice(action) && owesNotice(state, member)) return "notice-due"
  return closedToUnconfirmed(member, action) ? "seat-unconfirmed" : null
}
