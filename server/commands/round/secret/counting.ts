import { limits } from "../../../../shared/contract/limits.ts"
import type { Round } from "../../../../shared/fold/consensusState.ts"
import type { GivenAnswer, RevealedAnswer } from "../../../../shared/model/consensus/answer.ts"
import type { MemberId } from "../../../../shared/model/ids.ts"
import { bySaying, wordless } from "../../../../shared/rules/round/electorate/nameless.ts"
import type { Ballots } from "../../../ports/database/ballots.ts"
import { answerIn } from "./paddedValue.ts"

/** The ballots cast in a secret round, and the members who were handed a ballot. No data links a ballot to a member. */
export interface CountedBallots {
  answers: (RevealedAnswer & { answer: GivenAnswer })[]
  handed: ReadonlySet<MemberId>
  /** a digest of exactly these ballots, which the commit compares with the stored ballots */
  seen: string
}

export async function countBallots(ballots: Ballots, { id }: Round): Promise<CountedBallots> {
  const { cast, seen } = await ballots.count(id)
  const roll = await ballots.roll(id)
  const answers = cast.map(({ side, value }) => ({
    member: null,
    alias: null,
    side,
    answer: answerIn(value),
    spoken: false,
    silent: false,
  }))
  return { answers, handed: new Set(roll.flatMap(one => (one.marked ? [one.member] : []))), seen }
}

/** The answers that count towards the minimum of four. *Outside my field* does not count (DOMAIN H4). */
export const scored = (answers: readonly RevealedAnswer[]): RevealedAnswer[] =>
  answers.filter(({ answer }) => answer.kind !== "rating" || answer.score !== null)

/**
 * The answers as they may be shown without names, sorted by value only. If fewer than four answers are scores or
 * positions, no answer is shown. If a side has fewer than four of these, no sides are shown, because the total minus
 * one side gives the other side. The members without a side count as a side here.
 */
export function withoutNames(round: Round, answers: readonly RevealedAnswer[]): RevealedAnswer[] | null {
  const counted = scored(answers)
  if (counted.length < limits.revealFloor) return null
  const of = (side: string | null) => counted.filter(answer => answer.side === side).length
  const sides = new Set(round.electorate.flatMap(({ side }) => side ?? []))
  const sideless = of(null)
  const show = [...sides].every(side => of(side) >= limits.revealFloor)
  const kept = show && (sideless === 0 || sideless >= limits.revealFloor)
  return answers.map(one => ({ ...one, side: kept ? one.side : null, answer: wordless(one.answer) })).toSorted(bySaying)
}
