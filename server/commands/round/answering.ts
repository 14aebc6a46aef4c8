import type { CommandBody } from "../../../shared/contract/commands.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import type { Round } from "../../../shared/fold/consensusState.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { GivenAnswer, Position } from "../../../shared/model/consensus/answer.ts"
import type { MemberId } from "../../../shared/model/ids.ts"
import { closesAt } from "../../../shared/rules/readings/deadlines.ts"
import { closedToSeat } from "../../../shared/rules/round/electorate/electorate.ts"
import { wordless } from "../../../shared/rules/round/electorate/nameless.ts"
import { hasUnaskedReason, lacksReason } from "../../../shared/rules/round/reasons.ts"
import { hasUnaskedTexts } from "../../../shared/rules/round/secondTexts.ts"
import type { Decision, Situation } from "../../core/command.ts"
import type { SealedAnswer } from "../../ports/database/store.ts"
import type { OfRound } from "./answersRead.ts"

/**
 * The refusal for an answer without a required part; null if the answer is complete. The round says which scores need a
 * reason (DOMAIN W2).
 */
export function missingParts(state: State, round: Round, answer: GivenAnswer) {
  if (answer.kind === "call") return missingWords(answer)
  if (answer.kind === "review")
    return answer.judgement !== "stands" && answer.reason === "" ? refuse("reason-required") : null
  return lacksReason(state, round, answer) ? refuse("score-reason") : null
}

/** The refusal for a position without a reason, because the record prints it; a block also needs a remedy. */
export function missingWords(answer: Position) {
  if (answer.position === "agree" || answer.position === "abstain") return null
  if (answer.reason === "") return refuse("reason-required")
  return answer.position === "block" && answer.remedy === "" ? refuse("remedy-required") : null
}

/**
 * Whether an answer does not fit its round. A call with hidden names has no *cannot accept*, because an objection is
 * always named (DOMAIN H6). A rating of an earlier version takes no reasons. Only a round without names takes second texts
 * (V13).
 */
export const unfit = (round: Round, answer: GivenAnswer) =>
  answer.kind !== round.kind ||
  (answer.kind === "call" && answer.position === "block" && round.anonymity !== "named") ||
  hasUnaskedReason(round, answer) ||
  hasUnaskedTexts(round, answer)

/**
 * Records one sealed revision of an answer. The revision is not an event of the log. Pages fetch only events after
 * their cursor, and at the reveal every cursor would be past the revision.
 */
export function answerOf(
  situation: OfRound,
  round: Round,
  member: MemberId,
  answer: GivenAnswer,
  aloud: SealedAnswer["aloud"] = null,
): Decision {
  if (round.state !== "open") return refuse("round-closed", { time: round.closedAt ?? situation.now })
  // no answer is taken after the deadline, even if the server closes the round a little later
  const until = closesAt(round)
  if (until !== null && until <= situation.now) return refuse("round-closed", { time: until })
  if (!round.electorate.some(elector => elector.member === member)) return refuse("not-in-electorate")
  if (unfit(round, answer)) return refuse("wrong-answer")
  const without = missingParts(situation.state, round, answer)
  if (without) return without
  const revision = situation.answers.filter(one => one.member === member).length + 1
  const row = {
    round: round.id,
    member,
    revision,
    answer: tidied(answer),
    spoken: aloud !== null,
    aloud,
    at: situation.now,
  }
  return { events: [], answers: [row], made: { revision }, ...(until !== null && { until }) }
}

/** Leaves out the language of a score without a reason, because it would be the language of the page. */
const tidied = (answer: GivenAnswer): GivenAnswer => (answer.kind === "rating" ? wordless(answer) : answer)

export function takeAnswer(situation: OfRound, { round: id, answer, seen }: CommandBody<"answer-round">): Decision {
  const { state, actor, answers } = situation
  const round = state.rounds[id]
  if (!round || actor.member === null) return refuse("not-found")
  const member = actor.member
  // in a secret round a ballot is cast by a token, in a request that does not name the member
  if (round.anonymity === "secret") return refuse("wrong-answer")
  const closed = closedToSeat(state, round, member)
  if (closed) return refuse(closed)
  const latest = answers.filter(one => one.member === member).length
  if (round.state === "open" && latest !== seen) return refuse("already-answered")
  return answerOf(situation, round, member, answer)
}

/**
 * Counts an answer that came after the close (DOMAIN P10). The entry names its author only in a named round: elsewhere
 * neither the entry nor its receipt leads to them.
 */
export function reportLate(
  { state, actor, now }: Situation,
  { round: id }: CommandBody<"report-late-answer">,
): Decision {
  const round = state.rounds[id]
  const { member } = actor
  if (!round || member === null || round.state === "void") return refuse("not-found")
  const until = closesAt(round)
  const isOver = round.state !== "open" || (until !== null && until <= now)
  if (!isOver) return refuse("round-not-closed")
  const closed = closedToSeat(state, round, member)
  if (closed) return refuse(closed)
  if (!round.electorate.some(elector => elector.member === member)) return refuse("not-in-electorate")
  const ended = (round.closedAt ?? until ?? now) + lateWithinMs
  if (ended <= now) return refuse("time-over", { time: ended })
  const named = round.anonymity === "named"
  const { statement, topic } = round
  const body = { round: id, statement, topic, member: named ? member : null }
  return { events: [{ kind: "answer-came-late", body }], unsigned: !named }
}

/** Milliseconds after the close in which a late answer is counted: a line that was cut has come back by then. */
const lateWithinMs = 24 * 3_600_000
