import type { Answer, Position, RevealedAnswer } from "../../model/consensus/answer.ts"
import type { MemberId, SideId } from "../../model/ids.ts"

/**
 * A change of a position. `from` is null if the member had no position before, `to` if the member has none afterwards.
 * `member` is null if the reader may not read names.
 */
export interface PositionChange {
  member: MemberId | null
  from: Position | null
  to: Position | null
}

/** A member's position in a call; null if the member did not answer. */
export function positionOf(answers: readonly RevealedAnswer[], member: MemberId): Position | null {
  const answer = answers.find(one => one.member === member)?.answer
  return answer?.kind === "call" ? answer : null
}

/**
 * Returns the answers after a change of a position. If names are not readable, it replaces any answer with the former
 * position, which gives the same counts as replacing the member's own answer.
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
    if (!to) return []
    const { aloud: _, ...own } = one
    return [{ ...own, answer: to, spoken: false, silent: false }]
  })
}

function isSaid(answer: Answer, position: Position): boolean {
  const said = new Map<string, unknown>(Object.entries(answer))
  return Object.entries(position).every(([what, value]) => said.get(what) === value)
}
