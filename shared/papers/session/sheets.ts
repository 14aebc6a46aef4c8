import type { Statement } from "../../fold/consensusState.ts"
import type { Session } from "../../fold/sessionState.ts"
import type { State } from "../../fold/state.ts"
import { type Lang, positions } from "../../model/terms.ts"
import { closesAt, togetherWith } from "../../rules/readings/deadlines.ts"
import { isRated, openRoundOn } from "../../rules/readings/rounds.ts"
import { isEnded, statementsOf } from "../../rules/readings/statements.ts"
import type { Paper, PaperBlock, PaperMeta } from "../paper.ts"
import { cell, heading, muted, paragraph } from "../writing/blocks.ts"
import { type PaperWriter, paperWriter } from "../writing/writer.ts"
import { statementTexts, wordings } from "./outcome.ts"

/**
 * Writes the sheets on which panelists take positions by hand, each on a page of its own: one for each panelist, or one
 * without a name if the panel has none or its names may not be published. Statements that have ended or are being rated are left out.
 */
export function positionSheets(state: State, session: Session, lang: Lang, meta: PaperMeta): Paper {
  const writer = paperWriter(state, lang, session.cities)
  const { say } = writer
  const topics = new Set(session.items.map(({ topic }) => topic))
  const waiting = [...topics]
    .flatMap(topic => (topic === null ? [] : statementsOf(state, topic)))
    .filter(one => !isEnded(one) && !isRated(state, one))
  const panelists = Object.values(state.members).filter(({ role, removed }) => role === "panelist" && !removed)
  const decisions = waiting.flatMap((one): PaperBlock[] => [
    heading(3, one.label),
    ...askedNow(writer, one),
    ...wordings(writer, statementTexts(writer, one)),
    paragraph(positions.map(position => `☐ ${writer.terms.position(position)}`).join("   ")),
    blanks([say("position.reason"), say("position.remedy")], 3),
  ])
  const isNamed = state.workspace?.attribution === "named"
  const people = !isNamed || panelists.length === 0 ? [null] : panelists.map(({ id }) => id)
  return {
    kind: "positions",
    lang,
    title: say("paper.sheet"),
    meta,
    blocks:
      waiting.length === 0
        ? [muted(say("paper.noText"))]
        : people.flatMap((member, n): PaperBlock[] => [
            ...(n === 0 ? [] : [{ kind: "break" as const }]),
            heading(
              2,
              member === null ? say("paper.sheet") : say("paper.sheetOf", { name: writer.name(member, Infinity) }),
            ),
            muted(say("paper.sheetHelp")),
            ...decisions,
            blanks([say("paper.signature"), say("paper.date")], 1),
          ]),
  }
}

/** Says that a statement is asked about in a batch now, and until when its round takes answers. */
function askedNow({ state, say, time }: PaperWriter, statement: Statement): PaperBlock[] {
  const round = openRoundOn(state, statement)
  if (!round) return []
  const ends = closesAt(round)
  return [
    ...(round.batch === undefined ? [] : [muted(say("batch.title", { n: togetherWith(state, round).length }))]),
    ...(ends === null ? [] : [muted(say("batch.until", { until: time(ends) }))]),
  ]
}

/** Makes a table with an empty cell beside each name, which has room for this many lines of handwriting. */
const blanks = (names: readonly string[], room: number): PaperBlock => ({
  kind: "table",
  caption: "",
  head: [],
  rows: names.map(name => [cell(name, "row"), cell("")]),
  room,
})
