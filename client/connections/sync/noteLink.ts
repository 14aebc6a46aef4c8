import type { ReadonlySignal } from "@preact/signals-core"
import type * as Y from "yjs"
import type { LinkStatus, Peer, Presence, Saved } from "../../../shared/contract/noteLink.ts"

/** A live note, from opening to closing. Its replica may be replaced meanwhile: follow `doc`, and keep no Y.Doc. */
export interface NoteLink {
  readonly topic: string
  /** null until the first state has arrived */
  readonly doc: ReadonlySignal<Y.Doc | null>
  readonly status: ReadonlySignal<LinkStatus>
  readonly saved: ReadonlySignal<Saved>
  /**
   * The number of this page's changes that are not durable yet, without delay. `saved` is the delayed form for the
   * page.
   */
  readonly waiting: ReadonlySignal<number>
  readonly mayWrite: ReadonlySignal<boolean>
  /** the number of client ids that have written, if so many slow the note down; sent to moderators */
  readonly crowded: ReadonlySignal<number>
  readonly peers: ReadonlySignal<readonly Peer[]>
  say(presence: Presence): void
  /** Asks the server for updates that this page lacks. */
  askAgain(): void
  /** Removes the text that was not accepted, once the reader has dealt with it. */
  dismiss(): void
  /** Closes the note, and returns the text that was written and not sent. */
  close(): string
}
