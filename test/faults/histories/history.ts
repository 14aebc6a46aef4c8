import type { StoredEvent } from "../../../server/ports/database/store.ts"
import type { StoredUpdate } from "../../../server/ports/documents/documentLog.ts"
import type { WorkspaceId } from "../../../shared/model/ids.ts"

/**
 * One thing that a client asked for at `call` and was answered at `return`, in milliseconds of one clock; null: it was
 * never answered, so it may have happened or not.
 */
export interface Asked {
  client: string
  call: number
  return: number | null
}

/** An answer to a round, put after the revision `seen`. */
export interface Answering extends Asked {
  what: "answer"
  member: string
  round: string
  seen: number
  value: string
  outcome: "done" | "stale" | "closed" | "unknown"
}

/** The close of a round, and the answer of each member that was shown afterwards. */
export interface Closing extends Asked {
  what: "close"
  round: string
  shown: Readonly<Record<string, string>>
}

/** A command that writes one entry, whose words name the command. `seq`: the entry that its receipt names. */
export interface Saying extends Asked {
  what: "say"
  member: string
  words: string
  seq: number | null
}

/** A page's knowledge of the event log: the entries after `from`, up to `to`. A push counts as asked for at 0. */
export interface Reading extends Asked {
  what: "read"
  from: number
  to: number
  entries: readonly { seq: number; kind: string; at: number; body: unknown }[]
}

/** A token that was written into the note or erased from it; answered once the server has saved it. */
export interface Writing extends Asked {
  what: "write" | "erase"
  member: string
  token: string
}

/** The end of a member's seat. */
export interface Removing extends Asked {
  what: "remove"
  member: string
}

/** A round that the server itself ends at its deadline. */
export interface Deadline extends Asked {
  what: "deadline"
  round: string
}

export type Line = Answering | Closing | Saying | Reading | Writing | Removing | Deadline

/** The questions and answers of all clients, and the content of the database afterwards. */
export interface History {
  lines: readonly Line[]
  workspace: WorkspaceId
  /** the event log */
  log: readonly StoredEvent[]
  /** the document log of the note */
  updates: readonly StoredUpdate[]
  /** the text of the note in each replica */
  replicas: Readonly<Record<string, string>>
}

/** The lines of one kind. */
export const linesOf = <What extends Line["what"]>(lines: readonly Line[], what: What): (Line & { what: What })[] =>
  lines.filter((line): line is Line & { what: What } => line.what === what)

/** Whether this was answered before the other one was asked for. */
export const isBefore = (one: Asked, other: Asked): boolean => one.return !== null && one.return < other.call
