import type { Lang, Role } from "../model/terms.ts"
import type { CloseCode } from "./closeCodes.ts"
import type { Reject } from "./documentFrames.ts"

/** The state of a page's connection to the note that it shows live. */
export type LinkStatus =
  | { state: "connecting" }
  | { state: "live" }
  /** `code` is the server's close code; null if the connection broke without one. */
  | { state: "reconnecting"; try: number; code: CloseCode | null }
  /** The server answers over HTTP, but a proxy or firewall lets no WebSocket through. */
  | { state: "blocked" }
  | { state: "offline" }
  | { state: "closed"; code: CloseCode }

export type Saved =
  /** Every change of this page is durable. `at` is when the last change became durable. */
  | { state: "saved"; at: number }
  /** Changes have been unacknowledged for long enough that the page has to tell its user. */
  | { state: "saving" }
  /** `n` changes exist only in this tab. */
  | { state: "unsaved"; n: number }
  /**
   * The server refused changes. `text` is the text that this page had written in them, and `edits` are the blocks that
   * it had written in.
   */
  | { state: "refused"; reject: Pick<Reject, "code" | "text" | "params">; text: string; edits: readonly Edit[] }
  | { state: "readOnly" }
  /** Some changes of other writers have not arrived, and the page is fetching them. */
  | { state: "catchingUp" }

/**
 * A block of the note with text that the server has not acknowledged. `own` is that text, `was` is the block without
 * it, and `now` is the block with it.
 */
export interface Edit {
  was: string
  own: string
  now: string
  lang: Lang | null
}

/**
 * A range of the note: two Yjs relative positions as JSON. Other clients write them, so they are checked before use.
 */
export interface Range {
  anchor: unknown
  head: unknown
}

/** The cursor that a page shares with other clients by awareness. */
export interface Presence {
  cursor: Range | null
  /** True while the cursor's range holds text that an input method has not committed yet. */
  composing: boolean
}

/** The presence of another connection. The server sets every field except the cursor and `composing`. */
export interface Peer extends Presence {
  client: number
  member: string
  name: string
  role: Role
}
