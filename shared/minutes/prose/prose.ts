import type { ActionItem } from "../../fold/sessionState.ts"
import type { State } from "../../fold/state.ts"
import type { MemberId } from "../../model/ids.ts"
import { nameChange } from "../../model/names.ts"
import type { Instant, Lang } from "../../model/terms.ts"
import type { Texts } from "../../model/texts.ts"
import { namesOfTheDay } from "../../rules/people/namesOfTheDay.ts"
import { seatOn } from "../../rules/people/seatsHeld.ts"
import { findTopic } from "../../rules/readings/rows.ts"
import type { PeopleChange } from "../changes/peopleChanges.ts"
import { type SeatsTogether, seatsTogether, wordedAnew } from "../changes/seatsTogether.ts"
import { paperFacts } from "../changes/sessionPapers.ts"
import { type InParts, mapInParts, withoutRest } from "../inParts.ts"
import { textIn } from "../proceedings/lookup.ts"
import type { Line, Proceedings } from "../proceedings/proceedings.ts"
import { dayIn } from "../time/clocks.ts"
import { sideTimesProse } from "../time/sideTimesProse.ts"
import { timeTold } from "../time/timeTold.ts"
import { factWords } from "../words/facts.ts"
import { peopleWords } from "../words/people.ts"
import { proceedingWords } from "../words/proceeding.ts"
import { type MinutesWords, minutesWords } from "../words/words.ts"
import { amended, correctionsProse } from "./amended.ts"
import { attendanceProse, interestsProse } from "./attendanceProse.ts"
import { adoptionProse, settingsProse } from "./bindingProse.ts"
import { lineProse } from "./lineProse.ts"
import { openSentence } from "./openSentence.ts"
import { type Paragraph, quote, type Writing, withReason } from "./paragraph.ts"
import { laterTexts } from "./quoted/laterTexts.ts"
import { withSecondTexts } from "./quoted/secondTexts.ts"

export interface Section {
  heading: string
  paragraphs: Paragraph[]
}
/** The minutes in one language. Every language has the same sections in the same order. */
export interface Prose {
  lang: Lang
  title: string
  sections: Section[]
  /** the dated translations since the adoption; absent if there are none. They are no part of what was adopted. */
  later?: Section
}

/** The proof of the log up to an entry. A reader compares it with a bundle. */
export interface LogProof {
  seq: number
  hash: string
  publicKey: string
  /** the fingerprint of key and hash, which is printed with a QR code */
  fingerprint: string
}

/**
 * Renders the sentence about topics that the session did not reach, by letter and title. Empty if it reached all
 * topics.
 */
export function notReachedSentence(
  { state, notReached }: Pick<Proceedings, "state" | "notReached">,
  lang: Lang,
): string[] {
  const titles = notReached.map(({ topic, title }) => {
    const letter = findTopic(state, topic)?.letter
    const { text } = textIn(title, lang)
    return letter ? `${letter}. ${text}` : text
  })
  return titles.length > 0 ? [factWords(lang).notReached(titles)] : []
}

/**
 * Renders the minutes in one language. It renders the sections in order, because a member's present name is printed
 * only at the first mention of a former name. `now` is the state of today, if the minutes are adopted.
 */
export const prose = (...given: Parameters<typeof writingProse>): Prose => withoutRest(writingProse(...given))

/** The same in parts. */
export function* writingProse(
  proceedings: Proceedings,
  lang: Lang,
  proof: LogProof | null = null,
  now: State | null = null,
): InParts<Prose> {
  const words = minutesWords(lang)
  const { state, session } = proceedings
  const name = namesOfTheDay(state, lang, words)
  const writing = { proceedings, words, name }
  const inLang = (texts: Texts): string => textIn(texts, lang).text
  const plain = (text: string): Paragraph => ({ lang, text, quoted: false })
  const at = (place: string, text: string): Paragraph => ({ ...plain(text), place })
  const summed = textIn(session.summary, lang)
  const mandate = textIn(proceedings.mandate, lang)
  const sections: Section[] = [
    { heading: words.heading("mandate"), paragraphs: mandate.text === "" ? [] : [quote(mandate)] },
    {
      heading: words.heading("attendance"),
      paragraphs: [
        ...attendanceProse(proceedings, words, name, inLang).map(({ place, text }) => at(`attendance ${place}`, text)),
        ...interestsProse(proceedings, words, name).flatMap(({ said, text, key }) => [plain(said), quote(text, key)]),
      ],
    },
    {
      heading: words.heading("people"),
      paragraphs: [...peopleProse(writing), ...[...renamedProse(writing), ...sidesProse(writing)].map(plain)],
    },
    { heading: words.heading("settings"), paragraphs: settingsProse(proceedings, lang, name) },
    { heading: words.heading("papers"), paragraphs: papersProse(writing) },
  ]
  yield
  const linesOf = (lines: readonly Line[]) => mapInParts(lines, line => placed(line, lineProse(writing, line)))
  sections.push({ heading: words.heading("between"), paragraphs: yield* linesOf(proceedings.between) })
  for (const { item, letter, used, planned, lines } of proceedings.items) {
    if (used === 0 && lines.length === 0) continue
    const title = inLang(item.title)
    const time = at(`${item.id} time`, words.time(Math.round(used / 60_000), planned))
    const heading = letter ? `${letter}. ${title}` : title
    const floor = floorProse(writing, lines).map(one => ({ ...one, place: `${item.id} floor` }))
    sections.push({ heading, paragraphs: [time, ...floor, ...(yield* linesOf(lines))] })
  }
  sections.push(
    { heading: words.heading("times"), paragraphs: sideTimesProse(proceedings, lang) },
    {
      heading: words.heading("open"),
      paragraphs: [
        ...proceedings.open.map(one => at(`open ${one.id}`, openSentence(state, proceedings.session, one, lang))),
        ...notReachedSentence(proceedings, lang).map(text => at("open agenda", text)),
      ],
    },
    {
      heading: words.heading("summary"),
      // a summary that is not in the language of the minutes is printed as a quotation
      paragraphs: summed.text === "" ? [] : [{ ...summed, quoted: summed.lang !== lang }],
    },
    {
      heading: words.heading("actions"),
      paragraphs: proceedings.actions.map(one => at(`action ${one.id}`, actionSentence(writing, one))),
    },
    {
      heading: words.heading("carried"),
      paragraphs: proceedings.carried.map(one => at(`carried ${one.id}`, carriedSentence(writing, one))),
    },
    {
      heading: words.heading("corrections"),
      paragraphs: correctionsProse(writing),
    },
    { heading: words.heading("adoption"), paragraphs: adoptionProse(state, session, lang, name) },
    { heading: words.heading("evidence"), paragraphs: proof ? provenBy(proof, words).map(plain) : [] },
  )
  yield
  const all = amended(writing, sections)
  yield
  // the appendix comes last, as in print: a name is told with the present one where it is written first
  const written = withSecondTexts(writing, all).filter(({ paragraphs }) => paragraphs.length > 0)
  const later = now ? laterTexts(writing, now, all) : []
  yield
  return {
    lang,
    title: words.title(inLang(session.title)),
    sections: written,
    ...(later.length > 0 && {
      later: { heading: words.heading("later"), paragraphs: [plain(words.laterNote), ...later] },
    }),
  }
}

/**
 * Gives each sentence of a line a key, made from the line's entry and the sentence's number. A quotation gets no key,
 * because only its author may change it.
 */
const placed = ({ seq }: Line, paragraphs: readonly Paragraph[]): Paragraph[] =>
  paragraphs.map((one, n) => (one.quoted ? one : { ...one, place: `${seq} ${one.place ?? n}` }))

const ownersOf = ({ words, name }: Writing, { owners, at }: ActionItem): string[] =>
  owners.length > 0 ? owners.map(one => name(one, at)) : [words.nobody]

const actionSentence = (writing: Writing, action: ActionItem): string => {
  const { lang, action: say } = writing.words
  return say(ownersOf(writing, action), textIn(action.text, lang).text, action.due && dayIn(lang, action.due))
}

function carriedSentence(writing: Writing, action: ActionItem): string {
  const { words, proceedings } = writing
  const end = proceedings.session.closedAt ?? Infinity
  if (action.done === null || action.done > end) return actionSentence(writing, action)
  return words.actionDone(ownersOf(writing, action), textIn(action.text, words.lang).text)
}

const provenBy = ({ seq, hash, publicKey, fingerprint }: LogProof, words: MinutesWords): string[] => [
  words.oneFingerprint(fingerprint),
  words.fingerprint(seq, hash),
  words.publicKey(publicKey),
]

/** Renders the changes of the electorate and of seats' holders that the reader may read. */
function peopleProse(writing: Writing): Paragraph[] {
  const { people, session } = writing.proceedings
  const { lang } = writing.words
  const told = wordedAnew(session) ? seatsTogether(people) : people
  return told.map(change => {
    if (change.step === "seated") return { lang, text: seatedSentence(writing, change), quoted: false }
    const sentence = (reason: string) => changeSentence(writing, { ...change, reason })
    return change.said
      ? withReason(lang, { ...change.said, text: change.reason }, sentence)
      : { lang, text: sentence(change.reason), quoted: false }
  })
}

/** Renders one sentence about all panelists who joined the electorate, by their sides, with who proposed and confirmed. */
function seatedSentence({ proceedings: { state }, words: { lang }, name }: Writing, { seated }: SeatsTogether): string {
  const { seated: say, administrator } = peopleWords(lang)
  const bySide = new Map<string | null, string[]>()
  for (const { member, at } of seated) {
    const row = state.members[member]
    const side = row ? seatOn(row, at).side : null
    bySide.set(side, [...(bySide.get(side) ?? []), name(member, at)])
  }
  const title = (side: string | null) =>
    textIn(state.sides.find(({ id }) => id === side)?.title ?? {}, lang).text || null
  const named = (all: readonly (readonly [MemberId | null, Instant])[]) => [
    ...new Set(all.map(([by, at]) => (by === null ? administrator : name(by, at)))),
  ]
  return say(
    [...bySide].map(([side, names]) => ({ side: title(side), names })),
    named(seated.map(({ by, at }) => [by, at])),
    named(seated.flatMap(({ consents, at }) => consents.map(by => [by, at] as const))),
  )
}

const changeSentence = (
  { proceedings: { state, session }, words: { lang }, name }: Writing,
  { member, by, at, consents, side, delegate, ...change }: PeopleChange,
): string =>
  peopleWords(lang).change({
    ...change,
    time: timeTold(session, at, lang),
    side: textIn(state.sides.find(({ id }) => id === side)?.title ?? {}, lang).text,
    name: name(member, at),
    by: by === null ? "" : name(by, at),
    delegate: delegate === undefined ? "" : name(delegate, at),
    consents: consents.map(one => (one === null ? peopleWords(lang).administrator : name(one, at))),
  })

/** Renders each change of a name by another person: who made it, and the name before and after. */
const renamedProse = ({ proceedings, words, name }: Writing): string[] =>
  proceedings.renamed.map(({ was, now, by }) => {
    const change = nameChange(words.lang, was, now)
    return words.renamed(
      name(by, was.until, words.administrator),
      change.was ? words.called(change.was) : words.nobody,
      change.now,
    )
  })

/** Renders a sentence about each background paper that the session had. */
const papersProse = ({ proceedings: { papers }, words: { lang } }: Writing): Paragraph[] =>
  papers.map(({ id, title, file }) => ({
    lang,
    text: factWords(lang).paper(textIn(title, lang).text, paperFacts(file)),
    quoted: false,
    place: `paper ${id}`,
  }))

/** Renders each change of a side's title or mark: who made it, and the side before and after. */
const sidesProse = ({ proceedings, words, name }: Writing): string[] =>
  proceedings.sides.map(({ by, at, ...change }) =>
    peopleWords(words.lang).side(name(by, at, words.administrator), change),
  )

/** Renders one sentence about the members who had the floor under an item, in order. */
function floorProse({ words, name }: Writing, lines: readonly Line[]): Paragraph[] {
  const turns = lines.flatMap(line => {
    if (line.kind !== "turn") return []
    const { by, turn, ms } = line.turn
    return [{ name: name(by, line.at), turn, ms }]
  })
  return turns.length === 0 ? [] : [{ lang: words.lang, text: proceedingWords(words.lang).floor(turns), quoted: false }]
}

/** Renders the minutes as plain text. */
export const proseText = ({ title, sections, later }: Prose): string =>
  [
    title,
    ...[...sections, ...(later ? [later] : [])].flatMap(({ heading, paragraphs }) => [
      "",
      heading,
      ...paragraphs.flatMap(({ text, quoted, was }) => [
        quoted ? `  ${text.replaceAll("\n", "\n  ")}` : text,
        ...(was ? [`  ${was.why}`, `  ${was.text}`] : []),
      ]),
    ]),
    "",
  ].join("\n")
