import { createContext } from "@lit/context"
import { batch, computed, effect, signal } from "@preact/signals-core"
import type { CommandInput, CommandKind } from "../../shared/contract/commands.ts"
import type { AccessEnded, Answered, EntriesFrame, FoldedFor, Hint, Look } from "../../shared/contract/live.ts"
import type { Me } from "../../shared/contract/queries.ts"
import type { WorkspaceFrame } from "../../shared/fold/slices/frame.ts"
import type { Snapshot } from "../../shared/fold/slices/snapshot.ts"
import type { State } from "../../shared/fold/state.ts"
import type { Lang } from "../../shared/model/terms.ts"
import { foldsAnew } from "../../shared/rules/law/erasing.ts"
import { findMember } from "../../shared/rules/readings/rows.ts"
import { type Failure, failureOf, isGone, pageOlder } from "../connections/http.ts"
import { type LiveLine, openLine } from "../connections/live.ts"
import { fetchOriginals, fetchSnapshot, fetchTopic, type PagePlace, type TopicsWanted } from "../connections/queries.ts"
import { currentLang, onLanguage } from "../i18n/msg.ts"
import { knowRoster } from "../i18n/roster.ts"
import { newHints, stopOf, takeHint } from "./hints.ts"
import type { TranslationsShown, Wires } from "./loading/wires.ts"
import { Originals } from "./originals.ts"
import { Outbox } from "./outbox.ts"
import { Topics } from "./topics.ts"

export type LoadState = { state: "loading" } | { state: "open" } | { state: "failed"; failure: Failure }

export type ConnectionState =
  | { state: "connecting" }
  | { state: "live" }
  | { state: "reconnecting"; tries: number }
  | { state: "offline" }
  /**
   * `ended` is the server's message about the end of access. Null if the connection was lost before the message
   * arrived.
   */
  | { state: "revoked"; ended: AccessEnded | null }

/**
 * A page's live copy of its part of the log. It begins with a snapshot, folds the entries that follow, and reconnects
 * after a lost connection.
 */
export class SessionConnection {
  readonly place: PagePlace
  readonly room = signal<LoadState>({ state: "loading" })
  readonly shown: Topics
  readonly originals: Originals
  /** The data that every page of the workspace has, and the rows of the topics that this page shows. */
  readonly frame = computed<WorkspaceFrame>(() => this.shown.holds.value)
  readonly state = computed<State>(() => this.shown.holds.value.state)
  readonly topics = signal<Snapshot["topics"]>([])
  readonly mails = signal(false)
  /** the host of the translation service that the administrator has set */
  readonly engine = signal<string | null>(null)
  /** the number of snapshots that this page has fetched */
  readonly begun = signal(0)
  readonly connection = signal<ConnectionState>({ state: "connecting" })
  /** True after a cut, until the page has read what happened meanwhile. */
  readonly behind = signal(false)
  readonly hints = newHints()
  readonly outbox: Outbox
  /** The reader. Name, role and side come from the log, so that the page shows a changed role without a reload. */
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
  private readonly translations: TranslationsShown
  /** The language whose translations the page has fetched; null if it has fetched those into every language. */
  private lang: Lang | null = null
  private unguard: (() => void) | null = null

  constructor(
    place: PagePlace,
    wires: Wires = { fetch: fetchSnapshot, topic: fetchTopic, open: openLine },
    translations: TranslationsShown = "own",
  ) {
    this.place = place
    this.translations = translations
    this.wires = wires
    this.shown = new Topics({
      fetch: (topic, threads) => wires.topic(topic, threads, this.langWanted),
      lost: () => void this.open(),
    })
    this.originals = new Originals(this.shown, keys => fetchOriginals(place.slug, keys))
    const through = <T>(does: (line: LiveLine) => T): T | null => (this.line?.connected ? does(this.line) : null)
    this.outbox = new Outbox(
      () => through(line => message => line.command(message)),
      () => through(line => id => line.receipt(id)),
    )
  }

  /** Sends a command. Resolves with a receipt or a refusal, even if the connection is lost for a long time. */
  send<K extends CommandKind>(kind: K, body: CommandInput<K>, after?: Promise<unknown>): Promise<Answered> {
    return this.outbox.send(kind, body, after)
  }

  slower(session: string): void {
    this.line?.slower(session)
  }

  look(look: Look): void {
    this.line?.look(look)
  }

  /** Reconnects if the connection broke while the computer slept. Called periodically. */
  check(): void {
    this.line?.check()
  }

  /** Fetches a snapshot and folds the log from there: at the start, after a gap in the entries, or after a failure. */
  async open(): Promise<void> {
    if (this.fetching || this.closed) return
    this.fetching = true
    this.line?.close()
    this.lang = this.langWanted
    const taken = await this.wires
      .fetch(this.place, this.asked, this.lang)
      .catch((thrown: unknown) => ({ failure: failureOf(thrown) }))
    this.fetching = false
    if (this.closed) return
    if ("failure" in taken) this.fail(taken.failure)
    else this.begin(taken)
  }

  private get langWanted(): Lang | null {
    return this.translations === "every" ? null : currentLang()
  }

  private get asked(): TopicsWanted | null {
    return this.room.peek().state === "open" ? this.shown.wanted : null
  }

  close(): void {
    this.closed = true
    this.outbox.close()
    this.line?.close()
    this.unguard?.()
  }

  /** Returns the server's time, because deadlines follow the server's clock and this computer's clock may be wrong. */
  now(): number {
    return Date.now() + this.ahead
  }

  private begin(snapshot: Snapshot): void {
    // In a public workspace a reader who has lost their seat still gets a snapshot, without a member.
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
      this.engine.value = snapshot.engine ?? null
      this.begun.value += 1
      this.behind.value = false
      this.room.value = { state: "open" }
      this.outbox.folded(snapshot.seq)
    })
    this.outbox.open(`${this.place.slug} ${snapshot.me.member ?? snapshot.me.role}`)
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
      this.trying(1, failure.code)
      if (failure.code !== pageOlder) setTimeout(() => void this.open(), 2_000)
    } else this.room.value = { state: "failed", failure }
  }

  private connected(): void {
    this.connection.value = { state: "live" }
    // Assumes that the server accepts writes. If the server does not, its next hint says so.
    this.hints.unwritable.value = null
    this.outbox.flush()
    this.shown.again()
  }

  /** `code`: the refusal of the connection, which may be that the server accepts no writes. */
  private trying(tries: number, code = ""): void {
    this.behind.value = true
    this.hints.unwritable.value = stopOf(code)
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
    if (frame.list.some(foldsAnew)) void this.open()
  }

  private hint(hint: Hint): void {
    takeHint(this.hints, hint, this.now())
    // The server tells who is here after the entries that a page has missed.
    if (hint.kind === "presence") this.behind.value = false
    // Comes before the connection ends. The next fetch shows whether the reader has lost access.
    if (hint.kind === "access-ended") this.ended = hint
    // The rights of this seat have changed, so the server may send other data.
    if (hint.kind === "reload") void this.open()
  }

  /**
   * Handles a connection that the server closed. A new fetch shows whether the seat has ended or the server only
   * restarted.
   */
  private refused(code: string): void {
    if (code === "no-access" || code === "sign-in") return this.revoke()
    this.trying(1, code)
    setTimeout(() => void this.open(), 1_000)
  }

  /**
   * Removes the panel's content from the page. Unsent commands stay in the outbox, so that the reader can copy their
   * text.
   */
  private revoke(): void {
    this.line?.close()
    batch(() => {
      this.connection.value = { state: "revoked", ended: this.ended }
      this.shown.end()
      this.topics.value = []
      this.outbox.end({ code: "no-access", params: {} })
    })
  }

  /**
   * Makes the browser ask before it closes the tab while the outbox has unsent commands. Also follows the network
   * state, the language and the roster. Returns a function that stops all of it.
   */
  private guard(): () => void {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    const offline = () => this.trying(1)
    addEventListener("offline", offline)
    const unwatch = effect(() => {
      if (this.outbox.unsent.value > 0) addEventListener("beforeunload", ask)
      else removeEventListener("beforeunload", ask)
    })
    // A page in another language shows other translations.
    const unfollow = onLanguage(() => {
      if (this.langWanted !== this.lang) void this.open()
    })
    const unknow = effect(() => knowRoster(Object.values(this.state.value.members)))
    return () => {
      unwatch()
      unfollow()
      unknow()
      removeEventListener("beforeunload", ask)
      removeEventListener("offline", offline)
    }
  }
}

/**
 * The context through which the elements of a page find its connection. The page opens the connection, and closes it
 * when the reader leaves.
 */
export const liveContext = createContext<SessionConnection>(Symbol("live"))

export function openRoom(place: PagePlace, translations: TranslationsShown = "own"): SessionConnection {
  const live = new SessionConnection(place, undefined, translations)
  void live.open()
  return live
}
