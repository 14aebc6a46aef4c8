import type { State } from "../../fold/state.ts"
import type { MemberId, SaidKey } from "../../model/ids.ts"
import { type PositionValue, positions } from "../../model/terms.ts"
import type { Spoken } from "../../model/texts.ts"
import { questionKey } from "../../question/read.ts"
import { derivePerTable } from "../../rules/derivePerTable.ts"
import { recordReviewed } from "../../rules/record/living/reviews.ts"
import { spokenIn } from "../../rules/round/outcome/tally.ts"
import { recordEndKey } from "../../rules/said/inRecords.ts"
import { changeKey, endKey, objectionKey, reasonKey, voidKey } from "../../rules/said/inRounds.ts"
import type { Reason } from "../../rules/said/said.ts"
import { tellsNoQuorum, tellsObjections } from "../changes/seatsTogether.ts"
import { livingProse, reviewProse } from "../living/prose.ts"
import { livingWords } from "../living/words.ts"
import { openFigures, roundFigures, unheardFigures } from "../proceedings/figures.ts"
import type { Line } from "../proceedings/proceedings.ts"
import { clockIn, momentIn } from "../time/clocks.ts"
import { timeSentence } from "../time/sideTimesProse.ts"
import { bindingWords } from "../words/binding.ts"
import { factWords } from "../words/facts.ts"
import { proceedingWords } from "../words/proceeding.ts"
import { boundProse, erratumProse } from "./bindingProse.ts"
import { leftOutSentence } from "./leftOut.ts"
import { type Paragraph, quote, type Writing, withReason } from "./paragraph.ts"
import { resolutionProse } from "./resolutionProse.ts"
import { scoreReasons } from "./scoreReasons.ts"
import { deadlineProse } from "./scores/deadlineProse.ts"
import { otherwiseProse, ratingProse } from "./scores/ratingProse.ts"
import { summaryProse } from "./scores/summaryProse.ts"

/**
 * Renders a line as prose. The prose prints decisions, objections and the audience's questions. The discussion is
 * printed only in the scribe text.
 */
export function lineProse(writing: Writing, line: Line): Paragraph[] {
  const { words, name: nameThen } = writing
  const { state, session } = writing.proceedings
  const plain = (text: string): Paragraph => ({ lang: words.lang, text, quoted: false })
  const quoteOr = (said: Spoken, key: SaidKey): Paragraph => (said.text === "" ? plain(words.erased) : quote(said, key))
  const name = (member: string | null) => nameThen(member, line.at)
  const facts = factWords(words.lang)
  const told = (reason: Reason, sentence: (reason: string) => string) => withReason(words.lang, reason, sentence)
  const why = (reason: Reason): Paragraph[] => (reason.text === "" ? [] : [told(reason, facts.reason)])
  switch (line.kind) {
    case "said":
    case "turn":
      return []
    case "living":
      return livingProse(writing, line)
    case "round": {
      if (line.round.kind === "review") return reviewProse(writing, line)
      const figures = roundFigures(line)
      const rounds = proceedingWords(words.lang)
      const out = leftOutSentence(state, line.round.recusedSides, words.lang).map(plain)
      return [
        plain(rounds.round(figures)),
        ...(tellsNoQuorum(session, line) ? [plain(rounds.noQuorum())] : []),
        ...deadlineProse(state, session, line.round, words.lang).map(plain),
        ...otherwiseProse(line.round, words.lang),
        ...ratingProse(state, line.round, words.lang).map(plain),
        ...(line.round.late ? [plain(rounds.late(line.round.late.n))] : []),
        ...out,
        ...positionsProse(writing, line),
        ...spokenProse(writing, line),
        ...scoreReasons(writing, line),
        ...(figures.changed ? [plain(rounds.changed(figures.changed))] : []),
        ...summaryProse(writing, line.round),
      ]
    }
    case "undecided": {
      const { kind, n } = line.round
      return [
        plain(proceedingWords(words.lang).undecided(line.label, kind, n)),
        ...deadlineProse(state, session, line.round, words.lang).map(plain),
      ]
    }
    case "voided": {
      const rounds = proceedingWords(words.lang)
      const figures = unheardFigures(line)
      const { id, kind, n, reasonLang: lang } = line.round
      const reason = { key: voidKey(id), lang, text: line.reason }
      if (kind === "review") {
        const number = recordReviewed(state, line.round)?.number ?? 0
        return [told(reason, why => livingWords(words.lang).voided(number, n, why))]
      }
      return [
        figures
          ? plain(rounds.unheard(figures, line.round.reach !== undefined))
          : told(reason, why => rounds.voided(line.label, kind, n, why)),
        ...(line.round.voidGiven === undefined ? [] : [plain(rounds.voidedGiven(line.round.voidGiven))]),
        ...deadlineProse(state, session, line.round, words.lang).map(plain),
      ]
    }
    case "question": {
      const { id, by, at, text, answer } = line.question
      const asked = [plain(words.asked(nameThen(by, at, words.observer))), quoteOr(text, questionKey(id, "text"))]
      if (!answer) return asked
      const reply = plain(words.answered(nameThen(answer.by, answer.at)))
      return [...asked, reply, quote(answer.text, questionKey(id, "answer"))]
    }
    case "resolution":
      return resolutionProse(writing, line.record)
    case "ended": {
      const { id, number, reason: text, reasonLang: lang } = line.record
      const isTold = Object.values(state.proposals).some(({ about }) => about.act === "withdraw" && about.record === id)
      return [plain(words.recordWithdrawn(number)), ...(isTold ? [] : why({ key: recordEndKey(id), lang, text }))]
    }
    case "bound":
      return boundProse(line.bound, words.lang, nameThen)
    case "erratum":
      return erratumProse(line, words.lang, nameThen)
    case "returned":
      return [
        plain(
          bindingWords(words.lang).returned(
            line.record.number,
            nameThen(line.record.endedBy, line.record.endedAt ?? line.at),
          ),
        ),
      ]
    case "taken-back":
      return [
        plain(
          bindingWords(words.lang).takenBack(
            line.record.number,
            nameThen(line.record.endedBy, line.record.endedAt ?? line.at),
          ),
        ),
      ]
    case "lapsed":
      return [plain(words.lapsed(line.record.number))]
    case "objection": {
      const { objection: id, by, reason, remedy, disposition, answer, reply, earlier, left } = line.objection
      const open = left ? words.asGiven : words.openObjection
      const end = disposition ? words.disposition(disposition, reply, left) : open
      return [
        plain(words.objection(line.label, name(by))),
        quote(reason, objectionKey(id, "reason")),
        ...(remedy?.text && tellsObjections(session)
          ? [plain(words.remedied), quote(remedy, objectionKey(id, "remedy"))]
          : []),
        ...earlier.flatMap((before, n) => [
          plain(words.disposition(before.disposition, before.reply)),
          quote(before.answer, objectionKey(id, `answer:${n}`)),
        ]),
        plain(end),
        ...(answer ? [quote(answer, objectionKey(id, `answer:${earlier.length}`))] : []),
      ]
    }
    case "no-consensus": {
      const facts = openFigures(state, line.statement)
      const lacks = facts.hadNoQuorum && tellsObjections(session)
      return [
        plain(words.noConsensus(line.statement.label, facts, line.carried)),
        ...(lacks ? [plain(proceedingWords(words.lang).noQuorum())] : []),
        ...(line.against ? [plain(proceedingWords(words.lang).against(line.against))] : []),
        ...why(endReason(line)),
      ]
    }
    case "mode":
      return [told(line.reason, reason => facts.mode(name(line.by), line.from, line.to, reason))]
    case "restored": {
      const zone = writing.proceedings.session.cities[0]?.zone ?? "UTC"
      return [plain(facts.restored(name(line.by), momentIn(words.lang, line.of, zone)))]
    }
    case "recused":
      return [plain(facts.recused(name(line.by), line.label))]
    case "changed": {
      const { round, by, label, from, to } = line
      const said = { lang: to.lang, text: line.why }
      return [
        plain(facts.changed(name(by), label, from?.position ?? null, to.position)),
        quoteOr(said, changeKey(round, by, line.why)),
      ]
    }
    case "chair":
      return [
        plain(line.to === null ? facts.chairTaken(name(line.by)) : facts.chairHanded(name(line.by), name(line.to))),
      ]
    case "break": {
      const zone = writing.proceedings.session.cities[0]?.zone ?? "UTC"
      const time = (at: number) => clockIn(words.lang, at, zone)
      return [plain(facts.break(time(line.at), time(line.to)))]
    }
    case "budgets":
    case "lent":
    case "overran":
      return [plain(timeSentence(writing.proceedings, line, words.lang, name))]
    case "withdrawn":
      return [plain(words.withdrawn(line.statement.label, name(line.by))), ...why(endReason(line))]
    default:
      return line satisfies never
  }
}

const roundsRecorded = derivePerTable(
  (records: State["records"]): ReadonlySet<string | null> =>
    new Set(Object.values(records).map(({ body }) => body.round)),
)

/** Why a statement ended without a record. */
const endReason = ({ statement: { id, reasonLang: lang }, at, reason: text }: Ended): Reason => ({
  key: endKey(id, at),
  lang,
  text,
})

type Ended = Extract<Line, { kind: "no-consensus" | "withdrawn" }>

/**
 * Renders the positions by name, if names are readable. It adds the reasons that are not printed with a reservation or
 * an objection.
 */
function positionsProse({ proceedings: { state }, words, name }: Writing, line: Extract<Line, { kind: "round" }>) {
  const facts = factWords(words.lang)
  const plain = (text: string): Paragraph => ({ lang: words.lang, text, quoted: false })
  const given = (line.answers ?? []).flatMap(({ member, answer, silent }) =>
    answer.kind === "call" ? [{ by: member && name(member, line.at), said: answer, silent, member }] : [],
  )
  const taken = positions.flatMap(position => {
    const names = given.flatMap(({ by, said }) => (by !== null && said.position === position ? [by] : []))
    return names.length > 0 ? [{ position, names }] : []
  })
  const recorded = roundsRecorded(state.records).has(line.round.id)
  const isElsewhere = (position: PositionValue) => position === "block" || (position === "reserve" && recorded)
  const reasons = given.filter(({ by, said }) => said.reason !== "" && !(by !== null && isElsewhere(said.position)))
  return [
    ...(taken.length > 0 ? [plain(facts.positions(taken))] : []),
    ...reasons.flatMap(({ by, member, said: { position, lang, reason: text } }) => [
      plain(facts.reasonOf(by, position)),
      quote({ lang, text }, reasonKey(line.round.id, member, text)),
    ]),
  ]
}

/**
 * How many positions were spoken, whose were not confirmed, and whom a silence did not reach. Rounds of earlier versions
 * print none of this.
 */
function spokenProse({ words, name, proceedings: { state } }: Writing, line: Extract<Line, { kind: "round" }>) {
  const { unconfirmed = [], notReached = [] } = line.round
  const answers = line.answers ?? []
  const told = proceedingWords(words.lang)
  const spoken = answers.some(({ aloud }) => aloud) ? spokenIn(answers) : null
  const named = (ids: readonly MemberId[]) => ids.flatMap(id => (state.members[id] ? [name(id, line.at)] : []))
  const [waited, missed] = [named(unconfirmed), named(notReached)]
  return [
    ...(spoken ? [told.spokenShare(spoken)] : []),
    ...(waited.length > 0 ? [told.unconfirmed(waited)] : []),
    ...(missed.length > 0 ? [told.notReached(missed)] : []),
  ].map((text): Paragraph => ({ lang: words.lang, text, quoted: false }))
}
