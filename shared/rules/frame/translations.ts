import type { State } from "../../fold/state.ts"
import type { Translation } from "../../fold/translationState.ts"
import type { TopicId } from "../../model/ids.ts"
import { isOfNote } from "../../model/said.ts"
import { derivePerTable } from "../derivePerTable.ts"
import { isRowHeld, type TopicTables, threadOf } from "../said/keyPlace.ts"
import { rowsById, rowsWhere, tableOf } from "./tables.ts"

type Translations = State["translations"]

/**
 * The translations that the frame holds: those of its own rows, and of everything that is in none of these tables. A
 * page fetches those of a note's paragraphs with the note's topic.
 */
export const translationsOf = (translations: Translations, rows: TopicTables): Translations =>
  rowsWhere(translations, ({ key }) => !isOfNote(key) && isRowHeld(key, rows))

/** The translations of the texts in some rows of a topic. */
export function translationsInTopic(translations: Translations, topic: TopicId, rows: TopicTables): Translations {
  const here = byTopic(translations).get(topic) ?? []
  return tableOf(here.filter(([, { key }]) => isRowHeld(key, rows)))
}

const byTopic = derivePerTable((table: Translations) => Map.groupBy(rowsById(table), ([, row]) => row.topic))

/** Returns whether the translation belongs to a thread that is not among these. */
export const isOfOlderThread = ({ key }: Pick<Translation, "key">, threads: State["threads"]): boolean => {
  const thread = threadOf(key)
  return thread !== null && !Object.hasOwn(threads, thread)
}
