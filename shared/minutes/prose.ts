import type { Statement } from "../fold/consensusState.ts"
import type { State } from "../fold/state.ts"
import type { Lang } from "../model/terms.ts"
import type { Spoken, Texts } from "../model/texts.ts"
import { amendmentOf } from "../rules/record/amending.ts"
import { attendanceProse, interestsProse } from "./attendanceProse.ts"
import { openFigures, recordFigures, roundFigures, spokenTime } from "./figures.ts"
import { nameIn, numberOf, textIn } from "./lookup.ts"
import type { Line, Proceedings } from "./proceedings.ts"
import { day } from "./time/clocks.ts"
import { en } from "./words/en.ts"
import { ja } from "./words/ja.ts"
import { adminWords, peopleWords } from "./words/people.ts"
import { proceedingWords } from "./words/proceeding.ts"
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

/** The minutes for people, in one language. */
export function prose(proceedings: Proceedings, lang: Lang, proof: LogProof | null = null): Prose {
  const words = languages[lang]
  const inLang = (texts: Texts): string => textIn(texts, lang).text
  const plain = (text: string): Paragraph => ({ lang, text, quoted: false })
  const { state, session } = proceedings
  const name = (member: string | null) => nameIn(state, member, words.lang) || words.nobody
  const whose = (owners: readonly string[]) => (owners.length > 0 ? owners.map(name) : [words.nobody])
  const open = proceedings.open.map(one => plain(openSentence(state, one, lang)))
  const actions = proceedings.actions.map(({ owners, text, due }) =>
    plain(words.action(whose(owners), inLang(text), due && day(lang, due))),
  )
  const end = session.closedAt ?? Infinity
  const carried = proceedings.carried.map(({ owners, text, due, done }) =>
    plain(
      done !== null && done <= end
        ? words.actionDone(whose(owners), inLang(text))
        : words.action(whose(owners), inLang(text), due && day(lang, due)),
    ),
  )
  const corrections = session.minutes.corrections
    .filter(({ accepted }) => accepted === true)
    .flatMap(({ by, text }) => [plain(words.correction(name(by))), quote(text)])
  const summed = textIn(session.summary, lang)
  // in another language than the minutes' it stands as the quotation that it is
  const summary = summed.text === "" ? [] : [{ ...summed, quoted: summed.lang !== lang }]
  const sections = [
    {
      heading: words.headings.attendance,
      paragraphs: [
        ...attendanceProse(proceedings, words, inLang).map(plain),
        ...interestsProse(proceedings, words).flatMap(({ said, text }) => [plain(said), quote(text)]),
      ],
    },
    { heading: words.headings.people, paragraphs: peopleProse(proceedings, lang, name).map(plain) },
    ...proceedings.items.flatMap(({ item, letter, used, planned, lines }) => {
      if (used === 0 && lines.length === 0) return []
      const title = inLang(item.title)
      const time = plain(words.time(Math.round(used / 60_000), planned))
      const heading = letter ? `${letter}. ${title}` : title
      const floor = floorProse(proceedings, lines, words)
      return [{ heading, paragraphs: [time, ...floor, ...lines.flatMap(line => lineProse(proceedings, line, words))] }]
    }),
    { heading: words.headings.open, paragraphs: open },
    { heading: words.headings.summary, paragraphs: summary },
    { heading: words.headings.actions, paragraphs: actions },
    { heading: words.headings.carried, paragraphs: carried },
    { heading: words.headings.corrections, paragraphs: corrections },
    { heading: words.headings.evidence, paragraphs: proof ? provenBy(proof, words).map(plain) : [] },
  ]
  return {
    lang,
    title: words.title(inLang(session.title)),
    sections: sections.filter(({ paragraphs }) => paragraphs.length > 0),
  }
}

const provenBy = ({ seq, hash, publicKey }: LogProof, words: Words): string[] => [
  words.fingerprint(seq, hash),
  words.publicKey(publicKey),
]

const quote = ({ lang, text }: Spoken): Paragraph => ({ lang, text, quoted: true })

/** What was said is in the scribe's text; prose keeps what was decided, objected to and asked by the audience. */
function lineProse(proceedings: Proceedings, line: Line, words: Words): Paragraph[] {
  const { state } = proceedings
  const plain = (text: string): Paragraph => ({ lang: words.lang, text, quoted: false })
  const name = (member: string | null) => nameIn(state, member, words.lang) || words.nobody
  switch (line.is) {
    case "said":
    case "turn":
      return []
    case "round": {
      const figures = roundFigures(line)
      const told = proceedingWords[words.lang]
      return [plain(told.round(figures)), ...(figures.changed ? [plain(told.changed(figures.changed))] : [])]
    }
    case "voided":
      return [plain(proceedingWords[words.lang].voided(line.label, line.round.kind, line.round.n, line.reason))]
    case "question": {
      const { by, text, answer } = line.question
      const answered = answer ? [plain(words.answered(name(answer.by))), quote(answer.text)] : []
      return [plain(words.asked(nameIn(state, by, words.lang) || words.observer)), quote(text), ...answered]
    }
    case "resolution":
      return resolution(proceedings, line, words)
    case "ended":
      return [plain(words.recordWithdrawn(line.record.number))]
    case "ending":
      return [plain(words.withdrawalProposed(line.record.number))]
    case "lapsed":
      return [plain(words.lapsed(line.record.number))]
    case "objection": {
      const { by, reason, disposition, answer, reply, earlier } = line.objection
      const end = disposition ? words.disposition(disposition, reply) : words.openObjection
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
const peopleProse = ({ state, people }: Proceedings, lang: Lang, name: (member: string | null) => string): string[] =>
  people
    .filter(({ member }) => nameIn(state, member, lang) !== "")
    .map(({ member, by, consents, ...change }) =>
      peopleWords[lang]({
        ...change,
        name: name(member),
        by: by === null ? "" : name(by),
        consents: consents.map(one => (one === null ? adminWords[lang] : name(one))),
      }),
    )

/** Who had the floor under an item, in order and in one sentence. */
function floorProse({ state }: Proceedings, lines: readonly Line[], words: Words): Paragraph[] {
  const turns = lines.flatMap(line => {
    if (line.is !== "turn") return []
    const { by, turn, ms } = line.turn
    return [{ name: nameIn(state, by, words.lang) || words.nobody, turn, time: spokenTime(ms) }]
  })
  return turns.length === 0 ? [] : [{ lang: words.lang, text: proceedingWords[words.lang].floor(turns), quoted: false }]
}

function resolution({ state }: Proceedings, { record }: Extract<Line, { is: "resolution" }>, words: Words) {
  const { body, number } = record
  const plain = (text: string): Paragraph => ({ lang: words.lang, text, quoted: false })
  const name = (member: string | null) => nameIn(state, member, words.lang) || words.nobody
  const reserved = body.positions
    .filter(({ position }) => position.position === "reserve")
    .map(({ member, position }) => ({ by: member, text: { lang: position.lang, text: position.reason } }))
  const reservations = [...reserved, ...record.reservations]
  const dissents = [...body.dissents, ...record.dissents]
  return [
    plain(words.resolution(number, body.level, recordFigures(state, record), numberOf(state, body.supersedes))),
    ...(record.state === "declared" ? [plain(words.toBeConfirmed(number))] : []),
    ...reservations.flatMap(({ by, text }) => [plain(words.reservation(name(by))), quote(text)]),
    ...dissents.flatMap(({ by, text }) => [plain(words.dissent(name(by))), quote(text)]),
  ]
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
