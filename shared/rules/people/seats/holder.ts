import type { Session } from "../../../fold/sessionState.ts"
import type { State } from "../../../fold/state.ts"
import type { MemberId } from "../../../model/ids.ts"
import type { Instant } from "../../../model/terms.ts"

/**
 * Returns whether the seat's present holder already held the seat at this time, i.e. the seat was not reissued since
 * (S5).
 */
export const isOfThisHolder = ({ members }: Pick<State, "members">, member: MemberId, at: Instant): boolean =>
  at > (members[member]?.reissued?.at ?? -1)

/** Returns whether this member did the act. If a former holder of the seat did it, the result is false. */
export const isOwn = (
  state: Pick<State, "members">,
  { by, at }: { by: MemberId | null; at: Instant },
  member: string | null,
): boolean => by !== null && by === member && isOfThisHolder(state, by, at)

/** Returns whether this member was in the session. If only a former holder of the seat was, the result is false. */
export const hasAttended = (
  state: Pick<State, "members">,
  { attendance }: Pick<Session, "attendance">,
  member: string | null,
): boolean => attendance.some(({ member: by, from }) => isOwn(state, { by, at: from }, member))
