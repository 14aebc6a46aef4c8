import type { Level, RecordState } from "../../model/terms.ts"
import type { Texts } from "../../model/texts.ts"
import type { SearchResult } from "./searching.ts"

/** The records that one answer holds. */
export const recordsAtOnce = 50

/** A passage of a record with the words of a query. */
export interface FoundPassage extends Pick<SearchResult, "lang" | "text" | "marks"> {
  /** It is of the record's wording, and not of a note, dissent or reservation beside it. */
  isWording: boolean
}

/** A record in the list of `GET /api/records`. */
export interface ListedRecord {
  id: string
  number: number
  /** The workspace's slug. */
  workspace: string
  workspaceTitle: Texts
  topic: string
  topicTitle: Texts
  /** The label of the statement, e.g. A-1. */
  label: string
  state: RecordState
  /** Absent if the record never came into force: such a declaration is no agreement. */
  level?: Level | undefined
  /** The wording in each language, as it was declared. */
  texts: Texts
  declaredAt: number
  /** The address of the record on this server. */
  url: string
  /** The number of the record that took this one's place. */
  supersededBy?: number | undefined
  /** The dissents and reservations that are printed with the record, those that were added later included. */
  dissents: number
  reservations: number
  /** The day of its review has come. */
  reviewDue: boolean
  /** The note no longer says what was recorded. */
  differs: boolean
  /** The passages with the words of the query, at most one in each language; empty without a query. */
  found: FoundPassage[]
}

/** The agreements of one topic among the records that the filters leave. */
export interface AgreedTopic {
  workspace: string
  workspaceTitle: Texts
  topic: string
  topicTitle: Texts
  /** The number of records in force at each level. */
  levels: Record<Level, number>
}

/** The answer of `GET /api/records`. */
export interface RecordsAnswer {
  records: ListedRecord[]
  /** The number of all records that the filters leave. */
  total: number
  /** Every topic with a record that the caller may read, also where the filters leave none of its records. */
  agreed: AgreedTopic[]
}
