import { createContext } from "@lit/context"
import { batch, computed, effect, signal } from "@preact/signals-core"
import type { CommandInput, CommandKind } from "../../shared/contract/commands.ts"
import type { AccessEnded, Answered, EntriesFrame, FoldedFor, Hint, Look } from "../../shared/contract/live.ts"
import type { Me } from "../../shared/contract/queries.ts"
import type { WorkspaceFrame } from "../../shared/fold/frame.ts"
import type { Snapshot, TopicFetched } from "../../shared/fold/snapshot.ts"
import type { State } from "../../shared/fold/state.ts"
import { findMember } from "../../shared/rules/readings/rows.ts"
import { type Failure, failureOf } from "../connections/http.ts"
import { type LiveLine, type OpenLine, openLine } from "../connections/live.ts"
import { fetchSnapshot, fetchTopic, type PagePlace, type TopicsWanted } from "../connections/queries.ts"
import { knowRoster } from "../i18n/roster.ts"
import { newHints, takeHint } from "./hints.ts"
import { Outbox } from "./outbox.ts"
import { Topics } from "./topics.ts"

export type LoadState = { state: "loading" } | { state: "open" } | { state: "failed"; failure: Failure }

export type ConnectionState =
  | { state: "connecting" }
  | { state: "live" }
  | { state: "reconnecting"; tries: number }
  | { state: "offline" }
  /** `ended`: the server's message about it; null if the connection was lost before */
  | { state: "revoked"; ended: AccessEnded | null }

/** The page's ways to the server, replaced in tests. */
export interface Wires {
  /** `shown`: null if the page does not know yet what it shows */
  fetch: (place: PagePlace, shown: TopicsWanted | null) => Promise<Snapshot>
  topic: (topic: string, threads: number) => Promise<TopicFetched>
  open: OpenLine
}

const isGone = (failure: Failure): boolean => failure.status === 401 || failure.status === 403

/** A page's live view of its slice of the log: a snapshot, then the entries after it, over changing connections. */
export class SessionConnection {
  readonly place: PagePlace
  readonly room = signal<LoadState>({ state: "loading" })
  readonly shown: Topics
  /** the data that every page of the workspace has, with the rows of the topics that this one shows */
  readonly frame = computed<WorkspaceFrame>(() => this.shown.holds.value)
  readonly state = computed<State>(() => this.shown.holds.value.state)
  readonly topics = signal<Snapshot["topics"]>([])
  readonly mails = signal(false)
  /** the number of times that the slice was fetched */
  readonly begun = signal(0)
  readonly connection = signal<ConnectionState>({ state: "connecting" })
  readonly hints = newHints()
  readonly outbox: Outbox
  /** The reader, with the seat as the log has it now, so that a changed role shows without a reload. */
  readonly me = computed<Me | null>(() => {
    const seat = this.seat.value
    const member = findMember(this.state.value, seat?.member)
    return seat && member ? { ...seat, name: member.name, role: member.role, side: member.side } : seat
  })

  private readonly seat = signal<Me | null>(null)
  private readonly wires: Wires
  private line: LiveLine | null = null
  private cursor = 0
  private ahead = 0
  private incarnation = ""
  private folded: FoldedFor | undefined
  private closed = false
  private ended: AccessEnded | null = null
  private fetching = false
  private unguard: (() => void) | null = null

  constructor(place: PagePlace, wires: Wires = { fetch: fetchSnapshot, topic: fetchTopic, open: openLine }) {
    this.place = place
    this.wires = wires
    this.shown = new Topics({ fetch: wires.topic, lost: () => void this.open() })
    this.outbox = new Outbox(() => {
      const line = this.line
      return line?.connected ? message => line.command(message) : null
    })
  }

  /** Resolves with a receipt or a refusal, however long the connection is lost meanwhile. */
  send<K extends CommandKind>(kind: K, body: CommandInput<K>): Promise<Answered> {
    return this.outbox.send(kind, body)
  }

  slower(session: string): void {
    this.line?.slower(session)
  }

  look(look: Look): void {
    this.line?.look(look)
  }

  /** Call this when time has passed: a connection that sleep has broken is opened again, from the page's cursor. */
  check(): void {
    this.line?.check()
  }

  /** Fetches the slice and continues from there; also used after a gap, a restore or a failure. */
  async open(): Promise<void> {
    if (this.fetching || this.closed) return
    this.fetching = true
    this.line?.close()
    const taken = await this.wires
      .fetch(this.place, this.asked)
      .catch((thrown: unknown) => ({ failure: failureOf(thrown) }))
    this.fetching = false
    if (this.closed) return
    if ("failure" in taken) this.fail(taken.failure)
    else this.begin(taken)
  }

  private get asked(): TopicsWanted | null {
    return this.room.peek().state === "open" ? this.shown.wanted : null
  }

  close(): void {
    this.closed = true
    this.line?.close()
    this.unguard?.()
  }

  /** The server's time: a computer's own clock may be wrong, and deadlines follow the server's. */
  now(): number {
    return Date.now() + this.ahead
  }

  private begin(snapshot: Snapshot): void {
    // In a public workspace a reader whose seat is gone still gets an answer.
    if (this.seat.peek()?.member && snapshot.me.member === null) return this.revoke()
    this.ended = null
    if (snapshot.now !== undefined) this.ahead = snapshot.now - Date.now()
    this.incarnation = snapshot.incarnation
    this.folded = snapshot.folded
    this.cursor = snapshot.seq
    batch(() => {
      this.shown.begin(snapshot)
      this.seat.value = snapshot.me
      this.topics.value = snapshot.topics
      this.mails.value = snapshot.mails ?? false
      this.begun.value += 1
      this.room.value = { state: "open" }
      this.outbox.folded(snapshot.seq)
    })
    this.unguard ??= this.guard()
    this.line ??= this.wires.open(
      () => {
        const { slug: workspace, ...slice } = this.place
        const { cursor: from, incarnation, folded } = this
        return { workspace, ...slice, from, incarnation, ...(folded && { folded }) }
      },
      {
        connected: () => this.connected(),
        entries: frame => this.take(frame),
        hint: hint => this.hint(hint),
        hints: list => batch(() => list.forEach(hint => this.hint(hint))),
        trying: tries => this.trying(tries),
        refused: code => this.refused(code),
      },
    )
    this.line.open()
  }

  private fail(failure: Failure): void {
    if (isGone(failure) && this.room.peek().state === "open") return this.revoke()
    if (this.room.peek().state === "open") {
      this.trying(1)
      setTimeout(() => void this.open(), 2_000)
    } else this.room.value = { state: "failed", failure }
  }

  private connected(): void {
    this.connection.value = { state: "live" }
    // A server that takes no writes says so in its next hint.
    this.hints.unwritable.value = null
    this.outbox.flush()
    this.shown.again()
  }

  private trying(tries: number): void {
    this.connection.value = navigator.onLine ? { state: "reconnecting", tries } : { state: "offline" }
  }

  private take(frame: EntriesFrame): void {
    if (frame.incarnation === this.incarnation && frame.to <= this.cursor) return
    if (frame.incarnation !== this.incarnation || frame.from !== this.cursor) return void this.open()
    this.cursor = frame.to
    batch(() => {
      this.shown.take(frame.list, frame.to)
      this.outbox.folded(frame.to)
    })
    // The reader may now see other parts of the whole log.
    if (frame.list.some(({ kind }) => kind === "attribution-set")) void this.open()
  }

  private hint(hint: Hint): void {
    takeHint(this.hints, hint, this.now())
    // Sent before the connection ends; the next fetch tells whether access is gone.
    if (hint.kind === "access-ended") this.ended = hint
    // This seat's rights changed, and with them what the server shows it.
    if (hint.kind === "reload") void this.open()
  }

  /**
   * Handles a connection that the server closed: a fetch tells whether the seat is gone or the server only restarted.
   */
  private refused(code: string): void {
    if (code === "no-access" || code === "sign-in") return this.revoke()
    this.trying(1)
    setTimeout(() => void this.open(), 1_000)
  }

  /** Removes the content from the page; unsent commands stay in the outbox to be copied. */
  private revoke(): void {
    this.line?.close()
    batch(() => {
      this.connection.value = { state: "revoked", ended: this.ended }
      this.shown.end()
      this.topics.value = []
      this.outbox.end({ code: "no-access", params: {} })
    })
  }

  /** Asks before the tab closes, only while that would lose something. */
  private guard(): () => void {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    const offline = () => this.trying(1)
    addEventListener("offline", offline)
    const unwatch = effect(() => {
      if (this.outbox.unsent.value > 0) addEventListener("beforeunload", ask)
      else removeEventListener("beforeunload", ask)
    })
    const unknow = effect(() => knowRoster(Object.values(this.state.value.members)))
    return () => {
      unwatch()
      unknow()
      removeEventListener("beforeunload", ask)
      removeEventListener("offline", offline)
    }
  }
}

/** Provided by the page that opened the connection (session, topic, workspace), which closes it when it is left. */
export const liveContext = createContext<SessionConnection>(Symbol("live"))

export function openRoom(place: PagePlace): SessionConnection {
  const live = new SessionConnection(place)
  void live.open()
  return live
}
