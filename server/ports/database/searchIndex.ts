import type { SearchKind } from "../../../shared/contract/queries/searching.ts"
import type { WorkspaceId } from "../../../shared/model/ids.ts"
import type { Audience } from "../../../shared/rules/audience.ts"

/** A text of a workspace that can be found. */
export interface Findable {
  /** names the text within its workspace and audience */
  key: string
  kind: SearchKind
  /** the id of the record, statement, thread or other thing that the text belongs to */
  id: string
  lang: string
  topic: string
  session: string
  /** the member who said it; "" unless the attribution is `named` */
  person: string
  at: number
  /** the address within the workspace, e.g. `/r/3` */
  path: string
  /** texts with a lower number come first: records in force, then other records, then everything else */
  order: number
  text: string
}

/** A range of characters of a text, from the first to the one after the last. */
export type MarkedRange = readonly [from: number, to: number]

export interface Hit extends Findable {
  workspace: WorkspaceId
  /** the words of the query in the text */
  marks: MarkedRange[]
}

export interface SearchQuery {
  q: string
  kind?: string | undefined
  lang?: string | undefined
  topic?: string | undefined
  session?: string | undefined
  person?: string | undefined
  since?: number | undefined
  until?: number | undefined
  /** finds texts of these things alone, and looks through all texts with the words */
  ids?: readonly string[] | undefined
  /** asks for the ids of all things with such texts, and looks through all texts with the words */
  allIds?: boolean | undefined
  offset: number
  limit: number
}

/** The texts that a search found. */
export interface SearchFound {
  hits: Hit[]
  /** the number of all texts that were found */
  total: number
  /** there are more texts with these words than the search looked through; the oldest ones are left out */
  isCut: boolean
  /** the ids of all things that these texts belong to, if the query asks for them */
  ids: string[]
}

/** One workspace as one audience reads it. */
export interface Partition {
  workspace: WorkspaceId
  audience: Audience
}

/**
 * An index of everything that can be read. It is computed from the logs and the notes, and is no part of the truth:
 * nothing is lost with it (DOMAIN U1).
 */
export interface SearchIndex {
  /**
   * Makes a part of a partition consist of these passages: writes what is new and removes what is gone. A part is the
   * log, or one note.
   */
  replace(partition: Partition, part: string, passages: readonly Findable[]): Promise<void>
  /** removes every other part of a partition */
  keepParts(partition: Partition, parts: ReadonlySet<string>): Promise<void>
  /** removes the partitions of every other workspace */
  keepWorkspaces(workspaces: ReadonlySet<WorkspaceId>): Promise<void>
  /** removes a whole partition */
  forget(partition: Partition): Promise<void>
  /** removes everything, so that the index can be written anew */
  clear(): Promise<void>
  /** returns the number of the indexed texts, each counted once for each audience */
  count(): number
  /** Finds texts in these partitions alone; texts of other partitions cost nothing and are in no count. */
  find(partitions: readonly Partition[], query: SearchQuery): Promise<SearchFound>
  close(): Promise<void>
}

/** How far an index has come that is read anew. */
export interface ReadingProgress {
  /** the logs, notes and minutes that were read, and all that are known so far */
  done: number
  all: number
}

/** Keeps an index level with the logs and the notes. */
export interface Indexing {
  /** returns null if the index has everything that was there when it was begun */
  progress(): ReadingProgress | null
  /** Empties the index and reads everything again. Does nothing while everything is read. */
  rebuild(): void
}
