import type { ReadonlySignal } from "@preact/signals-core"
import type * as Y from "yjs"
import type { Peer, Presence } from "../../shared/contract/noteLink.ts"

/** The part of a live note that an editor needs. client/connections/sync provides it. */
export interface LiveNote {
  readonly doc: ReadonlySignal<Y.Doc | null>
  readonly mayWrite: ReadonlySignal<boolean>
  readonly peers: ReadonlySignal<readonly Peer[]>
  say(presence: Presence): void
}
