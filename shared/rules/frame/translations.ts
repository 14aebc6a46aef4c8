import type { State } from "../../fold/state.ts"
import type { Translation } from "../../fold/translationState.ts"
import type { TopicId } from "../../model/ids.ts"
import { derivePerTable } from "../derivePerTable.ts"
import { saidKeys } from "../said/saidIn.ts"
import { rowsById, rowsWhere, tableOf } from "./tables.ts"

type Rows = Pick<State, "threads" | "statements" | "rounds" | "objections" | "records">

/** The translations that the frame holds: those of its own rows, and of everything that belongs to no topic. */
export function translationsOf({ translations }: Pick<State, "translations">, rows: Rows): State["translations"] {
  if (Object.keys(translations).length === 0) return translations
  const keys = saidKeys(rows)
  return rowsWhere(translations, ({ topic, key }) => topic === undefined || !isOfTopic(key) || keys.has(key))
}

/** Returns whether the text belongs to a table whose rows pages fetch by topic. */
const isOfTopic = (key: string): boolean => /^(thread|statement|round|objection|record|erratum):/.test(key)

/** The translations of what was said in some rows of a topic. */
export function translationsInTopic(
  { translations }: Pick<State, "translations">,
  topic: TopicId,
  rows: Rows,
): State["translations"] {
  const here = byTopic(translations).get(topic) ?? []
  if (here.length === 0) return {}
  const keys = saidKeys(rows)
  return tableOf(here.filter(([, { key }]) => !isOfTopic(key) || keys.has(key)))
}

const byTopic = derivePerTable((table: State["translations"]) => Map.groupBy(rowsById(table), ([, row]) => row.topic))

/** Returns whether the translation belongs to a thread that is not among these. */
export const isOfOlderThread = ({ key }: Translation, threads: State["threads"]): boolean => {
  const [noun, id] = key.split(":")
  return noun === "thread" && id !== undefined && !Object.hasOwn(threads, id)
}
