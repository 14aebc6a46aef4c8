import { roundCommands as schemas } from "../../../shared/contract/commands/round.ts"
import type { CommandBody } from "../../../shared/contract/commands.ts"
import type { NewEvent } from "../../../shared/contract/events.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import { positionOf } from "../../../shared/fold/changes/positionChange.ts"
import type { RoundId } from "../../../shared/model/ids.ts"
import { roundEnds } from "../../../shared/rules/floor/clocks.ts"
import { isHeld } from "../../../shared/rules/floor/held.ts"
import { closedToSeat } from "../../../shared/rules/round/electorate/electorate.ts"
import { hasLaterRating } from "../../../shared/rules/round/outcome/movement.ts"
import { scoresOf, statistics } from "../../../shared/rules/round/outcome/ratings.ts"
import { lastCall } from "../../../shared/rules/round/outcome/standing.ts"
import { groupsFit } from "../../../shared/rules/round/reasons.ts"
import { type Decision, defineCommand, defineLooking, type Situation } from "../../core/command.ts"
import { alreadyDone } from "../refusing.ts"
import { missingWords, reportLate, takeAnswer } from "./answering.ts"
import { answersInBatchOf, answersTo } from "./answersRead.ts"
import { decideOnAnswers } from "./batch/together.ts"
import { close, makeVoid, takeUp } from "./ending.ts"
import { objectionFor } from "./objecting.ts"
import { revealed } from "./revealing.ts"
import { openingOf } from "./roundOpened.ts"
import { confirmSpoken, enterSpoken, saySo } from "./spoken/entering.ts"

const ofRound = ({ round }: { round: RoundId }) => round

export const roundDefinitions = {
  "open-round": defineCommand(schemas["open-round"], { action: "run a round", decide: openingOf }),

  "answer-round": defineLooking(schemas["answer-round"], {
    action: "answer",
    own: ({ actor }) => actor.member !== null,
    looksUp: ({ round }) => answersTo(round),
    round: ofRound,
    decide: takeAnswer,
  }),

  "report-late-answer": defineCommand(schemas["report-late-answer"], {
    action: "answer",
    own: ({ actor }) => actor.member !== null,
    round: ofRound,
    once: ({ round }) => `late-${round}`,
    decide: reportLate,
  }),

  "enter-spoken": defineLooking(schemas["enter-spoken"], {
    action: "enter a spoken answer",
    looksUp: ({ round }) => answersTo(round),
    decide: enterSpoken,
  }),

  "say-so": defineLooking(schemas["say-so"], {
    action: "answer",
    own: ({ actor }) => actor.member !== null,
    looksUp: ({ round }) => answersTo(round),
    round: ofRound,
    decide: saySo,
  }),

  "confirm-spoken": defineLooking(schemas["confirm-spoken"], {
    action: "confirm a spoken answer",
    looksUp: ({ round }) => answersTo(round),
    decide: confirmSpoken,
  }),

  "extend-round": defineCommand(schemas["extend-round"], {
    action: "run a round",
    decide: ({ state, now }, { round: id, seconds }) => {
      const round = state.rounds[id]
      if (!round) return refuse("not-found")
      if (round.state !== "open") return refuse("time-over", { time: round.closedAt ?? round.turned.at })
      // a silence procedure is extended by its own command, and only once
      if (round.silence) return refuse("silence-running", { time: round.endsAt ?? now })
      // so is a deadline, because the electors were told of it
      if (round.atDeadline !== undefined) return refuse("deadline-running", { time: round.endsAt ?? now })
      const held = Object.values(state.sessions).find(isHeld)
      const ends = held ? roundEnds(round, held, now) : round.endsAt
      const endsAt = Math.max(now, ends ?? now) + seconds * 1_000
      const body = { round: id, statement: round.statement, topic: round.topic, endsAt }
      return { events: [{ kind: "round-extended", body }] }
    },
  }),

  "close-round": defineLooking(schemas["close-round"], {
    action: "run a round",
    looksUp: ({ round }) => answersInBatchOf(round),
    decide: (situation, { round, evenBelowQuorum }) => close(situation, round, { evenBelowQuorum, shows: false }),
  }),

  "reopen-round": defineCommand(schemas["reopen-round"], {
    action: "run a round",
    decide: (situation, { round }) => takeUp(situation, round),
  }),

  "reveal-round": defineLooking(schemas["reveal-round"], {
    action: "run a round",
    looksUp: ({ round }) => answersInBatchOf(round),
    decide: (situation, { round: id }) => {
      const round = situation.state.rounds[id]
      if (!round) return refuse("not-found")
      if (round.state === "open") return refuse("round-not-closed")
      if (round.state !== "closed") return alreadyDone(situation.state, round.turned)
      return decideOnAnswers(situation, round, revealed)
    },
  }),

  /**
   * closes a round and shows its result: in one commit if everybody has answered, otherwise once the round cannot be taken
   * up again
   */
  "close-and-show": defineLooking(schemas["close-and-show"], {
    action: "run a round",
    looksUp: ({ round }) => answersInBatchOf(round),
    decide: (situation, { round, evenBelowQuorum }) => close(situation, round, { evenBelowQuorum, shows: true }),
  }),

  "group-reasons": defineCommand(schemas["group-reasons"], {
    action: "group reasons",
    decide: groupReasons,
  }),

  "summarize-round": defineCommand(schemas["summarize-round"], {
    action: "group reasons",
    decide: summarize,
  }),

  "void-round": defineLooking(schemas["void-round"], {
    action: "run a round",
    looksUp: ({ round }) => answersInBatchOf(round),
    decide: (situation, { round, reason }) => makeVoid(situation, round, reason),
  }),

  "change-position": defineCommand(schemas["change-position"], {
    action: "answer",
    own: ({ actor }) => actor.member !== null,
    round: ofRound,
    decide: changePosition,
  }),
}

/** Groups the reasons of a shown rating (DOMAIN W6). The groups that the sender saw must still be the last ones. */
function groupReasons({ state }: Situation, { round: id, groups, seen }: CommandBody<"group-reasons">): Decision {
  const round = state.rounds[id]
  if (!round?.reasons) return refuse("not-found")
  if ((round.grouped?.times ?? 0) !== seen) return refuse("groups-changed")
  if (!groupsFit(groups, round.reasons.length)) return refuse("bad-input", { detail: "groups" })
  const { statement, topic } = round
  return { events: [{ kind: "reasons-grouped", body: { round: id, statement, topic, groups } }] }
}

/**
 * Changes a position in a named call, with a reason, between reveal and declaration. The record prints the tally at the
 * reveal and the tally after the change.
 */
function changePosition({ state, actor, id: newId }: Situation, body: CommandBody<"change-position">): Decision {
  const round = state.rounds[body.round]
  const statement = round && state.statements[round.statement]
  if (!round || !statement || actor.member === null) return refuse("not-found")
  const member = actor.member
  if (round.state !== "revealed" || round.kind !== "call" || round.anonymity !== "named") return refuse("not-revealed")
  if (!round.electorate.some(elector => elector.member === member)) return refuse("not-in-electorate")
  const closed = closedToSeat(state, round, member)
  if (closed) return refuse(closed)
  if (statement.state !== "proposed" || lastCall(state, statement)?.id !== round.id) return refuse("record-fixed")
  const without = missingWords(body.position)
  if (without) return without
  const at = { round: round.id, statement: round.statement, topic: round.topic }
  const changed: NewEvent = {
    kind: "position-changed",
    body: { ...at, member, from: positionOf(round.answers ?? [], member), position: body.position, why: body.why },
  }
  return { events: [changed, ...objectionFor(state, round, member, body.position, newId)] }
}

/**
 * Writes the summary of a shown rating in one language (DOMAIN G8). It is fixed once the next rating of the statement
 * opens, because the panel answers beside it.
 */
function summarize({ state }: Situation, body: CommandBody<"summarize-round">): Decision {
  const round = state.rounds[body.round]
  if (!round || round.state !== "revealed" || round.kind !== "rating") return refuse("not-found")
  if (!statistics(scoresOf(round.answers ?? []))) return refuse("not-found")
  if (hasLaterRating(state, round)) return refuse("summary-fixed")
  const { statement, topic } = round
  const { lang, text, seen } = body
  const now = round.summaries?.[lang]?.text ?? ""
  if (now === text) return { events: [] }
  if (now !== seen) return refuse("summary-changed")
  const personal = { text }
  return { events: [{ kind: "round-summarized", body: { round: round.id, statement, topic, lang, personal } }] }
}
