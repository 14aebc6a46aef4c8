import type { Elector, RevealedAnswer } from "../../../model/consensus/answer.ts"
import type { SideTally, Tally } from "../../../model/consensus/record.ts"
import type { SideId } from "../../../model/ids.ts"

const none = { agree: 0, reserve: 0, disagree: 0, block: 0, abstain: 0 }

/** Counts the positions of a revealed call. Members without an answer count only in the electorate. */
export function tallyOf(electorate: readonly Elector[], answers: readonly RevealedAnswer[]): Tally {
  const tally = { electorate: electorate.length, ...none }
  for (const { answer } of answers) if (answer.kind === "call") tally[answer.position] += 1
  return tally
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

export const castIn = (tally: Tally): number => answeredIn(tally) - tally.abstain

/**
 * A tally as one string. A declaration sends the tally that the moderator's screen showed, so that the server detects a
 * later change.
 */
export const tallyKey = (tally: Tally): string =>
  [tally.electorate, tally.agree, tally.reserve, tally.disagree, tally.block, tally.abstain].join("/")
