import type { Statement } from "../../fold/consensusState.ts"
import type { Member } from "../../fold/peopleState.ts"
import type { State } from "../../fold/state.ts"
import type { Lang } from "../../model/terms.ts"
import { isRecused } from "../people/isRecused.ts"
import { seatKeeps } from "../people/seats/seatKeeps.ts"

/**
 * Returns whether a panelist may check a text: they are of the side that the text belongs to, and have not recused
 * themselves.
 */
export function mayReview({ workspace }: Pick<State, "workspace">, statement: Statement, lang: Lang, member: Member) {
  const side = workspace?.authentic.find(one => one.lang === lang)?.side ?? null
  const isOfSide = side === null || member.side === side
  return seatKeeps.reviewer(member) && isOfSide && !isRecused(statement, member)
}

/** The panelist who was named to check a text; null if nobody was, or if that panelist may no longer check it. */
export function reviewerOf(
  state: Pick<State, "workspace" | "members">,
  statement: Statement,
  lang: Lang,
): Member | null {
  const named = statement.reviewers[lang]
  const member = named && state.members[named]
  return member && mayReview(state, statement, lang, member) ? member : null
}
