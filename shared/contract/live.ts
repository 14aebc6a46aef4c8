import type { Attribution, Role } from "../model/terms.ts"
import type { Entry } from "./events.ts"
import type { Refusal } from "./refusals.ts"

/** The handshake's `auth` at /socket.io. `from` is the cursor: the last seq that the page has folded. */
export interface LiveAuth {
  workspace: string
  session?: string
  topic?: string
  from: number
  incarnation: string
  /** describes the snapshot that the page began with; pages older than this field do not send it */
  folded?: FoldedFor
}

/**
 * The reader for whom a page's state was folded. If the server finds any of it changed, the page's cursor continues
 * another fold: the page is stale and fetches anew.
 */
export interface FoldedFor {
  audience: "room" | "gallery"
  member: string | null
  role: Role
  side: string | null
  attribution: Attribution
  /** protocol version and hash: another server may fold other fields */
  contract: string
}

/** The answer to a committed command. A command that is sent again under the same id gets the same receipt. */
export interface Receipt {
  ok: true
  /** head of the event log after this command */
  seq: number
  /** the ids that the command made, by noun: { thread: "…" }; a link's token is here and nowhere else */
  made: Record<string, string | number>
}
export interface Refused {
  ok: false
  refusal: Refusal
}
export type Answered = Receipt | Refused

/**
 * Entries after `from` up to `to`; the list may be filtered, `to` moves the cursor. Where `from` is not the page's
 * cursor or the incarnation is another, the page fetches again.
 */
export interface EntriesFrame {
  incarnation: string
  from: number
  to: number
  list: Entry[]
}

/** A message that may be lost and is never folded. */
export type Hint =
  | { kind: "presence"; members: string[]; observers: number }
  /** `corrected`: to the room, in a named call, who has changed what the secretary had entered for them */
  | { kind: "answers"; round: string; answered: number; waiting: string[] | number; corrected?: string[] }
  /** to one member only: the open rounds in which their own answer is recorded, without secret ones */
  | { kind: "answered"; rounds: string[] }
  /** to one member only: their uncast ballot of a secret round has moved to another of their browsers */
  | { kind: "ballot-moved"; round: string }
  /** a member asks the speaker to slow down; the hint does not name them */
  | { kind: "slower"; session: string }
  /** to every page: the server takes no writes, and why; null: it takes them again */
  | { kind: "unwritable"; why: WriteStop | null }
  | Looks
  | { kind: "reload" }
  | AccessEnded

/**
 * Why a seat ended, sent only to the sockets that held it. `at` is null if no entry tells it; `by` is the name that
 * this reader may read, and `reason` the one that the room reads, each "" if there is none.
 */
export interface AccessEnded {
  kind: "access-ended"
  why: "reissued" | "removed" | "left" | "suspended" | "panel-removed" | "signed-out"
  at: number | null
  by: string
  reason: string
}

export type WriteStop = "disk-full" | "database-damaged"

/** Where the chair's page is: words of a topic's note, by a relative position (base64), or a statement. */
export interface Looks extends Look {
  kind: "looks"
  /** the chair's name; "" if no name leaves the room */
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
  /** "Slower, please": may be lost, is never logged */
  slower(message: unknown): void
  /** the place of this page, for those who follow the chair: may be lost, is never logged */
  look(message: unknown): void
}
export interface ServerToClient {
  entries(frame: EntriesFrame): void
  hint(hint: Hint): void
  /** several hints at once: the counts of the open rounds, and presence */
  hints(list: Hint[]): void
}
