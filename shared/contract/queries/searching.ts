import type { Lang } from "../../model/terms.ts"
import type { Texts } from "../../model/texts.ts"

/** The kinds of texts that a search finds, in the order in which a page shows them. */
export const searchKinds = ["record", "statement", "minutes", "note", "question", "answer", "discussion"] as const
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
}

/** The answer of `GET /api/search`. */
export interface SearchAnswer {
  results: SearchResult[]
  /** The number of all results that the caller may read, up to 10,000. */
  total: number
  /** More texts have these words than were looked through; the oldest of them are left out. */
  isCut: boolean
}
