import type { MemberId, SideId } from "../model/ids.ts"
import type { State } from "./state.ts"

/** The side of an entry's author when it was entered: it speaks for that side, also once its author has been moved. */
export const sideThen = ({ members }: Pick<State, "members">, by: MemberId | null): SideId | null =>
  (by && members[by]?.side) ?? null
