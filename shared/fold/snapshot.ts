import type { FoldedFor } from "../contract/live.ts"
import type { Me } from "../contract/queries.ts"
import type { Instant, NoteMode } from "../model/terms.ts"
import type { Texts } from "../model/texts.ts"
import type { TopicRows, WorkspaceFrame } from "./frame.ts"

/**
 * `GET /api/workspaces/{slug}`, `/api/sessions/{id}` and `/api/topics/{id}`, with `?topics=` of those that are wanted
 * whole: a slice of the fold at `seq`, with the rows of these topics and of no others, and of each about as many
 * discussions as `threads=` says.
 */
export interface Snapshot extends WorkspaceFrame {
  incarnation: string
  seq: number
  me: Me
  held: TopicRows[]
  topics: { id: string; title: Texts; note: { mode: NoteMode } }[]
  /** whether a mail server is set, so that the page can send notices */
  mails?: boolean
  /** the page repeats it in the handshake of the live connection */
  folded?: FoldedFor
  /** the server's clock at the time of the answer, by which the page judges what is due */
  now?: Instant
}

/**
 * `GET /api/topics/{id}/rows?threads=`: everything that belongs to a topic, as it is at `seq`, and about so many
 * discussions.
 */
export interface TopicFetched {
  incarnation: string
  seq: number
  rows: TopicRows
}
