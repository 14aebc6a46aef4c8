import type { Answer, Position, RevealedAnswer } from "../model/answer.ts"
import type { MemberId, SideId } from "../model/ids.ts"

/** One position in the place of another; null is none. `member` is null for whoever reads no names. */
export interface PositionChange {
  member: MemberId | null
  from: Position | null
  to: Position | null
}

/** What a member holds in a call; null where they gave no answer. */
export function positionOf(answers: readonly RevealedAnswer[], member: MemberId): Position | null {
  const answer = answers.find(one => one.member === member)?.answer
  return answer?.kind === "call" ? answer : null
}

/**
 * The answers after a change. Where nobody is named, any answer that says what was left makes way: the list comes out as
 * it does for those who read the names.
 */
export function withChange(
  answers: readonly RevealedAnswer[],
  { member, from, to }: PositionChange,
  side: SideId | null = null,
): RevealedAnswer[] {
  const left = answers.findIndex(one =>
    member === null ? one.member === null && from !== null && isSaid(one.answer, from) : one.member === member,
  )
  if (left === -1)
    return to ? [...answers, { member, alias: null, side, answer: to, spoken: false, silent: false }] : [...answers]
  return answers.flatMap((one, i) => {
    if (i !== left) return [one]
    return to ? [{ ...one, answer: to, spoken: false, silent: false }] : []
  })
}

function isSaid(answer: Answer, position: Position): boolean {
  const said = new Map<string, unknown>(Object.entries(answer))
  return Object.entries(position).every(([what, value]) => said.get(what) === value)
}
