import type { ReadonlySignal } from "@preact/signals-core"
import type * as Y from "yjs"
import type { LinkStatus, Peer, Presence, Saved } from "../../../shared/contract/noteLink.ts"
import type { Role } from "../../../shared/model/terms.ts"

/**
 * A note that is open for live editing. Its replica can be replaced, so always read `doc` and never keep a reference to
 * a Y.Doc.
 */
export interface NoteLink {
  readonly topic: string
  /** The Y.Doc of the current replica. Null before the first state arrives. */
  readonly doc: ReadonlySignal<Y.Doc | null>
  readonly status: ReadonlySignal<LinkStatus>
  readonly saved: ReadonlySignal<Saved>
  /**
   * The number of this page's changes that the server has not stored yet. This value changes at once. `saved` changes
   * later, because the display has a delay.
   */
  readonly waiting: ReadonlySignal<number>
  readonly mayWrite: ReadonlySignal<boolean>
  /**
   * The number of client ids that have written in the note, or 0 while this number is too low to slow the note down.
   * The server sends it to moderators and secretaries.
   */
  readonly crowded: ReadonlySignal<number>
  readonly peers: ReadonlySignal<readonly Peer[]>
  say(presence: Presence): void
  /** Sets the reader's role. If the new role uses the other path (`sync` or `watch`), the note reconnects there. */
  seatedAs(role: Role): void
  /** Requests from the server the updates that this page lacks. */
  askAgain(): void
  /** Discards the text that the server did not accept, once the writer has copied or restored it. */
  dismiss(): void
  /** Closes the note, and returns the text that this page wrote and the server has not stored. */
  close(): string
}
