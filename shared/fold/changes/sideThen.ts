import type { MemberId, SideId } from "../../model/ids.ts"
import type { State } from "../state.ts"

/**
 * The side that an entry's author had when it was entered. The entry speaks for that side even if the author moves
 * later.
 */
export const sideThen = ({ members }: Pick<State, "members">, by: MemberId | null): SideId | null =>
  (by && members[by]?.side) ?? null
