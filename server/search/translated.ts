import type { State } from "../../shared/fold/state.ts"
import type { Translation } from "../../shared/fold/translationState.ts"
import type { SaidKey } from "../../shared/model/ids.ts"
import { translationId } from "../../shared/model/said.ts"
import { derivePerTable } from "../../shared/rules/derivePerTable.ts"
import { findRecord } from "../../shared/rules/readings/rows.ts"
import type { SaidText } from "../../shared/rules/said/said.ts"
import { saidIn } from "../../shared/rules/said/saidIn.ts"
import type { Findable } from "../ports/database/searchIndex.ts"
import { type Draft, orderOf } from "./drafts.ts"

/** The key of a translation in the index begins so; the id of the translation follows. */
export const translationKey = "translation:"

/**
 * Some of a state's translations with the address of the original, by their ids. A declined or erased one has no words.
 */
export function translationDrafts(state: State, rows: readonly Translation[]): Map<string, Draft[]> {
  const there = rows.filter(({ text }) => text !== "")
  const originals = new Map(saidIn(originalsFor(state, there)).map(said => [said.key, said]))
  return new Map(
    rows.map(({ key, lang, text, at }) => {
      const id = translationId(key, lang)
      const said = originals.get(key)
      const place = said && placeOf(state, said)
      if (!place || text === "") return [id, []]
      const by = said.hidden ? null : (said.authors[0] ?? null)
      return [id, [{ ...place, key: translationKey + id, lang, text, at, by }]]
    }),
  )
}

/** The thing of which a text is a part, e.g. `thread:ID`. */
const originalKeyOf = (key: SaidKey): string => key.split(":", 2).join(":")

/** The translations of each thing. A panel has thousands, and few entries change one of them. */
const byOriginal = derivePerTable((translations: State["translations"]) =>
  Map.groupBy(Object.entries(translations), ([, { key }]) => originalKeyOf(key)),
)

/** The translations, with their ids, of these texts, or of each text of these things. */
export const translationsAmong = (state: State, keys: ReadonlySet<string>): [string, Translation][] => {
  const things = new Set([...keys].map(originalKeyOf))
  return [...things].flatMap(thing =>
    (byOriginal(state.translations).get(thing) ?? []).filter(([, { key }]) => keys.has(key) || keys.has(thing)),
  )
}

/** A state with nothing but the things that these translations are of, so that nothing else is read. */
function originalsFor(state: State, rows: readonly Translation[]): State {
  const keys = new Set(rows.map(({ key }) => key))
  const things = new Set([...keys].map(originalKeyOf))
  const some = <Row>(noun: string, table: Record<string, Row>): Record<string, Row> => {
    const ids = [...things].flatMap(thing => (thing.startsWith(`${noun}:`) ? [thing.slice(noun.length + 1)] : []))
    return Object.fromEntries(
      ids.flatMap(id => {
        const row = table[id]
        return row === undefined ? [] : [[id, row] as const]
      }),
    )
  }
  return {
    ...state,
    threads: some("thread", state.threads),
    statements: some("statement", state.statements),
    rounds: some("round", state.rounds),
    objections: some("objection", state.objections),
    records: some("record", state.records),
    questions: some("question", state.questions),
    readings: some("reading", state.readings),
    // a search finds none of these, so it finds none of their translations
    sessions: {},
    topics: {},
    proposals: {},
    members: {},
    // a paragraph has the words that its newest translation quotes
    translations: Object.fromEntries(translationsAmong(state, keys)),
  }
}

type PlaceOfText = Pick<Draft, "kind" | "id" | "path" | "topic" | "session" | "order">

/** Where a text is found: its kind, and the address of the page that shows it. */
function placeOf(state: State, said: SaidText): PlaceOfText | null {
  const [noun = "", id = ""] = said.key.split(":")
  const { topic = "", session = "", statement = "", text } = said
  const on = { topic, session }
  switch (noun) {
    case "thread":
      return { ...on, kind: "discussion", id, path: `/t/${topic}#${id}` }
    case "statement":
    case "round":
    case "objection":
      return {
        ...on,
        kind: noun === "statement" ? "statement" : "answer",
        id: statement,
        path: `/t/${topic}#${statement}`,
      }
    case "record": {
      const record = findRecord(state, id)
      return record ? { ...on, kind: "record", id, path: `/r/${record.number}`, order: orderOf(record) } : null
    }
    case "question":
      return { ...on, kind: "question", id, path: `/s/${session}` }
    case "note":
      return { ...on, kind: "note", id: topic, path: notePath(topic, text) }
    case "reading":
      return { ...on, kind: "reading", id, path: readingPath(on) }
    default:
      return null
  }
}

/** The page finds the paragraph by its first words. */
export const notePath = (topic: string, paragraph: string): string =>
  `/t/${topic}#text=${encodeURIComponent(Array.from(paragraph).slice(0, 40).join(""))}`

/** The page that lists something to read. */
export const readingPath = ({ topic, session }: Pick<Findable, "topic" | "session">): string => {
  if (session) return `/s/${session}`
  return topic ? `/t/${topic}` : ""
}
