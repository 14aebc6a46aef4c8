import type { RecordRow } from "../../fold/recordState.ts"
import type { Tally } from "../../model/consensus/record.ts"
import { positions } from "../../model/terms.ts"
import { findRound } from "../../rules/readings/rows.ts"
import { delegateOf } from "../../rules/round/electorate/changingHands.ts"
import { answeredIn, spokenIn } from "../../rules/round/outcome/tally.ts"
import { changeKey, reasonKey } from "../../rules/said/inRounds.ts"
import type { PaperBlock } from "../paper.ts"
import { cell, definitions, heading, muted, paragraph } from "../writing/blocks.ts"
import type { PaperWriter } from "../writing/writer.ts"

/** Writes how many members took each position, by side, who they were, and what changed after the result was shown. */
export function positionsTaken(writer: PaperWriter, record: RecordRow, level: 2 | 4): PaperBlock[] {
  const { say, state, text } = writer
  const { tally, sides, tallyAtReveal } = record.body
  const titleOf = (side: string) => text(state.sides.find(({ id }) => id === side)?.title ?? {})
  const bySide = sides.map(one => ({ title: titleOf(one.side), tally: one }))
  return [
    heading(level, say("record.positions")),
    paragraph(say("record.answered", { n: answeredIn(tally), m: tally.electorate })),
    ...spokenOnes(writer, record),
    tallies(writer, say("record.positions"), [...bySide, { title: say("record.all"), tally }]),
    ...people(writer, record),
    ...(tallyAtReveal
      ? [
          heading(level === 2 ? 3 : 4, say("record.atReveal")),
          tallies(writer, say("record.atReveal"), [{ title: say("record.all"), tally: tallyAtReveal }]),
          ...changes(writer, record),
        ]
      : []),
  ]
}

/**
 * How many positions were spoken, whose were not confirmed, and whom a silence did not reach. A record of an earlier
 * version prints none of this.
 */
function spokenOnes({ say, name, list }: PaperWriter, { body, declaredAt }: RecordRow): PaperBlock[] {
  const { positions: held, unconfirmed, notReached } = body
  const names = (ids: readonly string[]) => list(ids.map(id => name(id, declaredAt)))
  const spoken = held.some(({ aloud }) => aloud) ? spokenIn(held) : null
  return [
    ...(spoken ? [paragraph(say("record.spokenShare", spoken))] : []),
    ...(unconfirmed ? [paragraph(say("record.unconfirmed", { names: names(unconfirmed) }))] : []),
    ...(notReached ? [paragraph(say("record.notReached", { names: names(notReached) }))] : []),
  ]
}

function tallies(
  { say, terms, number }: PaperWriter,
  caption: string,
  rows: readonly { title: string; tally: Tally }[],
): PaperBlock {
  const shown = positions.filter(position => rows.some(({ tally }) => tally[position] > 0))
  return {
    kind: "table",
    caption,
    head: [cell(say("side"), "col"), ...shown.map(position => cell(terms.position(position), "col"))],
    rows: rows.map(({ title, tally }) => [cell(title, "row"), ...shown.map(position => cell(number(tally[position])))]),
    bars: rows.map(({ title, tally }) => ({
      title,
      parts: shown.map(position => ({ position, name: terms.position(position), n: tally[position] })),
    })),
  }
}

function people({ say, name, terms, list }: PaperWriter, { body, declaredAt }: RecordRow): PaperBlock[] {
  return definitions(
    positions.map(position => {
      const names = body.positions
        .filter(one => one.position.position === position)
        .map(one => {
          const own = name(one.member, declaredAt)
          const delegate = delegateOf(body, one.member)
          const named = delegate ? say("record.sitsFor", { name: own, delegate: name(delegate, declaredAt) }) : own
          return one.spoken ? say("record.spokenBy", { name: named }) : named
        })
      return [terms.position(position), list(names)]
    }),
  )
}

function changes({ say, state, name, terms, time, quoted }: PaperWriter, { body }: RecordRow): PaperBlock[] {
  const round = findRound(state, body.round)
  if (!round) return []
  return round.changes.flatMap(({ member, from, to, why, reasonLang, at }) => {
    const told = from
      ? say("change.fromTo", { from: terms.position(from.position), to: terms.position(to.position) })
      : say("change.first", { to: terms.position(to.position) })
    const before = from?.reason
      ? [
          muted(say("change.reasonBefore")),
          ...quoted({ key: reasonKey(round.id, member, from.reason), lang: from.lang, text: from.reason }),
        ]
      : []
    const said = { key: changeKey(round.id, member, why), lang: reasonLang ?? to.lang, text: why }
    return [paragraph(`${name(member, at)} · ${told} · ${time(at)}`), ...before, ...quoted(said)]
  })
}
