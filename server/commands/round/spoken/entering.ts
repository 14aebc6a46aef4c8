import type { CommandBody } from "../../../../shared/contract/commands.ts"
import { refuse } from "../../../../shared/contract/refusals.ts"
import type { Round } from "../../../../shared/fold/consensusState.ts"
import type { MemberId } from "../../../../shared/model/ids.ts"
import { seatKeeps } from "../../../../shared/rules/people/seats/seatKeeps.ts"
import { closedToSeat } from "../../../../shared/rules/round/electorate/electorate.ts"
import { mayHear } from "../../../../shared/rules/round/electorate/hearing.ts"
import type { Decision } from "../../../core/command.ts"
import { alreadyDone } from "../../refusing.ts"
import { answerOf } from "../answering.ts"
import type { OfRound } from "../answersRead.ts"
import { isCounted } from "./counted.ts"

const isNamedCall = ({ anonymity, kind, silence }: Round): boolean =>
  anonymity === "named" && kind === "call" && !silence

/** The last revision of the member's answer. */
const lastOf = ({ answers }: OfRound, member: MemberId) => answers.findLast(one => one.member === member)

/** The secretary enters a position that a panelist said aloud. It does not count yet. */
export function enterSpoken(situation: OfRound, { round: id, member, answer }: CommandBody<"enter-spoken">): Decision {
  const { state, actor } = situation
  const round = state.rounds[id]
  if (!round || actor.member === null) return refuse("not-found")
  const row = state.members[member]
  if (row && !seatKeeps.answer(row)) return refuse("not-in-electorate")
  if (!isNamedCall(round)) return refuse("wrong-answer")
  const last = lastOf(situation, member)
  if (last && round.state === "open") {
    // only its owner changes an answer that counts
    if (isCounted(last)) return alreadyDone(state, { by: last.aloud?.officer ?? member, at: last.at })
    // a second officer pressed another position, and gets no second try
    if (last.aloud?.is === "ended") return refuse("spoken-ended")
  }
  return answerOf(situation, round, member, answer, { by: actor.member, is: "waits", officer: null })
}

/** The owner says that the position which was entered for them is what they said. */
export function saySo(situation: OfRound, { round: id, seen }: CommandBody<"say-so">): Decision {
  const { state, actor } = situation
  const round = state.rounds[id]
  if (!round || actor.member === null) return refuse("not-found")
  const closed = closedToSeat(state, round, actor.member)
  if (closed) return refuse(closed)
  const last = lastOf(situation, actor.member)
  if (!last || isCounted(last)) return refuse("not-found")
  if (last.revision !== seen) return refuse("already-answered")
  const by = last.aloud?.by ?? actor.member
  return answerOf(situation, round, actor.member, last.answer, { by, is: "confirmed", officer: null })
}

/**
 * A second officer says which position the panelist spoke, without seeing the one that was entered. Where both are the
 * same it counts; another one ends the entry. The outcome is told as `counts`.
 */
export function confirmSpoken(
  situation: OfRound,
  { round: id, member, heard }: CommandBody<"confirm-spoken">,
): Decision {
  const { state, actor } = situation
  const round = state.rounds[id]
  if (!round || actor.member === null) return refuse("not-found")
  const last = lastOf(situation, member)
  if (!last?.aloud || !isNamedCall(round)) return refuse("not-found")
  if (isCounted(last)) return alreadyDone(state, { by: last.aloud.officer ?? member, at: last.at })
  if (last.aloud.is === "ended") return refuse("spoken-ended")
  const { by } = last.aloud
  if (actor.member === member || !mayHear(state, actor.member, by)) return refuse("not-second-officer")
  const row = state.members[member]
  if (row && !seatKeeps.answer(row)) return refuse("not-in-electorate")
  const same = last.answer.kind === "call" && last.answer.position === heard
  const aloud = { by, is: same ? ("confirmed" as const) : ("ended" as const), officer: actor.member }
  const decided = answerOf(situation, round, member, last.answer, aloud)
  return "refuse" in decided ? decided : { ...decided, made: { counts: same ? 1 : 0 } }
}
