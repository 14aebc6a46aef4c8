import type { State } from "../../fold/state.ts"
import type { Translation } from "../../fold/translationState.ts"
import type { TopicId } from "../../model/ids.ts"
import { derivePerTable } from "../derivePerTable.ts"
import { rowsById, rowsWhere, tableOf } from "./tables.ts"

type Rows = Pick<State, "threads" | "statements" | "rounds" | "objections" | "records">
type Translations = State["translations"]

/** The tables whose rows pages fetch by topic, by the noun of a key. */
const tables = {
  thread: "threads",
  statement: "statements",
  round: "rounds",
  objection: "objections",
  record: "records",
} as const satisfies Record<string, keyof Rows>

const isNoun = (noun: string | undefined): noun is keyof typeof tables =>
  noun !== undefined && Object.hasOwn(tables, noun)

/** Returns whether the page holds the row in which the text stands, or needs no row for it. */
function isHere({ key }: Pick<Translation, "key">, rows: Rows): boolean {
  const [noun, id] = key.split(":")
  return !isNoun(noun) || (id !== undefined && Object.hasOwn(rows[tables[noun]], id))
}

/** The translations that the frame holds: those of its own rows, and of everything that is in none of these tables. */
export const translationsOf = (translations: Translations, rows: Rows): Translations =>
  rowsWhere(translations, row => isHere(row, rows))

/** The translations of the texts in some rows of a topic. */
export function translationsInTopic(translations: Translations, topic: TopicId, rows: Rows): Translations {
  const here = byTopic(translations).get(topic) ?? []
  return tableOf(here.filter(([, row]) => isHere(row, rows)))
}

const byTopic = derivePerTable((table: Translations) => Map.groupBy(rowsById(table), ([, row]) => row.topic))

/** Returns whether the translation belongs to a thread that is not among these. */
export const isOfOlderThread = ({ key }: Pick<Translation, "key">, threads: State["threads"]): boolean => {
  const [noun, id] = key.split(":")
  return noun === "thread" && id !== undefined && !Object.hasOwn(threads, id)
}
