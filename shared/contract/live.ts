import type { Attribution, Role } from "../model/terms.ts"
import type { Entry } from "./events.ts"
import type { Refusal } from "./refusals.ts"

/**
 * The handshake's `auth` at /socket.io. `from` is the page's cursor: the `seq` of the last entry that it has folded.
 */
export interface LiveAuth {
  workspace: string
  session?: string
  topic?: string
  from: number
  incarnation: string
  /** The reader whom the page's first snapshot was folded for. Pages of earlier versions do not send this field. */
  folded?: FoldedFor
}

/**
 * The reader for whom a page's state was folded. If any field has changed on the server, the page's state is stale, and
 * the page fetches a new snapshot.
 */
export interface FoldedFor {
  audience: "room" | "gallery"
  member: string | null
  role: Role
  side: string | null
  attribution: Attribution
  /** The protocol version and the contract hash. A server with another contract may fold other fields. */
  contract: string
}

/** The answer to a committed command. A command that is sent again under the same id gets the same receipt. */
export interface Receipt {
  ok: true
  /** The head of the event log after this command. */
  seq: number
  /** The ids that the command made, by noun: { thread: "…" }. The token of a link is sent only here. */
  made: Record<string, string | number>
}
export interface Refused {
  ok: false
  refusal: Refusal
}
export type Answered = Receipt | Refused

/**
 * The entries after `from` up to `to`. The list lacks the entries that this reader may not read, so the page sets its
 * cursor to `to`. If `from` is not the page's cursor, or the incarnation differs, the page fetches a new snapshot.
 */
export interface EntriesFrame {
  incarnation: string
  from: number
  to: number
  list: Entry[]
}

/**
 * A position that the member `by` entered for another one. It waits, or it counts, or a second officer has pressed another
 * position and ended it. `officer` is null where the owner said so. `revision` is that of the owner's answer.
 */
export interface SpokenFor {
  member: string
  revision: number
  by: string
  is: "waits" | "confirmed" | "ended"
  officer: string | null
}

/** A message that may be lost and is never folded into the state. */
export type Hint =
  | { kind: "presence"; members: string[]; observers: number }
  /**
   * `corrected` lists the members who changed an answer that the secretary had entered for them. Only the room gets
   * this list, and only in a named call. So it is with `spoken`, the positions that the secretary entered: for whom, but
   * not which.
   */
  | {
      kind: "answers"
      round: string
      answered: number
      waiting: string[] | number
      corrected?: string[]
      spoken?: SpokenFor[]
    }
  /** Sent to one member: the open rounds that this member has answered, without secret rounds. */
  | { kind: "answered"; rounds: string[] }
  /** Sent to one member: their ballot in a secret round was not cast yet and has moved to another of their browsers. */
  | { kind: "ballot-moved"; round: string }
  /** A member asks the speaker to slow down. The hint does not name the member. */
  | { kind: "slower"; session: string }
  /** Sent to every page: why the server accepts no writes at the moment; null if it accepts them again. */
  | { kind: "unwritable"; why: WriteStop | null }
  | Looks
  | { kind: "reload" }
  | AccessEnded

/**
 * A seat's access ended. The server sends the message only to the sockets of that seat. `at` is null if no log entry
 * records the end. `by` is the name of the person who ended the access, "" if there is none or the reader may not know
 * it. `reason` is the reason that the room reads, "" if there is none.
 */
export interface AccessEnded {
  kind: "access-ended"
  why: "reissued" | "disowned" | "removed" | "left" | "suspended" | "panel-removed" | "signed-out"
  at: number | null
  by: string
  reason: string
}

export type WriteStop = "disk-full" | "database-away" | "database-damaged"

/** The place that the chair's page shows: a relative position (base64) in a topic's note, or a statement. */
export interface Looks extends Look {
  kind: "looks"
  /** The chair's name; "" if the reader may not read names. */
  by: string
}
export interface Look {
  session: string
  topic: string
  at: string | null
  statement: string | null
}

export interface ClientToServer {
  command(message: unknown, answer: (answered: Answered) => void): void
  /**
   * Asks for the receipt of a command that this seat sent under an id. Null if the server has not done it. A refusal says
   * that the server cannot tell now.
   */
  receipt(id: unknown, answer: (found: Answered | null) => void): void
  /** Asks the speaker to slow down. The message may be lost and is never logged. */
  slower(message: unknown): void
  /**
   * Sends the place that this page shows, for readers who follow the chair. The message may be lost and is never
   * logged.
   */
  look(message: unknown): void
}
export interface ServerToClient {
  entries(frame: EntriesFrame): void
  hint(hint: Hint): void
  /** Several hints in one message: presence, and the counts of the open rounds. */
  hints(list: Hint[]): void
}
