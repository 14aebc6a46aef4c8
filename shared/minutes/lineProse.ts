import type { Spoken } from "../model/texts.ts"
import { boundProse, erratumProse } from "./bindingProse.ts"
import { openFigures, roundFigures, unheardFigures } from "./figures.ts"
import { leftOutSentence } from "./leftOut.ts"
import { type Paragraph, quote, type Writing } from "./paragraph.ts"
import type { Line } from "./proceedings.ts"
import { resolutionProse } from "./resolutionProse.ts"
import { bindingWords } from "./words/binding.ts"
import { proceedingWords } from "./words/proceeding.ts"

/** What was said is in the scribe's text; prose keeps what was decided, objected to and asked by the audience. */
export function lineProse(writing: Writing, line: Line): Paragraph[] {
  const { words, name: nameThen } = writing
  const { state } = writing.proceedings
  const plain = (text: string): Paragraph => ({ lang: words.lang, text, quoted: false })
  const quoteOr = (said: Spoken): Paragraph => (said.text === "" ? plain(words.erased) : quote(said))
  const name = (member: string | null) => nameThen(member, line.at)
  switch (line.is) {
    case "said":
    case "turn":
      return []
    case "round": {
      const figures = roundFigures(line)
      const told = proceedingWords[words.lang]
      const out = leftOutSentence(state, line.round.recusedSides, words.lang).map(plain)
      return [plain(told.round(figures)), ...out, ...(figures.changed ? [plain(told.changed(figures.changed))] : [])]
    }
    case "voided": {
      const told = proceedingWords[words.lang]
      const figures = unheardFigures(line)
      const { kind, n } = line.round
      return [plain(figures ? told.unheard(figures) : told.voided(line.label, kind, n, line.reason))]
    }
    case "question": {
      const { by, at, text, answer } = line.question
      const asked = [plain(words.asked(nameThen(by, at, words.observer))), quoteOr(text)]
      return answer ? [...asked, plain(words.answered(nameThen(answer.by, answer.at))), quote(answer.text)] : asked
    }
    case "resolution":
      return resolutionProse(state, line.record, words, nameThen)
    case "ended":
      return [plain(words.recordWithdrawn(line.record.number))]
    case "bound":
      return boundProse(line.bound, words.lang, nameThen)
    case "erratum":
      return erratumProse(line, words.lang, nameThen)
    case "returned":
      return [
        plain(
          bindingWords[words.lang].returned(
            line.record.number,
            nameThen(line.record.endedBy, line.record.endedAt ?? line.at),
          ),
        ),
      ]
    case "taken-back":
      return [
        plain(
          bindingWords[words.lang].takenBack(
            line.record.number,
            nameThen(line.record.endedBy, line.record.endedAt ?? line.at),
          ),
        ),
      ]
    case "lapsed":
      return [plain(words.lapsed(line.record.number))]
    case "objection": {
      const { by, reason, disposition, answer, reply, earlier, left } = line.objection
      const open = left ? words.asGiven : words.openObjection
      const end = disposition ? words.disposition(disposition, reply, left) : open
      return [
        plain(words.objection(line.label, name(by))),
        quote(reason),
        ...earlier.flatMap(before => [
          plain(words.disposition(before.disposition, before.reply)),
          quote(before.answer),
        ]),
        plain(end),
        ...(answer ? [quote(answer)] : []),
      ]
    }
    case "no-consensus":
      return [plain(words.noConsensus(line.statement.label, openFigures(state, line.statement), line.carried))]
    case "unlocked":
      return [plain(words.unlocked(name(line.by), line.reason))]
    case "withdrawn":
      return [plain(words.withdrawn(line.statement.label, name(line.by)))]
    default:
      return line satisfies never
  }
}
