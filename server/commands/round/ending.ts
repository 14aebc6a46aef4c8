import type { EventBody } from "../../../shared/contract/events.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import type { Round } from "../../../shared/fold/consensusState.ts"
import type { RoundId } from "../../../shared/model/ids.ts"
import { runsBeside, togetherWith } from "../../../shared/rules/readings/deadlines.ts"
import { wasHeard } from "../../../shared/rules/readings/notices.ts"
import { againLeft, againMs } from "../../../shared/rules/round/electorate/closing.ts"
import { electorsReached } from "../../../shared/rules/round/electorate/unheard.ts"
import type { Accepted, Decision, ReadCommand, Situation } from "../../core/command.ts"
import { serverLooking } from "../../core/serverActor.ts"
import { alreadyDone } from "../refusing.ts"
import { answersInBatchOf, type OfBatch, type OfRound } from "./answersRead.ts"
import { beforeDeadline } from "./batch/beforeDeadline.ts"
import { decideOnAnswers, decideTogether } from "./batch/together.ts"
import { allAnswered, belowQuorum, fewSides } from "./belowQuorum.ts"
import { revealed, withNames } from "./revealing.ts"
import { counted } from "./spoken/counted.ts"

/**
 * Closes a round, with all rounds of its batch, and shows the result if `shows`. While somebody asked has not answered,
 * the round may be taken up again for ten seconds, and the result waits for that (DOMAIN Q4). A silence procedure can
 * close only at its deadline. It is revealed at once, and members who were reached and did not answer count as agreeing;
 * if nobody was reached, it is void instead (DOMAIN L7, Q1).
 */
export function close(
  situation: OfBatch,
  id: RoundId,
  { evenBelowQuorum, shows }: { evenBelowQuorum: boolean; shows: boolean },
): Decision {
  const { state, now } = situation
  const round = state.rounds[id]
  if (!round) return refuse("not-found")
  if (round.state !== "open") {
    const { closedBy: by, closedAt: at } = round
    return alreadyDone(state, at === null ? round.turned : { by, at })
  }
  if (!round.silence) {
    const again = mayGoOn(situation, round) ? now + againMs : null
    return decideOnAnswers(situation, round, (own, one) => {
      const refused = beforeDeadline(own, one) ?? (evenBelowQuorum ? null : belowQuorum(own, one))
      if (refused) return refused
      if (again !== null) return closed(own, one, { events: [] }, { again, ...(shows && { shows }) })
      return closed(own, one, shows ? revealed(own, one) : { events: [] })
    })
  }
  // silence counts as agreement only at the deadline, so nobody may close a silence procedure earlier
  if ((round.endsAt ?? 0) > now) return refuse("silence-running", { time: round.endsAt ?? now })
  return heard(situation, round) ? closed(situation, round, revealed(situation, round)) : unheard(situation, round)
}

/** Whether the silence procedure reached anybody: who answered has read of it. */
const heard = ({ state, answers, ...situation }: OfRound, round: Round): boolean =>
  round.reach
    ? counted(round, answers).length > 0 ||
      electorsReached(state, round, situation.connected ?? situation.present).length > 0
    : wasHeard(state, { of: "silence", round: round.id })

/**
 * Whether the round, or one of its batch, waits for an answer. A round that ends by itself is not taken up again, since
 * its electors were told its end.
 */
const mayGoOn = (situation: OfBatch, round: Round): boolean =>
  !runsBeside(round) &&
  togetherWith(situation.state, round).some(
    one => one.state === "open" && !allAnswered({ ...situation, ...situation.batch.get(one.id) }, one),
  )

type Again = Pick<EventBody<"round-closed">, "again" | "shows">

/** Closes a round, and says what the class of a rating needs to know of its close (DOMAIN G5). */
export function closed(situation: OfRound, round: Round, after: Accepted, again: Again = {}): Accepted {
  const { id, statement, topic, kind } = round
  const few = kind === "rating" ? fewSides(situation, round) : []
  const needs = { ...(kind === "rating" && { needsQuorum: true as const }), ...(few.length > 0 && { fewSides: few }) }
  const body = { round: id, statement, topic, ...again, ...needs }
  // the close is true of these answers only, so the commit fails if another one is committed first
  const { answers, ballots } = situation
  const seen = ballots
    ? { ballots: [{ round: id, seen: ballots.seen }] }
    : { sealed: [{ round: id, revisions: answers.length }] }
  return { ...seen, ...after, events: [{ kind: "round-closed", body }, ...after.events] }
}

/** Shows the result of a closed round, with all rounds of its batch, once it cannot be taken up again (DOMAIN Q4). */
export const showAfter = (id: RoundId): ReadCommand =>
  serverLooking(answersInBatchOf(id), situation => {
    const round = situation.state.rounds[id]
    if (round?.state !== "closed" || !round.shows || (round.again ?? 0) > situation.now) return { events: [] }
    return decideOnAnswers(situation, round, revealed)
  })

/** Opens a closed round again, with all rounds of its batch, as long as that is possible and before its result. */
export function takeUp({ state, now, ...situation }: Situation, id: RoundId): Decision {
  const round = state.rounds[id]
  if (!round) return refuse("not-found")
  if (round.state === "open") return alreadyDone(state, round.turned)
  if (round.again === undefined || againLeft(round, now) === 0) return refuse("again-over")
  const decision = decideTogether({ ...situation, state, now }, round, ({ id: one, statement, topic }) => ({
    events: [{ kind: "round-reopened", body: { round: one, statement, topic } }],
  }))
  return "refuse" in decision ? decision : { ...decision, until: round.again }
}

/** Makes a round void, with all rounds of its batch. A silence procedure whose deadline has passed has its result already and cannot be made void. */
export function makeVoid(situation: OfBatch, id: RoundId, reason: string): Decision {
  const { state, now } = situation
  const round = state.rounds[id]
  if (!round) return refuse("not-found")
  if (round.state === "void" || round.state === "revealed") return alreadyDone(state, round.turned)
  const until = round.silence && round.state === "open" ? round.endsAt : null
  if (until === null) return decideOnAnswers(situation, round, (own, one) => voided(one, reason, givenIn(own, one)))
  return until <= now
    ? refuse("time-over", { time: until })
    : { ...voided(round, reason, givenIn(situation, round)), until }
}

/**
 * Makes a silence procedure void because it reached no member. A void procedure decides nothing, so a block in it
 * does not become an objection that waits for an answer.
 */
function unheard({ answers: sealed }: OfRound, row: Round): Accepted {
  const { id: round, statement, topic } = row
  const answers = withNames(row, counted(row, sealed))
  return {
    events: [{ kind: "round-voided", body: { round, statement, topic, reason: "", why: "unheard", answers } }],
    sealed: [{ round, revisions: sealed.length }],
  }
}

const givenIn = ({ answers, ballots }: OfRound, round: Round): number =>
  ballots?.answers.length ?? counted(round, answers).length

/** Makes a round void. `given` is how many had answered, which the minutes print. */
export const voided = ({ id: round, statement, topic }: Round, reason: string, given = 0): Accepted => ({
  events: [{ kind: "round-voided", body: { round, statement, topic, reason, ...(given > 0 && { given }) } }],
})
