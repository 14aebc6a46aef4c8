import type { Session } from "../../../fold/sessionState.ts"
import type { State } from "../../../fold/state.ts"
import type { MemberId } from "../../../model/ids.ts"
import type { Instant } from "../../../model/terms.ts"

/**
 * Returns whether the seat's present holder already held it at this time. The seat was not reissued since then (S5).
 */
export const isOfThisHolder = ({ members }: Pick<State, "members">, member: MemberId, at: Instant): boolean =>
  at > (members[member]?.reissued?.at ?? -1)

/** Returns whether this member did something themself. It is false if a former holder of the seat did it. */
export const isOwn = (
  state: Pick<State, "members">,
  { by, at }: { by: MemberId | null; at: Instant },
  member: string | null,
): boolean => by !== null && by === member && isOfThisHolder(state, by, at)

/** Returns whether this member was in the session. It is false if a former holder of the seat was. */
export const hasAttended = (
  state: Pick<State, "members">,
  { attendance }: Pick<Session, "attendance">,
  member: string | null,
): boolean => attendance.some(({ member: by, from }) => isOwn(state, { by, at: from }, member))
