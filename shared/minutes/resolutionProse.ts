import type { RecordCard } from "../fold/consensusState.ts"
import type { State } from "../fold/state.ts"
import type { Lang } from "../model/terms.ts"
import type { Spoken } from "../model/texts.ts"
import type { NameThen } from "../rules/people/namesOfTheDay.ts"
import { recordFigures } from "./figures.ts"
import { leftOutSentence } from "./leftOut.ts"
import { numberOf } from "./lookup.ts"
import { type Paragraph, quote } from "./paragraph.ts"
import { factWords } from "./words/facts.ts"
import type { Words } from "./words.ts"

/** A declared record: its level and figures, the sides that were left out, and what was stated beside it. */
export function resolutionProse(state: State, record: RecordCard, words: Words, name: NameThen): Paragraph[] {
  const { body, number, declaredAt } = record
  const plain = (text: string): Paragraph => ({ lang: words.lang, text, quoted: false })
  const reserved = body.positions
    .filter(({ position }) => position.position === "reserve")
    .map(({ member, position }) => ({
      by: member,
      at: declaredAt,
      text: { lang: position.lang, text: position.reason },
    }))
  const reservations = [...reserved, ...record.reservations]
  const dissents = [...body.dissents.map(one => ({ ...one, at: declaredAt })), ...record.dissents]
  return [
    plain(words.resolution(number, body.level, recordFigures(state, record), numberOf(state, body.supersedes))),
    quote(wordingIn(record, words.lang)),
    ...leftOutSentence(state, body.recusedSides, words.lang).map(plain),
    ...(record.state === "declared" ? [{ ...plain(words.toBeConfirmed(number)), place: "unconfirmed" }] : []),
    ...reservations.flatMap(({ by, at, text }) => [
      { ...plain(words.reservation(name(by, at))), place: `reservation ${by} ${at}` },
      quote(text),
    ]),
    ...dissents.flatMap(({ by, at, text }) => [
      { ...plain(words.dissent(name(by, at))), place: `dissent ${by} ${at}` },
      quote(text),
    ]),
    ...record.changes.flatMap(({ by, at, text }) => [
      { ...plain(factWords[words.lang].stated(name(by, at), number)), place: `change ${by} ${at}` },
      quote(text),
    ]),
  ]
}

/** What was adopted, as the minutes of this language can quote it; else in the first language that binds. */
function wordingIn({ body: { texts } }: RecordCard, wished: Lang): Spoken {
  const found =
    texts.find(({ lang, text }) => lang === wished && text !== "") ?? texts.find(one => one.authentic) ?? texts[0]
  return { lang: found?.lang ?? wished, text: found?.text ?? "" }
}
