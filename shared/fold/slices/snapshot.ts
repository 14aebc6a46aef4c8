import type { FoldedFor } from "../../contract/live.ts"
import type { Me } from "../../contract/queries.ts"
import type { Instant, NoteMode } from "../../model/terms.ts"
import type { Spoken, Texts } from "../../model/texts.ts"
import type { TopicRows, WorkspaceFrame } from "./frame.ts"

/** The original of a comment, and when its author last corrected it. */
export type CommentOriginal = Spoken & { corrected?: Instant | undefined }

/** CommentOriginals by the key of the text. */
export type CommentOriginals = Readonly<Record<string, CommentOriginal>>

/** The answer of `GET /api/workspaces/{slug}/originals?keys=`: the originals of some comments. */
export interface OriginalsFetched {
  originals: CommentOriginals
}

/** The greatest number of originals that one request fetches. */
export const originalsAtOnce = 60

/**
 * The answer of `GET /api/workspaces/{slug}`, `/api/sessions/{id}` and `/api/topics/{id}`: a part of the fold at `seq`.
 * `?topics=` names the topics whose rows are in `held`. `threads=` is the approximate number of threads for each of
 * these topics.
 */
export interface Snapshot extends WorkspaceFrame {
  incarnation: string
  seq: number
  me: Me
  held: TopicRows[]
  topics: { id: string; title: Texts; note: { mode: NoteMode } }[]
  /** Whether the server can send mail, so that pages can offer to mail notices. */
  mails?: boolean
  /** The host of the translation service that the administrator has set; null or absent if there is none. */
  engine?: string | null
  /**
   * The reader for whom the state was folded. The page repeats this in the handshake of its live connection, so that
   * the server can detect a stale state.
   */
  folded?: FoldedFor
  /** The originals of the caller's own comments that the rows in `held` leave out. */
  originals?: CommentOriginals
  /** The server's clock when it answered. With this time pages decide which dates have passed. */
  now?: Instant
}

/**
 * The answer of `GET /api/topics/{id}/rows?threads=`: the rows of one topic at `seq`. `threads=` is the approximate
 * number of threads.
 */
export interface TopicFetched {
  incarnation: string
  seq: number
  rows: TopicRows
  /** The originals of the caller's own comments that the rows leave out. */
  originals?: CommentOriginals
}
