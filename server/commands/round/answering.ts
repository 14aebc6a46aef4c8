import type { CommandBody } from "../../../shared/contract/commands.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import type { Round } from "../../../shared/fold/consensusState.ts"
import type { Answer } from "../../../shared/model/consensus/answer.ts"
import type { MemberId } from "../../../shared/model/ids.ts"
import { seatKeeps } from "../../../shared/rules/people/seats/seatKeeps.ts"
import { closedToSeat } from "../../../shared/rules/round/electorate/electorate.ts"
import type { Decision, Situation } from "../command.ts"
import { alreadyDone } from "../refusing.ts"

/** A negative answer is printed with the record, so it needs its reason; a block needs a remedy as well. */
export function missingParts(answer: Answer) {
  if (answer.kind === "rating" || answer.position === "agree" || answer.position === "abstain") return null
  if (answer.reason === "") return refuse("reason-required")
  return answer.position === "block" && answer.remedy === "" ? refuse("remedy-required") : null
}

/** An objection is always named, so a call with hidden names has no *cannot accept* (DOMAIN H6). */
export const unfit = (round: Round, answer: Answer) =>
  answer.kind !== round.kind || (answer.kind === "call" && answer.position === "block" && round.anonymity !== "named")

/** Records one sealed revision. It is no event: in the log it would lie before every cursor at the reveal. */
export function answerOf(
  situation: Situation,
  round: Round,
  member: MemberId,
  answer: Answer,
  spoken: boolean,
): Decision {
  if (round.state !== "open") return refuse("round-closed", { time: round.closedAt ?? situation.now })
  // a silence ends at its time, even if the server shows it a little later
  const until = round.silence ? round.endsAt : null
  if (until !== null && until <= situation.now) return refuse("round-closed", { time: until })
  if (!round.electorate.some(elector => elector.member === member)) return refuse("not-in-electorate")
  if (unfit(round, answer)) return refuse("wrong-answer")
  const without = missingParts(answer)
  if (without) return without
  const revision = situation.answers.filter(one => one.member === member).length + 1
  const row = { round: round.id, member, revision, answer, spoken, at: situation.now }
  return { events: [], answers: [row], made: { revision }, ...(until !== null && { until }) }
}

export function takeAnswer(situation: Situation, { round: id, answer, seen }: CommandBody<"answer-round">): Decision {
  const { state, actor, answers } = situation
  const round = state.rounds[id]
  if (!round || actor.member === null) return refuse("not-found")
  const member = actor.member
  // a secret round's ballot is cast by a token, in a request that does not know the member
  if (round.anonymity === "secret") return refuse("wrong-answer")
  const closed = closedToSeat(state, round, member)
  if (closed) return refuse(closed)
  const latest = answers.filter(one => one.member === member).length
  if (round.state === "open" && latest !== seen) return refuse("already-answered")
  return answerOf(situation, round, member, answer, false)
}

export function enterSpoken(
  situation: Situation,
  { round: id, member, answer }: CommandBody<"enter-spoken">,
): Decision {
  const round = situation.state.rounds[id]
  if (!round) return refuse("not-found")
  const row = situation.state.members[member]
  if (row && !seatKeeps.answer(row)) return refuse("not-in-electorate")
  if (round.anonymity !== "named" || round.kind !== "call") return refuse("wrong-answer")
  // only the member may change an answer that they entered themselves
  const own = situation.answers.findLast(one => one.member === member && !one.spoken)
  if (own && round.state === "open") return alreadyDone(situation.state, { by: member, at: own.at })
  return answerOf(situation, round, member, answer, true)
}
