import type { Elector, RevealedAnswer } from "../../../model/answer.ts"
import type { SideId } from "../../../model/ids.ts"
import type { SideTally, Tally } from "../../../model/record.ts"

const none = { agree: 0, reserve: 0, disagree: 0, block: 0, abstain: 0 }

/** Counts the positions of a revealed call; those who did not answer count in the electorate only. */
export function tallyOf(electorate: readonly Elector[], answers: readonly RevealedAnswer[]): Tally {
  const tally = { electorate: electorate.length, ...none }
  for (const { answer } of answers) if (answer.kind === "call") tally[answer.position] += 1
  return tally
}

/** The same by side. A panelist without a side counts in the totals only. */
export function sideTallies(electorate: readonly Elector[], answers: readonly RevealedAnswer[]): SideTally[] {
  const sides = [...new Set(electorate.flatMap(({ side }) => (side === null ? [] : [side])))]
  const of = <T extends { side: SideId | null }>(rows: readonly T[], side: SideId) =>
    rows.filter(row => row.side === side)
  return sides.map(side => ({ side, ...tallyOf(of(electorate, side), of(answers, side)) }))
}

/**
 * Where names are hidden and a side is small, no answer says its side. The rule is then applied to the worst that the
 * totals allow for each side: whoever is missing, abstains or opposes may all be of that one. Nothing more is shown by it.
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

/** What stood on a moderator's screen, as one line: a declaration names it, so that a change in between is noticed. */
export const tallyKey = (tally: Tally): string =>
  [tally.electorate, tally.agree, tally.reserve, tally.disagree, tally.block, tally.abstain].join("/")
