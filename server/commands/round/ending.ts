import { refuse } from "../../../shared/contract/refusals.ts"
import type { Round } from "../../../shared/fold/consensusState.ts"
import type { RoundId } from "../../../shared/model/ids.ts"
import { wasHeard } from "../../../shared/rules/readings/notices.ts"
import type { Accepted, Decision, Situation } from "../command.ts"
import { alreadyDone } from "../refusing.ts"
import { beforeDeadline } from "./batch/beforeDeadline.ts"
import { decideTogether } from "./batch/together.ts"
import { belowQuorum } from "./belowQuorum.ts"
import { revealed, withNames } from "./revealing.ts"
import { counted } from "./spoken/counted.ts"

/**
 * Closes a round, with all rounds of its batch, and appends the events from `then`. A silence procedure can close only at its deadline. It is revealed
 * at once, and members who did not answer count as agreeing; if nobody was notified, it is void instead (DOMAIN L7,
 * Q1).
 */
export function close(
  situation: Situation,
  id: RoundId,
  then: (situation: Situation, round: Round) => Accepted,
  { evenBelowQuorum }: { evenBelowQuorum: boolean },
): Decision {
  const { state, now } = situation
  const round = state.rounds[id]
  if (!round) return refuse("not-found")
  if (round.state !== "open") {
    const { closedBy: by, closedAt: at } = round
    return alreadyDone(state, at === null ? round.turned : { by, at })
  }
  if (!round.silence)
    return decideTogether(
      situation,
      round,
      (own, one) =>
        beforeDeadline(own, one) ?? (evenBelowQuorum ? null : belowQuorum(own, one)) ?? closed(one, then(own, one)),
    )
  // silence counts as agreement only at the deadline, so nobody may close a silence procedure earlier
  if ((round.endsAt ?? 0) > now) return refuse("silence-running", { time: round.endsAt ?? now })
  return wasHeard(state, { of: "silence", round: id })
    ? closed(round, revealed(situation, round))
    : unheard(situation, round)
}

export function closed({ id: round, statement, topic }: Round, after: Accepted): Accepted {
  return { ...after, events: [{ kind: "round-closed", body: { round, statement, topic } }, ...after.events] }
}

/**
 * Closes a round and reveals it in one commit. The server also calls this function at the deadline of a silence
 * procedure.
 */
export const closeAndShow = (situation: Situation, id: RoundId, even = { evenBelowQuorum: true }): Decision =>
  close(situation, id, revealed, even)

/** Makes a round void, with all rounds of its batch. A silence procedure whose deadline has passed has its result already and cannot be made void. */
export function makeVoid(situation: Situation, id: RoundId, reason: string): Decision {
  const { state, now } = situation
  const round = state.rounds[id]
  if (!round) return refuse("not-found")
  if (round.state === "void" || round.state === "revealed") return alreadyDone(state, round.turned)
  const until = round.silence && round.state === "open" ? round.endsAt : null
  if (until === null) return decideTogether(situation, round, (own, one) => voided(one, reason, givenIn(own, one)))
  return until <= now
    ? refuse("time-over", { time: until })
    : { ...voided(round, reason, givenIn(situation, round)), until }
}

/**
 * Makes a silence procedure void because no member was notified. A void procedure decides nothing, so a block in it
 * does not become an objection that waits for an answer.
 */
function unheard({ answers: sealed }: Situation, row: Round): Accepted {
  const { id: round, statement, topic } = row
  const answers = withNames(row, counted(row, sealed))
  return {
    events: [{ kind: "round-voided", body: { round, statement, topic, reason: "", why: "unheard", answers } }],
    sealed: [{ round, revisions: sealed.length }],
  }
}

const givenIn = ({ answers, ballots }: Situation, round: Round): number =>
  ballots?.answers.length ?? counted(round, answers).length

/** Makes a round void. `given` is how many had answered, which the minutes print. */
export const voided = ({ id: round, statement, topic }: Round, reason: string, given = 0): Accepted => ({
  events: [{ kind: "round-voided", body: { round, statement, topic, reason, ...(given > 0 && { given }) } }],
})
