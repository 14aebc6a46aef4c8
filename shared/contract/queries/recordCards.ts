import type { Lang, Outcome, RecordState } from "../../model/terms.ts"

/** `GET /api/workspaces/{slug}/records/{number}`: a record as another site shows it, in the reader's language. */
export interface RecordCard {
  number: number
  title: string
  workspace: string
  topic: string
  /** The language of the card's own words, for an attribute `lang`. */
  lang: string
  state: RecordState
  /** The level; null for a record that never came into force. */
  level: Outcome | null
  /** Names the level, or the end of the record. */
  stands: string
  day: string
  declaredAt: number
  texts: { lang: Lang; tag: string; title: string; text: string }[]
  dissents: { by: string; tag: string; text: string }[]
  words: { dissents: string; open: string }
  url: string
}
