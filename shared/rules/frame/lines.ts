import { byLabel } from "../planning/byLabel.ts"
import { isRated } from "../readings/rounds.ts"
import { type ShownState, stateShown } from "../readings/statements.ts"
import type { PageHolds } from "./pageHolds.ts"

/** One line about a statement in a list of topics. */
export interface TextLine {
  label: string
  state: ShownState
  /** Whether the statement's open round is a rating. */
  rated: boolean
}

/** The lines of a topic's statements, sorted by label, including statements that the page does not hold. */
export function textLines({ state, settled, whole }: PageHolds, topic: string): TextLine[] {
  const held = Object.values(state.statements).filter(one => one.topic === topic)
  const told = whole.has(topic) ? [] : (settledIn(settled, topic)?.statements ?? [])
  const here = new Set(held.map(({ label }) => label))
  return [
    ...held.map(one => ({ label: one.label, state: stateShown(state, one), rated: isRated(state, one) })),
    ...told.filter(({ label }) => !here.has(label)).map(line => ({ ...line, rated: false })),
  ].toSorted((a, b) => byLabel(a.label, b.label))
}

/** Records that the page does not hold, newest first, each with its topic. */
export function recordsElsewhere({ state, settled, whole }: PageHolds): { number: number; topic: string }[] {
  const held = new Set(Object.values(state.records).map(({ number }) => number))
  return Object.entries(settled)
    .filter(([topic]) => !whole.has(topic))
    .flatMap(([topic, one]) => (one?.records ?? []).map(({ number }) => ({ number, topic })))
    .filter(({ number }) => !held.has(number))
    .toSorted((a, b) => b.number - a.number)
}

const settledIn = (settled: PageHolds["settled"], topic: string) =>
  Object.entries(settled).find(([id]) => id === topic)?.[1]
