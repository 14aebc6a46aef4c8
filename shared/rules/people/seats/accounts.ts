import type { Round } from "../../../fold/consensusState.ts"
import type { Member } from "../../../fold/peopleState.ts"
import type { State } from "../../../fold/state.ts"
import type { Instant, Role } from "../../../model/terms.ts"
import type { Action } from "../../policy.ts"
import { asElector } from "./unconfirmed.ts"

type Panel = Pick<State, "workspace">

/** The acts of an elector that count for nothing in a round: they only say who sits. */
const seating: ReadonlySet<Action> = new Set<Action>(["name an alternate", "hand over a seat"])

/** The acts that count: those of an elector, and the consent of a deputy, which binds a side (DOMAIN C1). */
const counts: ReadonlySet<Action> = new Set<Action>([
  ...[...asElector].filter(action => !seating.has(action)),
  "answer a proposal",
])

/** Returns whether the seat of this role votes, and the panel requires an account for it (DOMAIN SI11). */
export const requiresAccount = ({ workspace }: Panel, role: Role): boolean =>
  workspace?.accountsSince !== undefined && role === "panelist"

/**
 * Returns whether this act of the member counts only if an account keeps their seat (DOMAIN SI11). `round` is the round
 * in which they act, if any: one that opened before the panel required accounts goes on without them (SI12). The clock is
 * read only where it decides, because a page draws anew whatever has read it.
 */
export const needsAccount = (
  panel: Panel,
  member: Pick<Member, "role"> | undefined,
  action: Action,
  round: Pick<Round, "openedAt"> | null = null,
  clock: { readonly now?: Instant } = {},
): boolean => {
  const since = panel.workspace?.accountsSince
  if (since === undefined || !member || !requiresAccount(panel, member.role) || !counts.has(action)) return false
  return round === null ? (clock.now ?? Infinity) >= since : round.openedAt > since
}

/**
 * Returns whether a person without an account can get one by these ways to sign in. A passkey belongs to an account that
 * exists.
 */
export const opensAccounts = ({ mail, services }: { mail: boolean; services: readonly unknown[] }): boolean =>
  mail || services.length > 0
