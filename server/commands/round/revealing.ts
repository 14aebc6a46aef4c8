import type { NewEvent } from "../../../shared/contract/events.ts"
import { limits } from "../../../shared/contract/limits.ts"
import type { Round } from "../../../shared/fold/state.ts"
import type { RevealedAnswer } from "../../../shared/model/answer.ts"
import type { SealedAnswer } from "../../ports/store.ts"
import type { Accepted, Situation } from "../deed.ts"
import { objectionFor } from "./objecting.ts"

/** Each panelist's last revision, in the electorate's order. */
export function latest(round: Round, answers: readonly SealedAnswer[]): SealedAnswer[] {
  const last = new Map(answers.map(answer => [answer.member, answer]))
  return round.electorate.flatMap(({ member }) => last.get(member) ?? [])
}

/**
 * The one event that opens the sealed answers, as far as the anonymity permits; and for each block the objection that
 * has to be answered. `sealed` sends the reveal back where an answer slipped in between.
 */
export function revealed(situation: Situation, round: Round): Accepted {
  const answers = latest(round, situation.answers)
  const at = { round: round.id, statement: round.statement, topic: round.topic }
  const shown: NewEvent = {
    kind: "round-revealed",
    body: { ...at, answered: answers.length, answers: shownAnswers(situation, round, answers), roll: null },
  }
  const objections = answers.flatMap(({ member, answer }) =>
    objectionFor(situation.state, round, member, answer, situation.id),
  )
  return {
    events: [shown, ...objections],
    sealed: { round: round.id, revisions: situation.answers.length },
  }
}

function shownAnswers(situation: Situation, round: Round, answers: SealedAnswer[]): RevealedAnswer[] | null {
  const sideOf = new Map(round.electorate.map(elector => [elector.member, elector.side]))
  if (round.anonymity === "named") {
    const given = answers.map(({ member, answer, spoken }) => ({
      member,
      alias: null,
      side: sideOf.get(member) ?? null,
      answer,
      spoken,
      silent: false,
    }))
    return round.silence ? [...given, ...silentAnswers(round, answers)] : given
  }
  if (counted(answers).length < limits.revealFloor) return null
  const sides = sidesMayShow(round, answers)
  const hidden = answers.map(({ member, answer }) => ({
    member: null,
    alias: situation.alias(round.statement, member),
    side: sides ? (sideOf.get(member) ?? null) : null,
    answer,
    spoken: false,
    silent: false,
  }))
  // by value, then by alias: any order that came from the room would name people
  return hidden.sort((a, b) => order(a).localeCompare(order(b)))
}

const order = ({ answer, alias }: RevealedAnswer) =>
  `${answer.kind === "rating" ? (answer.score ?? 0) : answer.position} ${alias}`

/** In a silence procedure whoever said nothing agrees, and the result says that it was by silence. */
function silentAnswers(round: Round, answers: readonly SealedAnswer[]): RevealedAnswer[] {
  const spoke = new Set(answers.map(answer => answer.member))
  const agree = { kind: "call", position: "agree", reason: "", remedy: "", lang: "en", confirmBy: null } as const
  return round.electorate
    .filter(elector => !spoke.has(elector.member))
    .map(({ member, side }) => ({ member, alias: null, side, answer: agree, spoken: false, silent: true }))
}

/** *Outside my field* is not among the answers that a floor counts (domain.md §5). */
const counted = (answers: readonly SealedAnswer[]) =>
  answers.filter(({ answer }) => answer.kind === "call" || answer.score !== null)

/** No side's figures while any side has fewer than four: the total minus one side gives the other. */
function sidesMayShow(round: Round, answers: SealedAnswer[]): boolean {
  const sideOf = new Map(round.electorate.map(elector => [elector.member, elector.side]))
  const sides = new Set(round.electorate.flatMap(({ side }) => side ?? []))
  const of = (side: string) => counted(answers).filter(answer => sideOf.get(answer.member) === side).length
  return [...sides].every(side => of(side) >= limits.revealFloor)
}
