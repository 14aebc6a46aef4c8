import { batch, signal } from "@preact/signals-core"
import type * as Y from "yjs"
import { type CloseCode, closeCodes } from "../../../shared/contract/closeCodes.ts"
import type { Hello } from "../../../shared/contract/documentFrames.ts"
import { limits } from "../../../shared/contract/limits.ts"
import type { Edit, LinkStatus, Peer, Presence, Saved } from "../../../shared/contract/noteLink.ts"
import { protocolVersion } from "../../../shared/contract/version.ts"
import type { Role } from "../../../shared/model/terms.ts"
import { siteAddress } from "../../site/site.ts"
import { isOlder } from "../http.ts"
import { fetchState } from "./fetchState.ts"
import type { NoteLink } from "./noteLink.ts"
import { type NotePath, notePathFor } from "./notePath.ts"
import { ClientReplica } from "./replica/replica.ts"
import { savedSlot } from "./savedSlot.ts"
import { areUpgradesDropped } from "./upgrades.ts"

/** The number of failed attempts in a row after which a page tests whether a proxy blocks WebSocket connections. */
const triesBeforeAsking = 3

export interface OpenNote {
  topic: string
  /** the reader's role, which decides the socket's path; if the role changes, call `seatedAs` */
  role: Role
  /** the server's address; by default that of the page's site */
  origin?: string
  /** Called when the connection has ended for good. `text` is the unsent text. */
  onClosed?: (code: CloseCode, text: string) => void
}

/** Opens a topic's note, and reconnects after network failures until the note is closed or the access ends. */
export const openNote = (wish: OpenNote): NoteLink => new Link(wish)

type Refused = Extract<Saved, { state: "refused" }>

class Link implements NoteLink {
  readonly topic: string
  readonly doc = signal<Y.Doc | null>(null)
  readonly status = signal<LinkStatus>({ state: "connecting" })
  readonly mayWrite = signal(false)
  readonly crowded = signal(0)
  readonly peers = signal<readonly Peer[]>([])
  private readonly slot = savedSlot()
  readonly saved = this.slot.saved
  readonly waiting = signal(0)
  private readonly wish: OpenNote
  private path: NotePath
  private readonly ending = new AbortController()
  private replica: ClientReplica | null = null
  private refused: Refused | null = null
  private readOnly = false
  /**
   * Whether the note was already opened again after close code 4400, 4409 or 4413. The note is not opened again a
   * second time until the server has stored another change.
   */
  private triedAfresh = false

  constructor(wish: OpenNote) {
    this.wish = wish
    this.topic = wish.topic
    this.path = notePathFor(wish.role)
    addEventListener("offline", this.wentOffline, { signal: this.ending.signal })
    addEventListener("online", this.cameBack, { signal: this.ending.signal })
    void this.open()
  }

  say(presence: Presence) {
    this.replica?.presence.say(presence)
  }

  seatedAs(role: Role) {
    this.path = notePathFor(role)
    this.replica?.goBy(this.path)
  }

  askAgain() {
    this.replica?.ask()
  }

  dismiss() {
    this.refused = null
    this.settle()
  }

  close() {
    // If the link is already closed, `refused` contains the unsent text of its replica.
    const unsent = this.status.value.state === "closed" ? (this.refused?.text ?? "") : textOf(this.kept())
    this.ending.abort()
    this.replica?.destroy()
    this.slot.stop()
    this.doc.value = null
    return unsent
  }

  private async open() {
    const { topic, origin = siteAddress } = this.wish
    const fetched = await fetchState(topic, origin, this.ending.signal)
    if (this.ending.signal.aborted) return
    if (fetched.kind === "refusal") return this.end(fetched.code)
    const before = this.replica
    const replica: ClientReplica = new ClientReplica({ topic, origin, path: this.path }, fetched, {
      hello: hello => this.greeted(hello),
      reject: reject => this.openAfresh(reject),
      notice: ({ reason, ids = 0 }) => {
        if (reason === "mode") this.mode(false)
        if (reason === "crowded") this.crowded.value = ids
      },
      live: () => this.stand({ state: "live" }),
      lost: (attempt, code) => this.lost(attempt, code),
      ended: code => this.closedWith(code),
      counted: progress => {
        if (progress) this.triedAfresh = false
        // An acknowledgement proves that the network works, even if the browser reports that it is offline.
        if (progress) this.cameBack()
        this.settle(progress)
      },
      lacking: () => this.settle(),
    })
    this.replica = replica
    replica.presence.peers.subscribe(peers => {
      if (this.replica === replica) this.peers.value = peers
    })
    this.doc.value = replica.doc
    before?.destroy()
  }

  private lost(attempt: number, code: CloseCode | null) {
    if (!navigator.onLine) return this.stand({ state: "offline" })
    this.stand(
      this.status.value.state === "blocked" ? { state: "blocked" } : { state: "reconnecting", try: attempt, code },
    )
    if (attempt === triesBeforeAsking) void this.askWhy()
  }

  /**
   * Tests whether the server answers HTTP while a proxy blocks WebSocket connections. Called after repeated failures.
   */
  private async askWhy() {
    const { topic, origin = siteAddress } = this.wish
    const dropped = await areUpgradesDropped(this.path, topic, origin, this.ending.signal)
    if (dropped && this.status.value.state === "reconnecting") this.stand({ state: "blocked" })
  }

  private greeted(hello: Hello) {
    if (hello.version !== protocolVersion) return this.end(closeCodes.newVersion)
    const waiting = this.replica?.tally.waiting ?? 0
    this.crowded.value = 0 // The server sends the number of client ids again if it still slows the note down.
    this.mode(hello.mayWrite)
    if (!hello.mayWrite && waiting > 0) this.openAfresh({ code: "note-locked", text: "", params: { time: Date.now() } })
  }

  private mode(mayWrite: boolean) {
    this.readOnly = !mayWrite
    this.mayWrite.value = mayWrite
    this.settle()
  }

  /** Disconnects the replica, keeps its unsent edits in `refused`, and opens the note again from the server's state. */
  private openAfresh(reject: Refused["reject"] | null) {
    const edits = this.kept()
    if (reject) this.refused = { state: "refused", reject, edits, text: textOf(edits) }
    batch(() => {
      this.mayWrite.value = false
      this.replica?.disconnect()
      this.stand({ state: "connecting" })
    })
    void this.open()
  }

  /** Returns the edits that the server refused before and the edits that this replica could not send. */
  private kept = (): Edit[] => [...(this.refused?.edits ?? []), ...(this.replica?.unsent() ?? [])]

  private closedWith(code: CloseCode) {
    const again = !this.triedAfresh
    switch (code) {
      case closeCodes.refused:
      case closeCodes.tooLarge:
      case closeCodes.staleEpoch:
        this.triedAfresh = true
        return again ? this.openAfresh(this.replica?.unsent().length ? rejectOf(code) : null) : this.end(code)
      case closeCodes.signIn:
      case closeCodes.revoked:
      case closeCodes.gone:
      case closeCodes.newVersion:
      case closeCodes.draining:
      case closeCodes.tooSlow:
      case closeCodes.full:
      case closeCodes.observersOnly:
        return this.end(code)
      default:
        return code satisfies never
    }
  }

  private end(code: CloseCode) {
    if (code === closeCodes.newVersion) isOlder.value = true
    const edits = this.kept()
    const text = textOf(edits)
    this.replica?.disconnect()
    batch(() => {
      this.status.value = { state: "closed", code }
      this.mayWrite.value = false
      if (text) this.refused = { state: "refused", reject: rejectOf(code), edits, text }
      this.settle()
    })
    this.wish.onClosed?.(code, text)
  }

  private stand(status: LinkStatus) {
    if (this.status.value.state === "closed") return
    this.status.value = status
    this.settle()
  }

  private settle(progress = false) {
    const waiting = this.replica?.tally.waiting ?? 0
    this.waiting.value = waiting
    if (this.refused) this.slot.show({ kind: "refused", saved: this.refused, waiting })
    else if (this.replica?.lacks && this.status.value.state === "live") this.slot.show({ kind: "gap", waiting })
    else if (this.readOnly) this.slot.show({ kind: "readOnly", waiting })
    else if (this.status.value.state === "live") this.slot.show({ kind: "live", waiting, progress })
    else this.slot.show({ kind: "cut", waiting })
  }

  /** Shows "offline" at once, because a socket may take half a minute to notice that the network is gone. */
  private wentOffline = () => this.stand({ state: "offline" })

  private cameBack = () => {
    if (this.status.value.state !== "offline") return
    this.stand(this.replica?.inStep ? { state: "live" } : { state: "reconnecting", try: 1, code: null })
  }
}

const textOf = (edits: readonly Edit[]): string => edits.map(({ own }) => own).join("\n")

const rejectOf = (code: CloseCode): Refused["reject"] => {
  if (code === closeCodes.tooLarge) return { code: "too-large", text: "", params: { max: limits.maxFrameBytes } }
  if (code === closeCodes.revoked || code === closeCodes.gone) return { code: "no-access", text: "", params: {} }
  if (code === closeCodes.signIn) return { code: "sign-in", text: "", params: {} }
  if (code === closeCodes.staleEpoch) return { code: "note-renewed", text: "", params: {} }
  if (code === closeCodes.newVersion) return { code: "unknown-command", text: "", params: {} }
  return { code: "write-refused", text: "", params: { detail: code } }
}
