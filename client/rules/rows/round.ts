import type { Round } from "../../../shared/fold/consensusState.ts"
import { roundEnds } from "../../../shared/rules/floor/clocks.ts"
import { runsBeside, togetherWith } from "../../../shared/rules/readings/deadlines.ts"
import { roundsIn } from "../../../shared/rules/readings/rounds.ts"
import { findStatement } from "../../../shared/rules/readings/rows.ts"
import { againLeft } from "../../../shared/rules/round/electorate/closing.ts"
import { wentUnheard } from "../../../shared/rules/round/electorate/unheard.ts"
import { toExtendDeadline } from "../../acts/round/between/between.ts"
import { toExtendSilence, toOpenSilence } from "../../acts/round/silence.ts"
import type { View, ViewWith } from "../../scene/scene.ts"
import type { NextActionRule } from "../bar.ts"

/** Whether the panel waits for the moderator: all electors have answered, or the clock has run out. */
function allIn({ answers, session, now }: ViewWith<"answers" | "now">, round: Round): boolean {
  const answered = answers[round.id]?.answered ?? 0
  const ends = roundEnds(round, session, now)
  return answered >= round.electorate.length || (ends !== null && now >= ends)
}

/** Returns the names of the members who have not answered. Empty if the round hides these names. */
const waiting = ({ answers, state }: ViewWith<"answers">, { id }: Round): string[] => {
  const ids = answers[id]?.waiting ?? []
  if (typeof ids === "number") return []
  return Object.values(state.members).flatMap(member => (ids.includes(member.id) ? [member.name] : []))
}

/**
 * Returns the open round of this kind. Silence procedures and rounds with a deadline are left out, because they
 * last for days and end by themselves.
 */
const openRound = (scene: View, kind: Round["kind"]): Round | undefined =>
  roundsIn(scene, "open").find(open => open.kind === kind && !runsBeside(open))

/** Row 6 of the next actions applies when a rating is open. */
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

/** Row 7 of the next actions applies when a call for consensus is open. */
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

/** A review of a record is open. It comes after a rating or a call, because it decides nothing. */
const reviewOpen: NextActionRule = scene => {
  const round = openRound(scene, "review")
  if (!round) return null
  return {
    act: { kind: "close-and-show", round },
    filled: allIn(scene, round),
    second: [{ kind: "void-round", round }],
  }
}

/** Row 8 of the next actions: a round is closed, and its result is not shown. */
const closedNotShown: NextActionRule = scene => {
  const round = roundsIn(scene, "closed")[0]
  if (!round) return null
  const again = againLeft(round, scene.now) > 0
  return {
    act: { kind: "reveal-round", round },
    // the panel waits for nobody while the server is to show the result, or the round may go on
    filled: !again,
    second: [{ kind: "void-round", round }],
  }
}

export const roundRows: readonly NextActionRule[] = [ratingOpen, callOpen, closedNotShown, reviewOpen]

/** The next action while no session is live, if a silence procedure was void because no notice about it was sent. */
export const silenceWasVoid: NextActionRule = ({ state }) => {
  const statement = Object.values(state.statements).find(one => wentUnheard(state, one))
  return statement ? { act: toOpenSilence(statement, true), filled: false, second: [] } : null
}

/**
 * The next action while no session is live, if a silence procedure runs. Its result can be shown at its end. Until then
 * the chair may extend it once or declare it void.
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

/**
 * A next action while no session is live: a round with a deadline runs, alone or in a batch. Once everybody has
 * answered, its result can be shown.
 */
export const deadlineRuns: NextActionRule = scene => {
  const round = roundsIn(scene, "open").find(({ atDeadline }) => atDeadline !== undefined)
  if (!round || round.endsAt === null) return null
  const together = togetherWith(scene.state, round)
  const isDone = together.every(one => (scene.answers[one.id]?.answered ?? 0) >= one.electorate.length)
  const act = { kind: "close-and-show" as const, round }
  const second = [
    ...(round.extended || round.endsAt <= scene.now ? [] : [toExtendDeadline(round)]),
    { kind: "void-round" as const, round },
  ]
  return isDone
    ? { act, filled: false, second }
    : { act, filled: false, stop: { kind: "deadline", endsAt: round.endsAt }, second }
}
