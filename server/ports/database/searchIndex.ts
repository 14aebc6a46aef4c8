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

/** The readers who may find a text: one audience, or, as with the words of a note, everybody who may search in the workspace. */
export type Finders = Audience | "both"

/** The texts of one workspace for one audience. A search of an audience finds the texts for both as well. */
export interface Partition {
  workspace: WorkspaceId
  audience: Finders
}

/** The texts that one audience may find in a workspace. */
export interface SearchedPartition extends Partition {
  audience: Audience
}

/** A part of a partition as it is now: one thing of the log, the minutes, or one note. */
export interface PartNow {
  partition: Partition
  part: string
  passages: readonly Findable[]
  /** the head of the log or note from which the part was read; the index returns it after a restart (`levels`) */
  level?: string
}

/**
 * An index of everything that can be read. It is computed from the logs and the notes, and is no part of the truth:
 * nothing is lost with it (DOMAIN U1).
 */
export interface SearchIndex {
  /**
   * Makes parts consist of these passages: writes what is new and removes what is gone. A removed text is in neither the
   * file nor its journal when the promise settles, unless another program that reads the file holds the journal up.
   */
  replace(parts: readonly PartNow[]): Promise<void>
  /**
   * The same for parts that change again soon, the notes in which somebody writes. Their words are found at once. They
   * are held in memory, and the file follows within a minute (DOMAIN U4).
   */
  follow(parts: readonly PartNow[]): Promise<void>
  /** returns the levels of the parts of a partition as the file has them */
  levels(partition: Partition): Promise<Map<string, string>>
  /** removes every other part of a partition */
  keepParts(partition: Partition, parts: ReadonlySet<string>): Promise<void>
  /** removes the partitions of every other workspace */
  keepWorkspaces(workspaces: ReadonlySet<WorkspaceId>): Promise<void>
  /** removes everything of a workspace */
  forget(workspace: WorkspaceId): Promise<void>
  /** removes everything, so that the index can be written anew */
  clear(): Promise<void>
  /** returns the number of the indexed texts, each counted once for each audience that has a partition of its own */
  count(): Promise<number>
  /** Finds texts for these audiences alone; texts of other partitions cost nothing and are in no count. */
  find(partitions: readonly SearchedPartition[], query: SearchQuery): Promise<SearchFound>
  /** Calls the listener when what was held in memory is lost and has to be read again. */
  onLoss(listener: () => void): () => void
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
