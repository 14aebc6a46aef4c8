import type { Lang, Role } from "../model/terms.ts"
import type { CloseCode } from "./closeCodes.ts"
import type { Reject } from "./documentFrames.ts"

/** The state of a page's live note: the terms that its connection, its editor and its elements share. */
export type LinkStatus =
  | { state: "connecting" }
  | { state: "live" }
  /** `code` is why the server closed, where it said so */
  | { state: "reconnecting"; try: number; code: CloseCode | null }
  /** the server answers, and something on the way lets no WebSocket pass */
  | { state: "blocked" }
  | { state: "offline" }
  | { state: "closed"; code: CloseCode }

export type Saved =
  /** every change of this page is durable; `at` is when the last one became so */
  | { state: "saved"; at: number }
  /** changes have been on their way for longer than anyone should wait without a word */
  | { state: "saving" }
  /** `n` changes are kept in this tab only */
  | { state: "unsaved"; n: number }
  /** `text` is what this page had written and the server did not take, `edits` where */
  | { state: "refused"; reject: Pick<Reject, "code" | "text" | "params">; text: string; edits: readonly Edit[] }
  | { state: "readOnly" }
  /** some of what others wrote has not arrived; it is being asked for */
  | { state: "catchingUp" }

/** A block that this page had written in: without the page's own words, those words, and the block with them. */
export interface Edit {
  was: string
  own: string
  now: string
  lang: Lang | null
}

/** Two Yjs relative positions as JSON. Peers write them, so they are checked before use. */
export interface Range {
  anchor: unknown
  head: unknown
}

/** A page's own entry in the awareness of its peers. */
export interface Presence {
  cursor: Range | null
  /** the cursor's range is text of an input method that is not committed yet */
  composing: boolean
}

/** Another connection. The server states everything except the cursor and the flag. */
export interface Peer extends Presence {
  client: number
  member: string
  name: string
  role: Role
}
