import type { Round } from "../../../shared/fold/consensusState.ts"
import { roundEnds } from "../../../shared/rules/floor/clocks.ts"
import { roundsIn } from "../../../shared/rules/readings/rounds.ts"
import { findStatement } from "../../../shared/rules/readings/rows.ts"
import { wentUnheard } from "../../../shared/rules/round/electorate/unheard.ts"
import { toExtendSilence, toOpenSilence } from "../../acts/round/silence.ts"
import type { View, ViewWith } from "../../acts/scene.ts"
import type { NextActionRule } from "../bar.ts"

/** The panel waits for the moderator once all have answered or the clock has run out. */
function allIn({ answers, session, now }: ViewWith<"answers" | "now">, round: Round): boolean {
  const answered = answers[round.id]?.answered ?? 0
  const ends = roundEnds(round, session, now)
  return answered >= round.electorate.length || (ends !== null && now >= ends)
}

/** The names of the members who have not answered, if the round allows names. */
const waiting = ({ answers, state }: ViewWith<"answers">, { id }: Round): string[] => {
  const ids = answers[id]?.waiting ?? []
  if (typeof ids === "number") return []
  return Object.values(state.members).flatMap(member => (ids.includes(member.id) ? [member.name] : []))
}

/** Leaves out silences: a silence ends by itself after days, and is no step of a meeting. */
const openRound = (scene: View, kind: Round["kind"]): Round | undefined =>
  roundsIn(scene, "open").find(open => open.kind === kind && !open.silence)

/** 6: a rating is open */
const ratingOpen: NextActionRule = scene => {
  const round = openRound(scene, "rating")
  if (!round) return null
  return {
    act: { kind: "close-and-show", round },
    filled: allIn(scene, round),
    second: [
      { kind: "one-more-minute", round },
      { kind: "close-round", round },
      { kind: "void-round", round },
    ],
  }
}

/** 7: a call for consensus is open */
const callOpen: NextActionRule = scene => {
  const round = openRound(scene, "call")
  if (!round) return null
  const { topic, statement } = round
  const names = waiting(scene, round)
  const label = findStatement(scene.state, statement)?.label ?? ""
  return {
    act: { kind: "close-and-show", round },
    filled: allIn(scene, round),
    second: [
      ...(names.length > 0 ? [{ kind: "remind" as const, topic, statement, label, names }] : []),
      { kind: "close-round", round },
      { kind: "void-round", round },
    ],
  }
}

/** 8: closed, not shown */
const closedNotShown: NextActionRule = scene => {
  const round = roundsIn(scene, "closed")[0]
  return round ? { act: { kind: "reveal-round", round }, filled: true, second: [{ kind: "void-round", round }] } : null
}

export const roundRows: readonly NextActionRule[] = [ratingOpen, callOpen, closedNotShown]

/** Between sessions: a silence was void because nobody had been told of it. */
export const silenceWasVoid: NextActionRule = ({ state }) => {
  const statement = Object.values(state.statements).find(one => wentUnheard(state, one))
  return statement ? { act: toOpenSilence(statement, true), filled: false, second: [] } : null
}

/**
 * Between sessions: a silence runs. Its result is shown at its end; until then it may be extended once, or declared
 * void.
 */
export const silenceRuns: NextActionRule = scene => {
  const round = roundsIn(scene, "open").find(({ silence }) => silence)
  if (!round || round.endsAt === null) return null
  const act = { kind: "close-and-show" as const, round }
  if (round.endsAt <= scene.now) return { act, filled: false, second: [] }
  return {
    act,
    filled: false,
    stop: { kind: "silence", endsAt: round.endsAt },
    second: [...(round.extended ? [] : [toExtendSilence(round)]), { kind: "void-round", round }],
  }
}
