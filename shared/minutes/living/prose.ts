import type { SaidKey } from "../../model/ids.ts"
import { judgements } from "../../model/terms.ts"
import type { Spoken } from "../../model/texts.ts"
import { countJudgements, recordReviewed } from "../../rules/record/living/reviews.ts"
import { progressKey } from "../../rules/said/inRecords.ts"
import { reasonKey } from "../../rules/said/inRounds.ts"
import type { Line } from "../proceedings/proceedings.ts"
import { type Paragraph, quote, type Writing, withReason } from "../prose/paragraph.ts"
import { dayIn } from "../time/clocks.ts"
import { factWords } from "../words/facts.ts"
import { livingWords } from "./words.ts"

type Of<K extends Line["kind"]> = Extract<Line, { kind: K }>

const plainIn = ({ words }: Pick<Writing, "words">, text: string): Paragraph => ({
  lang: words.lang,
  text,
  quoted: false,
})

/** Renders the answers of a review: the number of each, then each person's answer with its reason. */
export function reviewProse(writing: Writing, { round, answered, answers, at }: Of<"round">): Paragraph[] {
  const { words, name, proceedings } = writing
  const told = livingWords(words.lang)
  const number = recordReviewed(proceedings.state, round)?.number ?? 0
  const given = answers ?? []
  const counts = countJudgements(given)
  const figures = { number, n: round.n, answered, electorate: round.electorate.length, counts }
  const each = judgements.flatMap(wanted =>
    given.flatMap(({ member, answer }): Paragraph[] => {
      if (answer.kind !== "review" || answer.judgement !== wanted) return []
      const words =
        answer.reason === ""
          ? []
          : [quote({ lang: answer.lang, text: answer.reason }, reasonKey(round.id, member, answer.reason))]
      const by = member === null ? null : name(member, at)
      return by === null && words.length === 0 ? [] : [plainIn(writing, told.answer(by, wanted)), ...words]
    }),
  )
  return [plainIn(writing, told.round(figures)), ...each]
}

/** Renders an entry beside a record: a review date, a conclusion, or a note of progress. */
export function livingProse(
  writing: Pick<Writing, "words" | "name">,
  { record, entry, at }: Of<"living">,
): Paragraph[] {
  const { words, name: nameThen } = writing
  const told = livingWords(words.lang)
  const plain = (text: string) => plainIn(writing, text)
  const name = (member: string | null) => nameThen(member, at)
  const said = (text: Spoken, key: SaidKey) => (text.text === "" ? plain(words.erased) : quote(text, key))
  const day = (date: string) => dayIn(words.lang, date)
  switch (entry.kind) {
    case "date":
      return [plain(told.dated(name(entry.by), record.number, entry.on && day(entry.on)))]
    case "concluded": {
      const { by, outcome, reason, next } = entry
      return [
        plain(told.concluded(name(by), record.number, outcome)),
        ...(reason.text === "" ? [] : [withReason(words.lang, reason, factWords(words.lang).reason)]),
        ...(next === null ? [] : [plain(told.next(day(next)))]),
      ]
    }
    case "named":
      return [plain(told.named(name(entry.by), record.number, entry.members.map(name)))]
    case "noted":
      return [
        plain(told.noted(name(entry.by), record.number, entry.state)),
        said(entry.text, progressKey(record.id, entry.note)),
      ]
  }
}
