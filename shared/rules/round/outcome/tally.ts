import type { Elector, RevealedAnswer } from "../../../model/consensus/answer.ts"
import type { SideTally, Tally } from "../../../model/consensus/record.ts"
import type { SideId } from "../../../model/ids.ts"

const none = { agree: 0, reserve: 0, disagree: 0, block: 0, abstain: 0 }

/** Counts the positions of a revealed call; members without an answer count in the electorate only. */
export function tallyOf(electorate: readonly Elector[], answers: readonly RevealedAnswer[]): Tally {
  const tally = { electorate: electorate.length, ...none }
  for (const { answer } of answers) if (answer.kind === "call") tally[answer.position] += 1
  return tally
}

/** The counts by side. A panelist without a side counts in the totals only. */
export function sideTallies(electorate: readonly Elector[], answers: readonly RevealedAnswer[]): SideTally[] {
  const sides = [...new Set(electorate.flatMap(({ side }) => (side === null ? [] : [side])))]
  const of = <T extends { side: SideId | null }>(rows: readonly T[], side: SideId) =>
    rows.filter(row => row.side === side)
  return sides.map(side => ({ side, ...tallyOf(of(electorate, side), of(answers, side)) }))
}

/**
 * If names are hidden and a side is small, no answer states its side. The rule is then applied to the worst case that
 * the totals allow for each side: every missing, abstaining or opposing member may be of that side. It shows nothing
 * more.
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

/** The tally of a moderator's screen as one line: a declaration states it, so that a change in between is noticed. */
export const tallyKey = (tally: Tally): string =>
  [tally.electorate, tally.agree, tally.reserve, tally.disagree, tally.block, tally.abstain].join("/")
