import type { RefusalCode } from "../../../contract/refusals.ts"
import type { Member, State } from "../../../fold/state.ts"
import { type Action, contributes } from "../../policy.ts"
import { owesConsent } from "../../settings.ts"
import { closedToUnconfirmed } from "./unconfirmed.ts"

/**
 * Why a seat may not do what its role permits: its owner has not agreed to the current policy, or others have not
 * confirmed the seat.
 */
export function barredFrom(state: State, member: Member | undefined, action: Action): RefusalCode | null {
  if (contributes(action) && owesConsent(state, member)) return "consent-due"
  return closedToUnconfirmed(member, action) ? "seat-unconfirmed" : null
}
