import { ownNames } from "../../../generated/words/languages.ts"
import type { Round, Statement } from "../../fold/consensusState.ts"
import type { RecordRow } from "../../fold/recordState.ts"
import type { Session } from "../../fold/sessionState.ts"
import type { State } from "../../fold/state.ts"
import { outcomesOf } from "../../minutes/proceedings/outcomes.ts"
import { voiceKeys } from "../../minutes/proceedings/secondWords.ts"
import { openSentence } from "../../minutes/prose/openSentence.ts"
import { laterSecond } from "../../minutes/prose/quoted/laterSecond.ts"
import { ratedProse } from "../../minutes/prose/scores/ratedProse.ts"
import { dayAt } from "../../minutes/time/clocks.ts"
import { minutesWords } from "../../minutes/words/words.ts"
import { type Instant, type Lang, languages } from "../../model/terms.ts"
import type { Texts } from "../../model/texts.ts"
import { findTopic } from "../../rules/readings/rows.ts"
import { amendmentOf } from "../../rules/record/afterwards/amending.ts"
import { lastRated } from "../../rules/round/outcome/movement.ts"
import { reasonKey } from "../../rules/said/inRounds.ts"
import { saidIn } from "../../rules/said/saidIn.ts"
import { translationsAsOf } from "../../rules/said/standing.ts"
import type { Paper, PaperBlock, PaperMeta } from "../paper.ts"
import { actionsListed } from "../record/actions.ts"
import { explanatoryNote } from "../record/how.ts"
import { livingMarks } from "../record/living.ts"
import { recordVoices } from "../record/voices.ts"
import { cell, heading, muted, note, paragraph, quotation, translation, under } from "../writing/blocks.ts"
import { type PaperWriter, paperWriter } from "../writing/writer.ts"

/**
 * Writes the outcome paper of a session: what was agreed, what was not, the topics that were not reached, the chair's
 * summary and the actions. Wordings stand side by side in all languages of the panel, as in a communiqué. Once the
 * minutes are adopted, the paper has the translations of the adoption alone (DOMAIN V7). `now` decides whether the paper
 * still asks its reader to wait for the end of an embargo.
 */
export function outcomePaper(state: State, session: Session, lang: Lang, meta: PaperMeta, now: Instant): Paper {
  const adopted = session.minutes.adoptedAt
  const then = adopted === null ? state : { ...state, translations: translationsAsOf(state.translations, adopted) }
  const writer = paperWriter(then, lang, session.cities)
  const { say, time } = writer
  const { records, open, notReached, actions, carried } = outcomesOf(then, session)
  const holds = records.filter(({ state: at }) => at === "declared" || at === "in_force")
  const ended = records.filter(one => !holds.includes(one))
  return {
    kind: "outcome",
    lang,
    title: say("outcomes.paper"),
    meta,
    blocks: [
      paragraph(`${writer.text(session.title)} · ${time(session.startedAt ?? session.startsAt)}`),
      ...(session.embargo && session.embargo > now
        ? [note(say("outcomes.embargoLine", { time: time(session.embargo) }))]
        : []),
      heading(2, say("outcomes.agreed")),
      ...(holds.length === 0 ? [muted(records.length === 0 ? say("outcomes.none") : say("outcomes.noneHolds"))] : []),
      ...holds.flatMap(one => agreed(writer, one)),
      ...under(
        2,
        say("outcomes.ended"),
        ended.flatMap(one => agreed(writer, one)),
      ),
      ...under(
        2,
        say("outcomes.open"),
        open.flatMap(one => undecided(writer, session, one)),
      ),
      ...under(2, say("outcomes.notReached"), unreached(writer, notReached)),
      ...summary(writer, session),
      ...under(2, say("outcomes.actions"), actionsListed(writer, actions)),
      ...under(2, say("actions.carried"), actionsListed(writer, carried)),
      ...signatures(writer),
      ...under(2, say("outcomes.later"), later(writer, state, session, records)),
    ],
  }
}

function agreed(writer: PaperWriter, record: RecordRow): PaperBlock[] {
  const { terms } = writer
  const { body, number, state } = record
  const marks = [
    `CR-${number}`,
    body.label,
    terms.outcome(body.level),
    ...(state === "in_force" ? [] : [terms.state(state)]),
  ]
  return [
    heading(3, marks.join(" · ")),
    ...livingMarks(writer, record),
    ...wordings(writer, body.texts),
    ...explanatoryNote(writer, record, 4),
    ...recordVoices(writer, record, 4),
  ]
}

/** Puts a wording in the languages of the panel side by side. A language without a text says so. */
export function wordings(
  { say, state, lang: mine }: PaperWriter,
  texts: readonly { lang: Lang; text: string }[],
): PaperBlock[] {
  const panel = state.workspace?.languages ?? languages
  const order = [...new Set([mine, ...panel])].filter(one => panel.includes(one) || one === mine)
  const columns = order.map(lang => {
    const text = texts.find(one => one.lang === lang)?.text ?? ""
    return {
      lang,
      title: ownNames[lang],
      blocks: text === "" ? [muted(`[${say("text.missing")}]`)] : [paragraph(text, lang)],
    }
  })
  return texts.some(({ text }) => text !== "") ? [{ kind: "columns", columns }] : []
}

export const textsBy = (texts: Texts): { lang: Lang; text: string }[] =>
  languages.flatMap(lang => (texts[lang] ? [{ lang, text: texts[lang] }] : []))

/** Returns a statement's texts by language. A text that is out of date is marked so. */
export const statementTexts = ({ say }: PaperWriter, { texts }: Statement): { lang: Lang; text: string }[] =>
  texts.map(({ lang, text, state }) => ({
    lang,
    text: text !== "" && state === "out_of_date" ? `${text} [${say("text.out_of_date")}]` : text,
  }))

/**
 * Lists the translations of the records' voices into the paper's language that came or were answered after the adoption,
 * each with its date (DOMAIN V7). The writer has the translations of the adoption, `now` has all.
 */
function later(
  { state: adopted, lang, say, introduced }: PaperWriter,
  now: State,
  { cities }: Session,
  records: readonly RecordRow[],
): PaperBlock[] {
  if (adopted === now) return []
  const named = now.workspace?.attribution === "named"
  const printed = new Set(records.flatMap(voiceKeys))
  const blocks = saidIn(now)
    .filter(said => printed.has(said.key) && said.lang !== lang && said.text !== "")
    .flatMap(said => {
      const one = laterSecond(adopted, now, said.key, lang)
      return one ? [{ said, ...one }] : []
    })
    .toSorted((a, b) => a.at - b.at)
    .flatMap(({ said, at, second }) => [
      muted(
        minutesWords(lang).later(
          dayAt(lang, at, cities[0]?.zone ?? "UTC"),
          second === null || !named
            ? minutesWords(lang).second(second === null ? "gone" : "other")
            : introduced(second.origin),
        ),
      ),
      quotation(said.text, said.lang ?? undefined),
      ...(second ? [named ? translation(second.text, lang, second.origin) : quotation(second.text, lang)] : []),
    ])
  return blocks.length === 0 ? [] : [muted(say("outcomes.laterNote")), ...blocks]
}

function undecided(writer: PaperWriter, session: Session, statement: Statement): PaperBlock[] {
  const { say, state, lang } = writer
  const { label } = statement
  const { version, record } = amendmentOf(state, statement) ?? { version: 0, record: 0 }
  const rating = lastRated(state, statement)
  const reasons = rating ? ratedReasons(writer, rating) : []
  return [
    heading(3, version > 0 ? say("outcomes.amending", { label, version, record }) : label),
    ...[openSentence(state, session, statement, lang), ...ratedProse(state, session, statement, lang)].map(text =>
      paragraph(text),
    ),
    ...wordings(writer, statementTexts(writer, statement)),
    ...under(4, say("reasons.title", { n: rating?.reasons?.length ?? 0 }), reasons),
  ]
}

/** Quotes the reasons for the scores of a rating, with the names of a named round. */
const ratedReasons = (
  { name, quoted }: PaperWriter,
  { id, anonymity, revealedAt, reasons = [] }: Round,
): PaperBlock[] =>
  reasons.flatMap(({ score, reason, lang, member }) => {
    const by = anonymity === "named" ? member : null
    const who = by === null ? `${score}` : `${score} · ${name(by, revealedAt ?? Infinity)}`
    return quoted({ key: reasonKey(id, by, reason), lang, text: reason }, who)
  })

function unreached({ state, text }: PaperWriter, items: Session["items"]): PaperBlock[] {
  if (items.length === 0) return []
  const titles = items.map(({ topic, title }) => {
    const letter = findTopic(state, topic)?.letter
    return letter ? `${letter}. ${text(title)}` : text(title)
  })
  return [{ kind: "list", ordered: false, items: titles.map(title => [paragraph(title)]) }]
}

/** The chair's summary binds nobody, and the paper says so. */
const summary = (writer: PaperWriter, session: Session): PaperBlock[] =>
  Object.values(session.summary).every(text => !text)
    ? []
    : [
        heading(2, writer.say("outcomes.summary")),
        muted(writer.say("outcomes.summaryHelp")),
        ...wordings(writer, textsBy(session.summary)),
      ]

/** Leaves a line for each chair's signature and date. */
function signatures({ say, state, name, text }: PaperWriter): PaperBlock[] {
  const chairs = Object.values(state.members).filter(({ role, removed }) => role === "moderator" && !removed)
  if (chairs.length === 0) return []
  const sideOf = (side: string | null) => text(state.sides.find(({ id }) => id === side)?.title ?? {})
  return [
    heading(2, say("outcomes.signatures")),
    {
      kind: "table",
      caption: say("outcomes.signatures"),
      head: [cell(say("paper.name"), "col"), cell(say("paper.signature"), "col"), cell(say("paper.date"), "col")],
      rows: chairs.map(({ id, side }) => [
        cell([name(id, Infinity), ...(side ? [sideOf(side)] : [])].join(", "), "row"),
        cell(""),
        cell(""),
      ]),
      room: 1,
    },
  ]
}
