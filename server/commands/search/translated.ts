import type { State } from "../../../shared/fold/state.ts"
import { translationId } from "../../../shared/model/said.ts"
import { findRecord } from "../../../shared/rules/readings/rows.ts"
import type { SaidText } from "../../../shared/rules/said/said.ts"
import { saidIn } from "../../../shared/rules/said/saidIn.ts"
import type { Findable } from "../../ports/database/searchIndex.ts"
import { type Draft, orderOf } from "./drafts.ts"

/** The key of a translation in the index begins so; the id of the translation follows. */
export const translationKey = "translation:"

/** Translations of what people said, with the address of the original. A declined or erased one has no words. */
export function translationPassages(state: State): Draft[] {
  const all = Object.values(state.translations).filter(({ text }) => text !== "")
  if (all.length === 0) return []
  const originals = new Map(saidIn(state).map(said => [said.key, said]))
  return all.flatMap(({ key, lang, text, at }) => {
    const said = originals.get(key)
    const place = said && placeOf(state, said)
    if (!place) return []
    const by = said.hidden ? null : (said.authors[0] ?? null)
    return [{ ...place, key: `${translationKey}${translationId(key, lang)}`, lang, text, at, by }]
  })
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
