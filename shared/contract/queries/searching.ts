import type { OriginTold } from "../../model/said.ts"
import type { Lang } from "../../model/terms.ts"
import type { Texts } from "../../model/texts.ts"

/** The kinds of texts that a search finds, in the order in which a page shows them. */
export const searchKinds = [
  "record",
  "statement",
  "minutes",
  "note",
  "question",
  "answer",
  "discussion",
  "reading",
] as const
export type SearchKind = (typeof searchKinds)[number]

/** The most characters of a query. */
export const longestQuery = 200

/** The results that one answer holds. */
export const resultsAtOnce = 50

/** A text that was found. */
export interface SearchResult {
  kind: SearchKind
  id: string
  /** The workspace's slug. */
  workspace: string
  workspaceTitle: Texts
  /** The topic's id; "" if the text belongs to no topic. */
  topic: string
  topicTitle: Texts
  /** The language of the text; "" if nobody stated it. */
  lang: Lang | ""
  /** The words of the query with the words around them. */
  text: string
  /** The ranges of `text` that the query names. */
  marks: (readonly [from: number, to: number])[]
  at: number
  /** The address of the passage on this server. */
  url: string
  /** The number and state of a record. */
  record?: { number: number; state: string }
  /** The session to which the text belongs, or which was held when it was said. */
  session?: { id: string; title: Texts }
  /** The member who said it, with the name of that day; only in panels that show names. */
  by?: { id: string; name: string }
  /** Set if the text is a translation: where its words come from, with the name of the reader who stands for them. */
  translation?: OriginTold
}

/** The answer of `GET /api/search`. */
export interface SearchAnswer {
  results: SearchResult[]
  /** The number of all results that the caller may read, up to 10,000. */
  total: number
  /** More texts have these words than were looked through; the oldest of them are left out. */
  isCut: boolean
  /** The index is being written, so some texts are not found yet. How far it has come only an administrator reads. */
  reading: boolean
}

/** `GET` and `POST /api/search/index`: the search index of the server that answers, for an administrator. */
export interface IndexState {
  /** The number of texts; a text that the room and the gallery read counts twice. */
  texts: number
  /** The logs, notes and minutes that are read so far, and all that are known; null if everything is read. */
  reading: { done: number; all: number } | null
}
