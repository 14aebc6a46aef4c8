import type { MemberId, SideId } from "../../model/ids.ts"
import type { State } from "../state.ts"

/**
 * The side that an entry's author has at the time of the entry. The entry counts for that side even if the author
 * changes sides later.
 */
export const sideThen = ({ members }: Pick<State, "members">, by: MemberId | null): SideId | null =>
  (by && members[by]?.side) ?? null
