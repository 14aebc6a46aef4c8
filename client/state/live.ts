import { createContext } from "@lit/context"
import { batch, computed, effect, signal } from "@preact/signals-core"
import type { CommandInput, CommandKind } from "../../shared/contract/commands.ts"
import type {
  AccessEnded,
  Answered,
  EntriesFrame,
  FoldedFor,
  Hint,
  Look,
  Looks,
  WriteStop,
} from "../../shared/contract/live.ts"
import type { Me, Snapshot } from "../../shared/contract/queries.ts"
import { fold } from "../../shared/fold/fold.ts"
import { emptyState, type State } from "../../shared/fold/state.ts"
import { type Failure, failureOf } from "../connections/http.ts"
import { type LiveLine, type OpenLine, openLine } from "../connections/live.ts"
import { fetchSnapshot, type Place } from "../connections/queries.ts"
import { Outbox } from "./outbox.ts"

export type Room = { at: "loading" } | { at: "open" } | { at: "failed"; failure: Failure }

export type Connection =
  | { at: "connecting" }
  | { at: "live" }
  | { at: "reconnecting"; tries: number }
  | { at: "offline" }
  /** `ended`: what the server said of it; null where the line was cut before */
  | { at: "revoked"; ended: AccessEnded | null }

/** What the server hints at: never folded, may be old. */
export interface Hints {
  presence: { members: readonly string[]; observers: number }
  answers: Readonly<Record<string, { answered: number; waiting: string[] | number }>>
  /** open rounds in which this member's own answer is recorded */
  answered: readonly string[]
  /** when somebody last asked whoever speaks to slow down */
  slower: number
  /** the round whose ballot has just gone to another browser of this member, and when */
  ballotMoved: { round: string; at: number } | null
  /** where the chair's page is */
  looks: Looks | null
  /** why the server takes no writes; null while it does */
  unwritable: WriteStop | null
}

const unheard: Hints = {
  presence: { members: [], observers: 0 },
  answers: {},
  answered: [],
  slower: 0,
  ballotMoved: null,
  looks: null,
  unwritable: null,
}

/** The two ways to the server, replaced in tests. */
export interface Wires {
  fetch: (place: Place) => Promise<Snapshot>
  open: OpenLine
}

const isGone = (failure: Failure): boolean => failure.status === 401 || failure.status === 403

/** A page's live reading of its slice of the log: snapshot, then entries after it, over whatever line there is. */
export class Live {
  readonly place: Place
  readonly room = signal<Room>({ at: "loading" })
  readonly state = signal<State>(emptyState)
  readonly topics = signal<Snapshot["topics"]>([])
  readonly mails = signal(false)
  /** how often the slice was fetched */
  readonly begun = signal(0)
  readonly connection = signal<Connection>({ at: "connecting" })
  readonly hints = signal<Hints>(unheard)
  readonly outbox: Outbox
  /** who reads: the seat as the log has it now, so that a changed role shows without a reload */
  readonly me = computed<Me | null>(() => {
    const seat = this.seat.value
    const member = Object.values(this.state.value.members).find(one => one.id === seat?.member)
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

  constructor(place: Place, wires: Wires = { fetch: fetchSnapshot, open: openLine }) {
    this.place = place
    this.wires = wires
    this.outbox = new Outbox(() => {
      const line = this.line
      return line?.connected ? message => line.command(message) : null
    })
  }

  /** A receipt or a refusal, however long the line is cut meanwhile. */
  send<K extends CommandKind>(kind: K, body: CommandInput<K>): Promise<Answered> {
    return this.outbox.send(kind, body)
  }

  slower(session: string): void {
    this.line?.slower(session)
  }

  look(look: Look): void {
    this.line?.look(look)
  }

  /** To be called whenever time has passed: a line that sleep has cut is opened anew, from where the page stands. */
  check(): void {
    this.line?.check()
  }

  /** Fetches the slice and goes on from there; also the way back from a gap, a restore or a failure. */
  async open(): Promise<void> {
    if (this.fetching || this.closed) return
    this.fetching = true
    this.line?.close()
    const taken = await this.wires.fetch(this.place).catch((thrown: unknown) => ({ failure: failureOf(thrown) }))
    this.fetching = false
    if (this.closed) return
    if ("failure" in taken) this.fail(taken.failure)
    else this.begin(taken)
  }

  close(): void {
    this.closed = true
    this.line?.close()
    this.unguard?.()
  }

  /** What the server's clock says: a computer's own may be wrong, and what is due is due by the server's. */
  now(): number {
    return Date.now() + this.ahead
  }

  private begin(snapshot: Snapshot): void {
    // where anybody may read, a seat that is gone still gets an answer
    if (this.seat.peek()?.member && snapshot.me.member === null) return this.revoke()
    this.ended = null
    if (snapshot.now !== undefined) this.ahead = snapshot.now - Date.now()
    this.incarnation = snapshot.incarnation
    this.folded = snapshot.folded
    this.cursor = snapshot.seq
    batch(() => {
      this.state.value = snapshot.state
      this.seat.value = snapshot.me
      this.topics.value = snapshot.topics
      this.mails.value = snapshot.mails ?? false
      this.begun.value += 1
      this.room.value = { at: "open" }
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
        trying: tries => this.trying(tries),
        refused: code => this.refused(code),
      },
    )
    this.line.open()
  }

  private fail(failure: Failure): void {
    if (isGone(failure) && this.room.peek().at === "open") return this.revoke()
    if (this.room.peek().at === "open") {
      this.trying(1)
      setTimeout(() => void this.open(), 2_000)
    } else this.room.value = { at: "failed", failure }
  }

  private connected(): void {
    this.connection.value = { at: "live" }
    // a server that takes no writes says so next
    this.hints.value = { ...this.hints.peek(), unwritable: null }
    this.outbox.flush()
  }

  private trying(tries: number): void {
    this.connection.value = navigator.onLine ? { at: "reconnecting", tries } : { at: "offline" }
  }

  private take(frame: EntriesFrame): void {
    if (frame.incarnation === this.incarnation && frame.to <= this.cursor) return
    if (frame.incarnation !== this.incarnation || frame.from !== this.cursor) return void this.open()
    this.cursor = frame.to
    batch(() => {
      this.state.value = fold(this.state.peek(), frame.list, frame.to)
      this.outbox.folded(frame.to)
    })
    // what a reader may see of the whole log is another now
    if (frame.list.some(({ kind }) => kind === "attribution-set")) void this.open()
  }

  private hint(hint: Hint): void {
    const hints = this.hints.peek()
    switch (hint.kind) {
      case "presence":
        this.hints.value = { ...hints, presence: { members: hint.members, observers: hint.observers } }
        return
      case "answers": {
        const { round, answered, waiting } = hint
        this.hints.value = { ...hints, answers: { ...hints.answers, [round]: { answered, waiting } } }
        return
      }
      case "answered":
        this.hints.value = { ...hints, answered: hint.rounds }
        return
      case "ballot-moved":
        this.hints.value = { ...hints, ballotMoved: { round: hint.round, at: this.now() } }
        return
      case "slower":
        this.hints.value = { ...hints, slower: this.now() }
        return
      case "unwritable":
        this.hints.value = { ...hints, unwritable: hint.why }
        return
      case "looks":
        this.hints.value = { ...hints, looks: hint }
        return
      case "access-ended":
        // said before the line ends: whether access is gone is told by the next fetch
        this.ended = hint
        return
      case "reload":
        // this seat's rights changed, and with them what the server shows it
        return void this.open()
      default:
        // a newer server's hint; nothing depends on it
        hint satisfies never
    }
  }

  /** The server closed the line: the fetch says whether the seat is gone or the server only restarted. */
  private refused(code: string): void {
    if (code === "no-access" || code === "sign-in") return this.revoke()
    this.trying(1)
    setTimeout(() => void this.open(), 1_000)
  }

  /** What was readable leaves the page; what was not sent stays in the outbox to be copied. */
  private revoke(): void {
    this.line?.close()
    batch(() => {
      this.connection.value = { at: "revoked", ended: this.ended }
      this.state.value = emptyState
      this.topics.value = []
      this.outbox.end({ code: "no-access", params: {} })
    })
  }

  /** Asks before the tab closes, only while something would be lost by it. */
  private guard(): () => void {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    const offline = () => this.trying(1)
    addEventListener("offline", offline)
    const unwatch = effect(() => {
      if (this.outbox.unsent.value > 0) addEventListener("beforeunload", ask)
      else removeEventListener("beforeunload", ask)
    })
    return () => {
      unwatch()
      removeEventListener("beforeunload", ask)
      removeEventListener("offline", offline)
    }
  }
}

/** Provided by the page that opened the room (session, topic, workspace); close it when the page goes. */
export const liveContext = createContext<Live>(Symbol("live"))

export function openRoom(place: Place): Live {
  const live = new Live(place)
  void live.open()
  return live
}
