import type { State } from "../../../fold/state.ts"
import type { Translation } from "../../../fold/translationState.ts"
import type { SaidKey, TopicId } from "../../../model/ids.ts"
import { isOfNote } from "../../../model/said.ts"
import { derivePerTable } from "../../derivePerTable.ts"
import { type SaidText, saying } from "../said.ts"

export const paragraphKey = (topic: TopicId, id: string): SaidKey => `note:${topic}:${id}`

/** The topic in whose note the paragraph stands; undefined if the key names no paragraph. */
export const noteTopic = (key: SaidKey): string | undefined => (isOfNote(key) ? key.split(":")[1] : undefined)

/**
 * Returns the paragraphs of notes that have a translation, each as it was when it was last translated (DOMAIN Z1). No
 * log has the present words of a note.
 */
export const saidInNotes = derivePerTable((translations: State["translations"]): SaidText[] => {
  const newest = new Map<SaidKey, Translation>()
  for (const row of Object.values(translations)) {
    const before = newest.get(row.key)
    if (row.paragraph && (!before || before.at <= row.at)) newest.set(row.key, row)
  }
  return [...newest.values()].flatMap(({ key, topic, at, paragraph }) => {
    if (!paragraph || !topic) return []
    const { lang, authors, anchor } = paragraph
    return saying(null, { key, topic, at, lang, authors, text: anchor.exact })
  })
})
