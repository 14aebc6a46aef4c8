import type { ReadonlySignal } from "@preact/signals-core"
import type * as Y from "yjs"
import type { LinkStatus, Peer, Presence, Saved } from "../../../shared/contract/noteLink.ts"

/** A live note, from opening to closing. Its replica may be replaced on the way: follow `doc`, keep no Y.Doc. */
export interface NoteLink {
  readonly topic: string
  /** null until the first state is there */
  readonly doc: ReadonlySignal<Y.Doc | null>
  readonly status: ReadonlySignal<LinkStatus>
  readonly saved: ReadonlySignal<Saved>
  /** this page's changes that are not durable yet, at once; `saved` is what is shown of it, which is slower to speak */
  readonly waiting: ReadonlySignal<number>
  readonly mayWrite: ReadonlySignal<boolean>
  /** how many client ids have written, where they slow the note down; told to those who chair */
  readonly crowded: ReadonlySignal<number>
  readonly peers: ReadonlySignal<readonly Peer[]>
  say(presence: Presence): void
  /** Asks the server for whatever this page lacks. */
  askAgain(): void
  /** The reader has dealt with the text that was not accepted. */
  dismiss(): void
  /** Returns what was written and not sent. */
  close(): string
}
