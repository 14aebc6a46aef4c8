import type { Member } from "../../fold/peopleState.ts"
import type { State } from "../../fold/state.ts"
import type { Translation } from "../../fold/translationState.ts"
import { isOwn } from "../people/seats/holder.ts"
import { isActive } from "../readings/members.ts"
import type { SaidText } from "./said.ts"
/** Returns whether this member said the text. The holder of a reissued seat did not say what was said before (S5). */
export const isAuthor = (
  state: Pick<State, "members">,
  { authors, at, hidden }: Pick<SaidText, "authors" | "at" | "hidden">,
  member: string | null,
): boolean => !hidden && authors.some(by => isOwn(state, { by, at }, member))

/** Returns whether this member may be named to answer for a translation: panelists who have a seat read for others. */
export const mayRead = (member: Member | undefined): boolean =>
  member !== undefined && member.role === "panelist" && isActive(member)

/**
 * Returns whether this member answers for a translation: they said the text, or its author named them (DOMAIN V3).
 * A text from a round without names has no author, so no member answers for its translation (V5).
 */
export function answersFor(
  state: Pick<State, "members">,
  said: SaidText,
  translation: Pick<Translation, "reader"> | undefined,
  member: string | null,
): boolean {
  if (said.hidden || member === null) return false
  if (isAuthor(state, said, member)) return true
  const reader = translation?.reader
  if (!reader || !isOwn(state, { by: reader.member, at: reader.at }, member)) return false
  return mayRead(state.members[reader.member])
}
