import { type Refusal, refuse } from "../../../shared/contract/refusals.ts"
import type { Round } from "../../../shared/fold/consensusState.ts"
import type { Fraction } from "../../../shared/model/consensus/rule.ts"
import { namesAbsentees } from "../../../shared/rules/round/electorate/absentees.ts"
import { needed } from "../../../shared/rules/round/fraction.ts"
import type { Situation } from "../command.ts"
import { counted, isFromOwner } from "./spoken/counted.ts"

/**
 * Refuses to close a call whose answers do not reach the quorum, in all or on a side (DOMAIN Q3). The server counts,
 * because the count on a page is up to a second old. If a round shows only the number of absentees, sides are not
 * checked. Otherwise the refusal would reveal how many of one side have answered.
 */
export function belowQuorum(situation: Situation, round: Round): { refuse: Refusal } | null {
  const { kind, rule, electorate } = round
  if (kind !== "call" || round.silence) return null
  const { ballots } = situation
  if (ballots) return shortOf("", electorate.length, ballots.answers.length, rule.quorum)
  const given = new Set(
    counted(round, situation.answers)
      .filter(isFromOwner)
      .map(({ member }) => member),
  )
  const inAll = shortOf("", electorate.length, given.size, rule.quorum)
  if (inAll || !namesAbsentees(round)) return inAll
  for (const side of new Set(electorate.flatMap(elector => elector.side ?? []))) {
    const theirs = electorate.filter(elector => elector.side === side)
    const answered = theirs.filter(({ member }) => given.has(member)).length
    const short = shortOf(side, theirs.length, answered, rule.sideQuorum)
    if (short) return short
  }
  return null
}

/** The refusal if fewer than the required share have answered. `side` is "" for the whole electorate. */
function shortOf(side: string, size: number, answered: number, share: Fraction): { refuse: Refusal } | null {
  const enough = Math.max(1, needed(size, share))
  return answered < enough ? refuse("below-quorum", { side, answered, needed: enough }) : null
}
