import type { Elector, RevealedAnswer } from "../../../model/consensus/answer.ts"
import type { SideTally, Tally } from "../../../model/consensus/record.ts"
import type { SideId } from "../../../model/ids.ts"

const none = { agree: 0, reserve: 0, disagree: 0, block: 0, abstain: 0 }

/** Counts the positions of a revealed call. Members without an answer count only in the electorate. */
export function tallyOf(electorate: readonly Elector[], answers: readonly RevealedAnswer[]): Tally {
  const tally = { electorate: electorate.length, ...none }
  for (const { answer } of answers) if (answer.kind === "call") tally[answer.position] += 1
  const vouched = answers.filter(isVouched).length
  return vouched > 0 ? { ...tally, vouched } : tally
}

/** Whether a second officer confirmed the position in its owner's place, so that it counts towards no quorum. */
const isVouched = ({ aloud }: Pick<RevealedAnswer, "aloud">): boolean => aloud !== undefined && aloud.officer !== null

/** How many of the positions were said aloud; null if none was. */
export function spokenIn(answers: readonly { spoken: boolean }[]): { n: number; m: number } | null {
  const n = answers.filter(({ spoken }) => spoken).length
  return n > 0 ? { n, m: answers.length } : null
}

/** The tally of each side. A panelist without a side counts only in the total. */
export function sideTallies(electorate: readonly Elector[], answers: readonly RevealedAnswer[]): SideTally[] {
  const sides = [...new Set(electorate.flatMap(({ side }) => (side === null ? [] : [side])))]
  const of = <T extends { side: SideId | null }>(rows: readonly T[], side: SideId) =>
    rows.filter(row => row.side === side)
  return sides.map(side => ({ side, ...tallyOf(of(electorate, side), of(answers, side)) }))
}

/**
 * The worst case that the total allows for each side. It is used if names are hidden and a side is so small that no
 * answer states its side. Every missing, abstaining or opposing member may then be of that side. Applying the rule to
 * this case reveals no more than the total does.
 */
export function worstSides(electorate: readonly Elector[], total: Tally): SideTally[] {
  return sideTallies(electorate, []).map(none => {
    const answered = Math.max(0, none.electorate - (total.electorate - answeredIn(total)))
    const abstain = Math.min(answered, total.abstain)
    const disagree = Math.min(answered - abstain, total.disagree + total.block)
    return { ...none, abstain, disagree, agree: answered - abstain - disagree }
  })
}

export const answeredIn = (tally: Tally): number =>
  tally.agree + tally.reserve + tally.disagree + tally.block + tally.abstain

/** The answers that count towards a quorum. */
export const towardsQuorum = (tally: Tally): number => answeredIn(tally) - (tally.vouched ?? 0)

export const castIn = (tally: Tally): number => answeredIn(tally) - tally.abstain

/**
 * A tally as one string. A declaration sends the tally that the moderator's screen showed, so that the server detects a
 * later change.
 */
export const tallyKey = (tally: Tally): string =>
  [tally.electorate, tally.agree, tally.reserve, tally.disagree, tally.block, tally.abstain].join("/")
