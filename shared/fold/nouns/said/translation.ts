import type { Entry } from "../../../contract/events.ts"
import type { SaidKey } from "../../../model/ids.ts"
import { keepsFormer, translationId } from "../../../model/said.ts"
import { languages } from "../../../model/terms.ts"
import type { Spoken } from "../../../model/texts.ts"
import { drop, patch, putRow } from "../../changes/change.ts"
import type { Correction } from "../../sessionState.ts"
import type { State, Thread } from "../../state.ts"
import type { Translation, TranslationAnswer } from "../../translationState.ts"

const translated = (
  state: State,
  { key, lang }: Pick<Translation, "key" | "lang">,
  change: Partial<Translation>,
): State => ({ ...state, translations: patch(state.translations, translationId(key, lang), change) })

/**
 * The words of a translation so far, before others take their place. They are kept of the texts that an outcome paper
 * prints.
 */
function formerOf(row: Translation | undefined): Pick<Translation, "former"> {
  if (!row || !keepsFormer(row.key)) return {}
  const { former = [], ...own } = row
  return { former: [...former, own] }
}

type Given = Entry & { kind: "translation-given" }

/** The words of the author need nobody's answer (DOMAIN V13). */
const acceptedWith = ({ body, at }: Given): Translation["answer"] =>
  body.drafted === "author" ? { how: "accepted", by: null, at } : null

function given(state: State, entry: Given): State {
  const { body, by, at } = entry
  const { personal, writer, paragraph: _, ...facts } = body
  const id = translationId(body.key, body.lang)
  const before = state.translations[id]
  const reader = before?.reader && { reader: before.reader }
  // An entry that only repeats the words for more readers changes neither their writer nor what became of them.
  const same =
    writer === undefined ? { by, at, answer: null } : { by: writer, at, answer: acceptedWith(entry), ...keptOf(before) }
  const paragraph = body.paragraph ? paragraphIn(body) : before?.paragraph
  const of = paragraph && { paragraph }
  const text = isErased(state, body.key) ? "" : personal.text
  const former = writer === undefined ? formerOf(before) : before?.former && { former: before.former }
  const row: Translation = { ...facts, text, ...same, ...reader, ...of, ...former }
  return { ...state, translations: putRow(state.translations, id, row) }
}

/** The paragraph that was translated; undefined if the original is no paragraph, or if its words were erased. */
function paragraphIn({ paragraph, personal }: Given["body"]): Translation["paragraph"] {
  const { quote, of, authors = [] } = personal
  if (!paragraph || !quote) return undefined
  const { lang, start, end } = paragraph
  return { lang, authors, anchor: { start, end, ...quote, hash: of } }
}

/**
 * Returns whether the original's words were erased from the log. Its translations say nothing then, even before their
 * own words are erased, too (DOMAIN V8).
 */
function isErased({ threads, questions, members, sessions, records }: State, key: SaidKey): boolean {
  const [noun, id = "", part, of] = key.split(":")
  switch (noun) {
    case "thread": {
      const thread = rowIn(threads, id)
      return thread !== undefined && isErasedIn(thread, part)
    }
    case "session":
      return isErasedOf(
        rowIn(sessions, id)?.minutes.corrections.find(one => one.id === of),
        part,
      )
    case "record":
      return part === "progress" && isEmpty(rowIn(records, id)?.progress?.find(one => one.id === of))
    case "question":
      return part === "text" && rowIn(questions, id)?.text.text === ""
    case "member":
      return part === "interest" && rowIn(members, id)?.interest === null
    default:
      return false
  }
}

const isErasedOf = (correction: Correction | undefined, part: string | undefined): boolean =>
  (part === "correction" && isEmpty(correction)) || (part === "insisted" && isEmpty(correction?.insisted))

const isEmpty = (said: { text: Spoken } | undefined): boolean => said?.text.text === ""

function isErasedIn({ entries, wording, settled }: Thread, part: string | undefined): boolean {
  if (part === "wording") return !wording
  if (part === "declined") return settled?.how === "declined" && settled.reason.text === ""
  const entry = entries.find(one => one.id === part)
  return !entry?.away && isEmpty(entry)
}

const rowIn = <Row>(table: Readonly<Record<string, Row>>, id: string): Row | undefined => table[id]

const keptOf = (before: Translation | undefined): Partial<Pick<Translation, "at" | "answer">> =>
  before ? { at: before.at, answer: before.answer } : {}

function corrected(state: State, { body, by, at }: Entry & { kind: "translation-corrected" }): State {
  const { personal, revision } = body
  const answer = { how: "corrected" as const, by, at }
  const text = isErased(state, body.key) ? "" : personal.text
  const former = formerOf(state.translations[translationId(body.key, body.lang)])
  const next = translated(state, body, { text, revision, by, at, answer, ...former })
  // The words of a correction are level with the original again.
  return { ...next, translations: drop(next.translations, translationId(body.key, body.lang), "behind") }
}

type Answering = Entry & { kind: "translation-accepted" | "translation-declined" | "translation-let-stand" }

function answered(state: State, { body, by, at }: Answering, how: TranslationAnswer): State {
  const former = formerOf(state.translations[translationId(body.key, body.lang)])
  return translated(state, body, { answer: { how, by, at }, ...(how === "declined" && { text: "", ...former }) })
}

/** Marks the translations of a text that now says something else (DOMAIN V4). */
function behind(state: State, key: SaidKey): State {
  const rows = languages.reduce(
    (all, lang) => patch(all, translationId(key, lang), { behind: true }),
    state.translations,
  )
  return rows === state.translations ? state : { ...state, translations: rows }
}

/** Removes the words of a comment's translations: they say in another language what the author has corrected (DOMAIN V4). */
function silent(state: State, { body }: Entry & { kind: "comment-corrected" }): State {
  const ids = languages.map(lang => translationId(`thread:${body.thread}:${body.entry}`, lang))
  const there = ids.filter(id => state.translations[id] !== undefined)
  if (there.length === 0) return state
  const translations = there.reduce((all, id) => patch(drop(all, id, "former"), id, { text: "" }), state.translations)
  return { ...state, translations }
}

/** Removes the translations of texts that were withdrawn (DOMAIN V4). */
function without(state: State, isGone: (row: Translation) => boolean): State {
  const kept = Object.entries(state.translations).filter(([, row]) => !isGone(row))
  return kept.length === Object.keys(state.translations).length
    ? state
    : { ...state, translations: Object.fromEntries(kept) }
}

export function foldTranslation(state: State, entry: Entry): State {
  switch (entry.kind) {
    case "translation-given":
      return given(state, entry)
    case "translation-accepted":
      return answered(state, entry, "accepted")
    case "translation-corrected":
      return corrected(state, entry)
    case "translation-declined":
      return answered(state, entry, "declined")
    case "translation-let-stand":
      return answered(state, entry, "let_stand")
    case "translation-reader-named":
      return translated(state, entry.body, { reader: { member: entry.body.member, at: entry.at } })
    case "comment-corrected":
      return silent(behind(state, `thread:${entry.body.thread}:${entry.body.entry}`), entry)
    case "comment-withdrawn": {
      const key = `thread:${entry.body.thread}:${entry.body.entry}`
      return without(state, row => row.key === key)
    }
    case "addition-withdrawn": {
      const key = `record:${entry.body.record}:${entry.body.addition}`
      return without(state, row => row.key === key)
    }
    case "interest-stated": {
      const former = `member:${entry.body.member}:interest:`
      return without(state, row => row.key.startsWith(former))
    }
    case "reading-removed": {
      const key = `reading:${entry.body.reading}:text`
      return without(state, row => row.key === key)
    }
    default:
      return state
  }
}
