import type { Statement } from "../../fold/consensusState.ts"
import type { State } from "../../fold/state.ts"
import type { MemberId } from "../../model/ids.ts"
import type { Instant } from "../../model/terms.ts"

/** Whether the present holder of a seat stood behind what the seat did at this time: it was not reissued since (S5). */
export const isOfThisHolder = ({ members }: Pick<State, "members">, member: MemberId, at: Instant): boolean =>
  at > (members[member]?.reissued?.at ?? -1)

/** Whether this member drafted the statement, and not somebody who held the seat before. */
export const hasDrafted = (
  state: Pick<State, "members">,
  { by, at }: Pick<Statement, "by" | "at">,
  member: string | null,
): boolean => by !== null && by === member && isOfThisHolder(state, by, at)
