import { createEncoder, toUint8Array, writeVarUint } from "lib0/encoding"
import { Awareness } from "y-protocols/awareness"
import { writeSyncStep1 } from "y-protocols/sync"
import { WebsocketProvider } from "y-websocket"
import * as Y from "yjs"
import { type CloseCode, closeCodes } from "../../../../shared/contract/closeCodes.ts"
import {
  type Hello,
  messageTypes,
  type NoticeFrame,
  type Reject,
  type WriterGrant,
} from "../../../../shared/contract/documentFrames.ts"
import type { Edit } from "../../../../shared/contract/noteLink.ts"
import { protocolVersion } from "../../../../shared/contract/version.ts"
import { noteRoot } from "../../../../shared/document/schema.ts"
import type { Fetched } from "../fetchState.ts"
import type { NotePath } from "../notePath.ts"
import { type LocalPresence, speakForOneself } from "../presence.ts"
import { countingSocket } from "./countingSocket.ts"
import { Gaps } from "./gaps.ts"
import { readOwnFrames } from "./ownFrames.ts"
import { UnsavedTally } from "./tally.ts"
import { unsentEdits } from "./unsentEdits.ts"

export interface ReplicaEvents {
  hello(hello: Hello): void
  reject(reject: Reject): void
  notice(notice: NoticeFrame): void
  /** The replica is connected and synced with the server. */
  live(): void
  /** The connection is lost and is being retried. `code` is the server's reason, or null if the server gave none. */
  lost(attempt: number, code: CloseCode | null): void
  /** The connection is closed for good. */
  ended(code: CloseCode): void
  /** `progress` is false when this page has changed the document, and true when the server has stored such a change. */
  counted(progress: boolean): void
  /** The text has become incomplete or complete, because an earlier update is missing or has arrived. */
  lacking(): void
}

/** the WebSocket close code for "message too big" */
const tooBig = 1009

interface Place {
  topic: string
  origin: string
  path: NotePath
}

/**
 * A Y.Doc and its connection. After a refusal the replica is discarded, because later updates of its document would
 * leave a gap.
 */
export class ClientReplica {
  readonly doc = new Y.Doc()
  readonly tally = new UnsavedTally()
  readonly presence: LocalPresence
  private readonly provider: WebsocketProvider
  private readonly gaps = new Gaps(this.doc, { ask: () => this.ask(), changed: () => this.on.lacking() })
  private readonly place: Place
  private on: ReplicaEvents
  private writing = false
  /** Whether the server has announced that it stops and that another server takes over. */
  private leaves = false
  /** The client id that the server granted to this replica. Null until the replica uses it. */
  private grant: WriterGrant | null = null
  /** A hello message that waits for the first sync. Before the sync, the clock of the granted client id is unknown. */
  private greeting: Hello | null = null

  constructor(place: Place, state: Extract<Fetched, { kind: "state" | "nothing" }>, on: ReplicaEvents) {
    this.on = on
    this.place = place
    this.doc.getXmlFragment(noteRoot)
    if (state.kind === "state") Y.applyUpdateV2(this.doc, state.update, "state")
    const awareness = new Awareness(this.doc)
    awareness.setLocalState(null)
    this.doc.on("update", this.count)
    this.provider = new WebsocketProvider(addressOf(place), place.topic, this.doc, {
      awareness,
      connect: false,
      disableBc: true,
      params: this.paramsOf(state.kind === "state" ? state.epoch : null),
      // The server closes with 1009 if a protocol frame is too big. The page does not reconnect, because it would send
      // the same frame again.
      shouldReconnect: ({ code }) => code !== tooBig && !(code >= 4400 && code < 4500),
      WebSocketPolyfill: countingSocket({
        opened: () => this.tally.connected(),
        sent: kind => this.tally.sent(kind),
        mayWrite: () => this.writing || this.greeting?.mayWrite === true,
      }),
    })
    this.doc.off("update", this.provider._updateHandler)
    this.presence = speakForOneself(this.provider, awareness)
    this.listen()
    this.provider.connect()
  }

  /** The edits of this replica that the server has not stored. */
  unsent = (): Edit[] => (this.tally.waiting > 0 ? unsentEdits(this.doc, this.tally.safeClock) : [])

  /** True if the text is incomplete: an update has arrived, but an earlier update on which it depends has not. */
  get lacks(): boolean {
    return this.gaps.isOpen
  }

  /**
   * Requests the updates that this document lacks. During the first sync the provider requests these updates itself.
   */
  ask(): void {
    const { provider } = this
    if (!provider.wsconnected || !provider.synced) return
    const encoder = createEncoder()
    writeVarUint(encoder, messageTypes.sync)
    writeSyncStep1(encoder, this.doc)
    provider.ws?.send(toUint8Array(encoder))
  }

  /** Reconnects by another path. The new connection sends the unacknowledged edits again. */
  goBy(path: NotePath): void {
    const address = addressOf({ ...this.place, path })
    const { provider } = this
    if (provider.serverUrl === address) return
    provider.serverUrl = address
    if (!provider.shouldConnect) return
    provider.disconnect()
    provider.connect()
  }

  get inStep(): boolean {
    return this.provider.synced
  }

  /** Closes the socket at once. The document can be read until `destroy` is called. */
  disconnect() {
    this.on = deaf
    this.presence.stop()
    this.gaps.stop()
    this.provider.destroy()
  }

  destroy() {
    this.disconnect()
    this.doc.destroy()
  }

  private listen() {
    const { provider } = this
    readOwnFrames(provider, {
      ack: count => this.on.counted(this.tally.acknowledged(count)),
      hello: hello => {
        if (hello.writer && !this.grant && !provider.synced) this.greeting = hello
        else this.greeted(hello)
      },
      reject: reject => this.on.reject(reject),
      notice: notice => {
        // The server has ended this page's right to write. A later hello may restore the right.
        if (notice.reason === "mode") this.allow(false)
        if (notice.reason === "draining" && notice.retryAfter === 0) this.leaves = true
        this.on.notice(notice)
      },
    })
    provider.on("sync", inStep => {
      if (!inStep) return
      if (this.greeting) this.greeted(this.greeting)
      this.gaps.watch()
      this.on.live()
    })
    provider.on("connection-close", () => {
      // Reconnects at once, because another server takes over. The provider itself would wait first.
      if (this.leaves) queueMicrotask(() => provider.shouldConnect && provider.connect())
      this.leaves = false
    })
    provider.on("connection-close", event => this.on.lost(provider.wsUnsuccessfulReconnects + 1, codeOf(event?.code)))
    provider.on("closed", ({ code }) => this.on.ended(codeOf(code) ?? closeCodes.refused))
  }

  private greeted(hello: Hello) {
    this.greeting = null
    if (hello.writer && !this.grant) this.writeAs(hello.writer)
    this.provider.params = this.paramsOf(hello.epoch)
    this.allow(hello.mayWrite)
    this.on.hello(hello)
  }

  /**
   * Uses the client id that the server granted, before the person types. If the member has used this id before, its
   * clock continues.
   */
  private writeAs(grant: WriterGrant) {
    // If the editor has already changed the document under the page's first client id, the page keeps that id.
    if (Y.getState(this.doc.store, this.doc.clientID) > 0) return
    this.grant = grant
    this.doc.clientID = grant.client
    this.provider.awareness.clientID = grant.client
    this.tally.begin(Y.getState(this.doc.store, grant.client))
  }

  private paramsOf(epoch: number | null): Record<string, string> {
    return {
      v: String(protocolVersion),
      client: String(this.doc.clientID),
      ...(this.grant && { page: this.grant.page }),
      ...(epoch !== null && { epoch: String(epoch) }),
    }
  }

  /**
   * Starts or stops sending changes. A page without the right to write sends no changes, even if Yjs or the editor
   * changes the document.
   */
  private allow(mayWrite: boolean) {
    this.presence.admit(mayWrite)
    if (mayWrite === this.writing) return
    this.writing = mayWrite
    if (mayWrite) this.doc.on("update", this.provider._updateHandler)
    else this.doc.off("update", this.provider._updateHandler)
  }

  private count = (_update: Uint8Array, origin: unknown) => {
    if (origin === this.provider || origin === "state" || !this.writing) return
    this.tally.changed(Y.getState(this.doc.store, this.doc.clientID))
    this.on.counted(false)
  }
}

const addressOf = ({ origin, path }: Place): string => `${origin.replace(/^http/, "ws")}/${path}`

const deaf: ReplicaEvents = {
  hello() {},
  reject() {},
  notice() {},
  live() {},
  lost() {},
  ended() {},
  counted() {},
  lacking() {},
}

const codeOf = (code: number | undefined): CloseCode | null =>
  code === tooBig ? closeCodes.tooLarge : (Object.values(closeCodes).find(known => known === code) ?? null)
