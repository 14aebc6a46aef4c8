import type { Session } from "../../../fold/sessionState.ts"
import type { State } from "../../../fold/state.ts"
import type { MemberId } from "../../../model/ids.ts"
import type { Instant } from "../../../model/terms.ts"

/** Whether the seat's present holder was its holder at this time: it was not reissued since (S5). */
export const isOfThisHolder = ({ members }: Pick<State, "members">, member: MemberId, at: Instant): boolean =>
  at > (members[member]?.reissued?.at ?? -1)

/** Whether this member did it themself, and not an earlier holder of the seat. */
export const isOwn = (
  state: Pick<State, "members">,
  { by, at }: { by: MemberId | null; at: Instant },
  member: string | null,
): boolean => by !== null && by === member && isOfThisHolder(state, by, at)

/** Whether this member was in the session, and not an earlier holder of the seat. */
export const hasAttended = (
  state: Pick<State, "members">,
  { attendance }: Pick<Session, "attendance">,
  member: string | null,
): boolean => attendance.some(({ member: by, from }) => isOwn(state, { by, at: from }, member))
