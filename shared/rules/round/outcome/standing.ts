import { withChange } from "../../../fold/changes/positionChange.ts"
import type { Round, Statement } from "../../../fold/consensusState.ts"
import type { State } from "../../../fold/state.ts"
import type { RevealedAnswer } from "../../../model/consensus/answer.ts"
import type { SideTally, Tally } from "../../../model/consensus/record.ts"
import type { StatementId } from "../../../model/ids.ts"
import type { Outcome } from "../../../model/terms.ts"
import { reaches } from "../fraction.ts"
import { standsAsGiven } from "../objections.ts"
import { type Because, because, levelOf } from "./outcome.ts"
import { sideTallies, tallyOf, worstSides } from "./tally.ts"

/** The result of a revealed call. The moderator declares it, and the record prints it. */
export interface CallStanding {
  round: Round
  tally: Tally
  /** The tally at the reveal, if positions have changed since; else null. */
  tallyAtReveal: Tally | null
  sides: SideTally[]
  computed: Outcome
  /** The check that decided the level; null if that check was about a side whose figures are not shown. */
  because: Because | null
}

/**
 * The result of the newest revealed call on the statement's newest version; null if there is none. It is also null if
 * the call is named and the reader may not read names. Such a reader lacks the sides and the answered objections that
 * decide the level.
 */
export function standing(state: State, id: StatementId): CallStanding | null {
  const statement = state.statements[id]
  const round = statement && lastCall(state, statement)
  if (!round?.answers || isUnnamed(round, round.answers)) return null
  const tally = tallyOf(round.electorate, round.answers)
  const sides = sidesShown(round, round.answers)
  const judged = sides.length > 0 ? sides : worstSides(round.electorate, tally)
  const why = because(round.rule, tally, judged, objectionsOn(state, round), {
    silence: round.silence,
    sideLeftOut: round.recusedSides !== undefined,
  })
  const hidden = sides.length === 0 && "side" in why && why.side !== null
  return {
    round,
    tally,
    tallyAtReveal: atReveal(round),
    sides,
    computed: levelOf(why),
    because: hidden ? null : why,
  }
}

const isUnnamed = ({ anonymity }: Round, answers: readonly RevealedAnswer[]): boolean =>
  anonymity === "named" && answers.some(({ member }) => member === null)

/** Returns whether names are hidden and a side has too few answers, so that no answer states its side (DOMAIN H5). */
const sidesShown = ({ anonymity, electorate }: Round, answers: readonly RevealedAnswer[]): SideTally[] =>
  anonymity !== "named" && answers.every(({ side }) => side === null) ? [] : sideTallies(electorate, answers)

/**
 * Returns whether a call had no quorum when its result was shown; `answers` is null if the result shows none of them. A
 * reader without names has the quorum of the panel alone.
 */
export function lacksQuorum(round: Round, answered: number, answers: readonly RevealedAnswer[] | null): boolean {
  const { electorate, rule } = round
  if (answers === null) return electorate.length === 0 || !reaches(answered, electorate.length, rule.quorum)
  const tally = tallyOf(electorate, answers)
  const shown = isUnnamed(round, answers) ? [] : sidesShown(round, answers)
  const sides = shown.length > 0 || isUnnamed(round, answers) ? shown : worstSides(electorate, tally)
  return levelOf(because(rule, tally, sides, { open: 0, maintained: 0, answeredBlocks: 0 })) === "no_quorum"
}

export function lastCall(state: State, statement: Statement): Round | undefined {
  const version = statement.versions.at(-1)?.n
  return Object.values(state.rounds)
    .filter(round => round.statement === statement.id && round.kind === "call" && round.version === version)
    .findLast(round => round.state === "revealed")
}

/**
 * Counts the objections to the version on which the call asked for positions: those of the electorate, and those that
 * stand as given because their owner has left (DOMAIN O2).
 */
function objectionsOn(state: State, round: Round) {
  const electors = new Set(round.electorate.map(elector => elector.member))
  const objections = Object.values(state.objections).filter(
    one =>
      one.statement === round.statement &&
      one.version === round.version &&
      (electors.has(one.by) || standsAsGiven(state, one)),
  )
  const blockers = (round.answers ?? []).filter(one => one.answer.kind === "call" && one.answer.position === "block")
  const settled = objections.filter(one => one.answer !== null || standsAsGiven(state, one))
  return {
    open: objections.length - settled.length,
    maintained: settled.filter(({ reply }) => reply?.reply === "maintained").length,
    unreplied: settled.filter(({ reply }) => reply === null).length,
    answeredBlocks: blockers.filter(block => settled.some(one => one.by === block.member)).length,
  }
}

/**
 * The tally at the reveal, computed by reverting all changes of positions, newest first. Null if no position changed.
 */
export function atReveal(round: Round): Tally | null {
  if (round.changes.length === 0) return null
  const before = round.changes.reduceRight(
    (answers, { member, from, to }) => withChange(answers, { member, from: to, to: from }),
    round.answers ?? [],
  )
  return tallyOf(round.electorate, before)
}
