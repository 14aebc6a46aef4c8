import { type Refusal, refuse } from "../../../shared/contract/refusals.ts"
import type { Round } from "../../../shared/fold/consensusState.ts"
import type { FewSide } from "../../../shared/model/consensus/answer.ts"
import type { Fraction } from "../../../shared/model/consensus/rule.ts"
import { presentIn } from "../../../shared/rules/floor/presence.ts"
import { namesAbsentees } from "../../../shared/rules/round/electorate/absentees.ts"
import { countsPresence, type SideTurnout, turnoutBySide } from "../../../shared/rules/round/electorate/closing.ts"
import { hereTowards } from "../../../shared/rules/round/electorate/electorate.ts"
import { needed, reaches } from "../../../shared/rules/round/fraction.ts"
import type { OfRound } from "./answersRead.ts"
import { counted, isFromOwner, whoAnswered } from "./spoken/counted.ts"

/** The consequence of closing the round now: no outcome of a call, no class of a rating, or the answers that came count. */
type Follows = "outcomeless" | "classless" | "counted"

/**
 * Refuses to close a rating or a call below its quorum, by the answers or by who is connected, or while somebody present
 * has not answered (DOMAIN Q3). The server counts, because the count on a page is up to a second old. If a round shows
 * only the number of absentees, no refusal says how many of one side have answered, or whether one person has.
 */
export function belowQuorum(situation: OfRound, round: Round): { refuse: Refusal } | null {
  if (round.kind === "review" || round.silence) return null
  const { electorate, rule } = round
  const live = countsPresence(situation.state, round)
  const sides = turnouts(situation, round).filter(({ side }) => side !== null)
  const all = { side: null, asked: electorate.length, answered: answeredIn(situation, round) }
  const { present, connected } = hereIn(situation)
  const inAll = { ...all, connected: hereTowards(rule.quorum, electorate, present, connected) }
  const short = (answered: number, { asked, side }: SideTurnout) =>
    answered < least(asked, side ? rule.sideQuorum : rule.quorum)
  const unanswered = [inAll, ...sides].find(one => one.answered !== null && short(one.answered, one))
  const few =
    round.kind === "rating" ? short(inAll.answered, inAll) || fewSides(situation, round).length > 0 : unanswered
  const follows: Follows = few ? (round.kind === "rating" ? "classless" : "outcomeless") : "counted"
  const away = live ? [...sides, inAll].find(one => short(one.connected, one)) : undefined
  if (away) {
    const { side, asked } = away
    return refuse("below-connected", { side: side ?? "", connected: away.connected, asked, follows })
  }
  if (unanswered) {
    const { side, asked, answered } = unanswered
    const enough = least(asked, side ? rule.sideQuorum : rule.quorum)
    return refuse("below-quorum", { side: side ?? "", answered: answered ?? 0, needed: enough, follows })
  }
  const missing = live ? missingHere(situation, round, inAll.answered) : 0
  return missing > 0 ? refuse("answers-missing", { n: missing, follows }) : null
}

/** The sides that are below their quorum as a rating closes in a live session, by their answers or by who is connected. */
export function fewSides(situation: OfRound, round: Round): FewSide[] {
  if (!namesAbsentees(round) || !countsPresence(situation.state, round)) return []
  const { sideQuorum } = round.rule
  return turnouts(situation, round).flatMap(({ side, asked, answered, connected }) => {
    if (side === null || answered === null) return []
    const enough = reaches(answered, asked, sideQuorum) && reaches(connected, asked, sideQuorum)
    return enough ? [] : [{ side, answered, connected }]
  })
}

/** Whether everybody whom the round asks has answered. */
export const allAnswered = ({ answers, ballots }: OfRound, round: Round): boolean =>
  (ballots?.answers.length ?? counted(round, answers).length) >= round.electorate.length

/** How many people present have not answered; where absentees are only counted, how many answers fewer than people. */
function missingHere(situation: OfRound, round: Round, answered: number): number {
  const { present } = hereIn(situation)
  const here = round.electorate.filter(({ member }) => present.has(member))
  if (!namesAbsentees(round)) return Math.max(0, here.length - answered)
  const given = whoAnswered(situation.answers)
  return here.filter(({ member }) => !given.has(member)).length
}

const turnouts = (situation: OfRound, round: Round): SideTurnout[] =>
  turnoutBySide(round, givenIn(situation, round), hereIn(situation))

/**
 * The members who are present as the round closes. A tick does not count if its officer entered or confirmed the
 * member's spoken position in the round (DOMAIN F1).
 */
function hereIn({ state, present, connected = present, answers }: OfRound) {
  return { present: presentIn(state, connected, answers), connected }
}

/** The members whose own answer counts towards a quorum (DOMAIN SP3). */
const givenIn = ({ answers }: OfRound, round: Round): ReadonlySet<string> =>
  new Set(
    counted(round, answers)
      .filter(isFromOwner)
      .map(({ member }) => member),
  )

const answeredIn = (situation: OfRound, round: Round): number =>
  situation.ballots ? situation.ballots.answers.length : givenIn(situation, round).size

/** The smallest number of people that reaches a share; at least one. */
const least = (size: number, share: Fraction): number => Math.max(1, needed(size, share))
