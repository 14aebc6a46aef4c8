import type { Statement } from "../fold/consensusState.ts"
import type { Action } from "../fold/sessionState.ts"
import type { State } from "../fold/state.ts"
import { nameChange } from "../model/names.ts"
import type { Lang } from "../model/terms.ts"
import type { Spoken, Texts } from "../model/texts.ts"
import { type NameThen, namesOfTheDay } from "../rules/people/namesOfTheDay.ts"
import { amendmentOf } from "../rules/record/amending.ts"
import { attendanceProse, interestsProse } from "./attendanceProse.ts"
import { adoptionProse, boundProse, erratumProse } from "./bindingProse.ts"
import { openFigures, roundFigures, spokenTime, unheardFigures } from "./figures.ts"
import { leftOutSentence } from "./leftOut.ts"
import { textIn } from "./lookup.ts"
import type { Line, Proceedings } from "./proceedings.ts"
import { resolutionProse } from "./resolutionProse.ts"
import { day } from "./time/clocks.ts"
import { bindingWords } from "./words/binding.ts"
import { en } from "./words/en.ts"
import { ja } from "./words/ja.ts"
import { adminWords, peopleWords } from "./words/people.ts"
import { proceedingWords } from "./words/proceeding.ts"
import { sideChangeWords } from "./words/sides.ts"
import { zh } from "./words/zh.ts"
import type { Words } from "./words.ts"

/** A paragraph with its language; a quotation stands in the language it was written in. */
export interface Paragraph {
  lang: Lang
  text: string
  quoted: boolean
}
export interface Section {
  heading: string
  paragraphs: Paragraph[]
}
/** In every language the same sections in the same order. */
export interface Prose {
  lang: Lang
  title: string
  sections: Section[]
}

/** What vouches for the log up to an entry, for who compares a bundle with the minutes. */
export interface LogProof {
  seq: number
  hash: string
  publicKey: string
  /** both as one, as it is printed with a QR code */
  fingerprint: string
}

const languages: Record<Lang, Words> = { en, zh, ja }

/** Why a text has no agreement, as one sentence. */
export function openSentence(state: State, statement: Statement, lang: Lang): string {
  const words = languages[lang]
  const { state: at } = statement
  const label = labelOf(state, statement, words)
  return at === "proposed" || at === "in_round"
    ? words.stillOpen(label, at === "in_round")
    : words.noConsensus(label, openFigures(state, statement), at === "carried_over")
}

/** The text by its label; one that would take a record's place also by its version and that record. */
function labelOf(state: State, statement: Statement, words: Words): string {
  const amends = amendmentOf(state, statement)
  return amends ? words.amending(statement.label, amends.version, amends.record) : statement.label
}

/** What one language's minutes are written with. */
interface Writing {
  proceedings: Proceedings
  words: Words
  name: NameThen
}

/** The minutes for people, in one language. Written from the top down: a person's present name is told where they first stand. */
export function prose(proceedings: Proceedings, lang: Lang, proof: LogProof | null = null): Prose {
  const words = languages[lang]
  const { state, session } = proceedings
  const name = namesOfTheDay(state, lang, words)
  const writing = { proceedings, words, name }
  const inLang = (texts: Texts): string => textIn(texts, lang).text
  const plain = (text: string): Paragraph => ({ lang, text, quoted: false })
  const summed = textIn(session.summary, lang)
  const sections = [
    {
      heading: words.headings.attendance,
      paragraphs: [
        ...attendanceProse(proceedings, words, name, inLang).map(plain),
        ...interestsProse(proceedings, words, name).flatMap(({ said, text }) => [plain(said), quote(text)]),
      ],
    },
    {
      heading: words.headings.people,
      paragraphs: [...peopleProse(writing), ...renamedProse(writing), ...sidesProse(writing)].map(plain),
    },
    ...proceedings.items.flatMap(({ item, letter, used, planned, lines }) => {
      if (used === 0 && lines.length === 0) return []
      const title = inLang(item.title)
      const time = plain(words.time(Math.round(used / 60_000), planned))
      const heading = letter ? `${letter}. ${title}` : title
      const floor = floorProse(writing, lines)
      return [{ heading, paragraphs: [time, ...floor, ...lines.flatMap(line => lineProse(writing, line))] }]
    }),
    {
      heading: words.headings.open,
      paragraphs: proceedings.open.map(one => plain(openSentence(state, one, lang))),
    },
    {
      heading: words.headings.summary,
      // in another language than the minutes' it stands as the quotation that it is
      paragraphs: summed.text === "" ? [] : [{ ...summed, quoted: summed.lang !== lang }],
    },
    {
      heading: words.headings.actions,
      paragraphs: proceedings.actions.map(one => plain(actionSentence(writing, one))),
    },
    {
      heading: words.headings.carried,
      paragraphs: proceedings.carried.map(one => plain(carriedSentence(writing, one))),
    },
    {
      heading: words.headings.corrections,
      paragraphs: session.minutes.corrections
        .filter(({ accepted }) => accepted === true)
        .flatMap(({ by, at, text }) => [plain(words.correction(name(by, at))), quote(text)]),
    },
    { heading: words.headings.adoption, paragraphs: adoptionProse(state, session, lang, name).map(plain) },
    { heading: words.headings.evidence, paragraphs: proof ? provenBy(proof, words).map(plain) : [] },
  ]
  return {
    lang,
    title: words.title(inLang(session.title)),
    sections: sections.filter(({ paragraphs }) => paragraphs.length > 0),
  }
}

const ownersOf = ({ words, name }: Writing, { owners, at }: Action): string[] =>
  owners.length > 0 ? owners.map(one => name(one, at)) : [words.nobody]

const actionSentence = (writing: Writing, action: Action): string => {
  const { lang, action: say } = writing.words
  return say(ownersOf(writing, action), textIn(action.text, lang).text, action.due && day(lang, action.due))
}

function carriedSentence(writing: Writing, action: Action): string {
  const { words, proceedings } = writing
  const end = proceedings.session.closedAt ?? Infinity
  if (action.done === null || action.done > end) return actionSentence(writing, action)
  return words.actionDone(ownersOf(writing, action), textIn(action.text, words.lang).text)
}

const provenBy = ({ seq, hash, publicKey, fingerprint }: LogProof, words: Words): string[] => [
  words.oneFingerprint(fingerprint),
  words.fingerprint(seq, hash),
  words.publicKey(publicKey),
]

const quote = ({ lang, text }: Spoken): Paragraph => ({ lang, text, quoted: true })

/** What was said is in the scribe's text; prose keeps what was decided, objected to and asked by the audience. */
function lineProse(writing: Writing, line: Line): Paragraph[] {
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

/** How the electorate and the holders of seats changed, where names may be told. */
const peopleProse = ({ proceedings: { state, people }, words: { lang }, name }: Writing): string[] =>
  people.map(({ member, by, at, consents, side, ...change }) =>
    peopleWords[lang]({
      ...change,
      side: textIn(state.sides.find(({ id }) => id === side)?.title ?? {}, lang).text,
      name: name(member, at),
      by: by === null ? "" : name(by, at),
      consents: consents.map(one => (one === null ? adminWords[lang] : name(one, at))),
    }),
  )

/** Of each name that another changed: by whom, from what and to what. */
const renamedProse = ({ proceedings, words, name }: Writing): string[] =>
  proceedings.renamed.map(({ was, now, by }) => {
    const change = nameChange(words.lang, was, now)
    return words.renamed(name(by, was.until, words.administrator), change.was || words.nobody, change.now)
  })

/** Of each side whose title or mark changed: by whom, from what to what. */
const sidesProse = ({ proceedings, words, name }: Writing): string[] =>
  proceedings.sides.map(({ by, at, ...change }) =>
    sideChangeWords[words.lang](name(by, at, words.administrator), change),
  )

/** Who had the floor under an item, in order and in one sentence. */
function floorProse({ words, name }: Writing, lines: readonly Line[]): Paragraph[] {
  const turns = lines.flatMap(line => {
    if (line.is !== "turn") return []
    const { by, turn, ms } = line.turn
    return [{ name: name(by, line.at), turn, time: spokenTime(ms) }]
  })
  return turns.length === 0 ? [] : [{ lang: words.lang, text: proceedingWords[words.lang].floor(turns), quoted: false }]
}

/** As a file of plain text. */
export const proseText = ({ title, sections }: Prose): string =>
  [
    title,
    ...sections.flatMap(({ heading, paragraphs }) => [
      "",
      heading,
      ...paragraphs.map(({ text, quoted }) => (quoted ? `  ${text.replaceAll("\n", "\n  ")}` : text)),
    ]),
    "",
  ].join("\n")
