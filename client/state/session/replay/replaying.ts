import { batch, computed, effect, type Signal, signal } from "@preact/signals-core"
import type { Entry } from "../../../../shared/contract/events.ts"
import type { EditCounts } from "../../../../shared/contract/queries.ts"
import type { Session } from "../../../../shared/fold/sessionState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { StatesOfLog } from "../../../../shared/fold/statesOfLog.ts"
import { topicShown } from "../../../../shared/rules/readings/agenda.ts"
import { findSession } from "../../../../shared/rules/readings/rows.ts"
import { type Failure, failureOf } from "../../../connections/http.ts"
import { fetchEdits, fetchEntries } from "../../../connections/replay.ts"
import { NoteThen } from "./noteThen.ts"

export type Tape =
  | { state: "loading"; done: number; of: number }
  | { state: "ready" }
  | { state: "failed"; failure: Failure }
export type Speed = 0 | 1 | 4 | 16

/**
 * Milliseconds of playing time from the end of a jump to the next entry or edit. The replay jumps over the rest of a
 * longer pause in the log.
 */
const silenceMs = 3_000
const tickMs = 250

/**
 * Replays a session from the log. It shows any moment of the session as the pages showed it then, with the note of that
 * time.
 */
export class Replaying {
  readonly tape: Signal<Tape> = signal<Tape>({ state: "loading", done: 0, of: 1 })
  /** The entries from the session's start to its close, in order. */
  readonly list = signal<readonly Entry[]>([])
  readonly edits = signal<EditCounts>({ from: 0, to: 1, counts: [] })
  /** The moment that the replay shows. */
  readonly at = signal(0)
  readonly speed = signal<Speed>(0)
  readonly note: NoteThen
  private readonly log = new StatesOfLog()
  private readonly session: string
  private timer: ReturnType<typeof setInterval> | undefined
  private readonly start: number
  private readonly unfollow: () => void

  /** The span from the first entry to the last entry or edit. */
  readonly span = computed(() => {
    const list = this.list.value
    const from = list[0]?.at ?? 0
    return { from, to: Math.max(from + 1, list.at(-1)?.at ?? from, lastEdit(this.edits.value)) }
  })
  readonly place = computed(() => this.list.value.findLastIndex(entry => entry.at <= this.at.value))
  readonly state = computed<State | null>(() => {
    const entry = this.list.value[this.place.value]
    return entry ? this.log.at(entry.seq) : null
  })
  readonly topic = computed(() => this.state.value && topicThen(this.state.value, this.session))

  /** `start` is the first moment to show, if it is within the session. */
  constructor(session: string, start = 0) {
    this.session = session
    this.start = start
    this.note = new NoteThen(session)
    this.unfollow = effect(() => this.follow())
    void this.load()
  }

  close(): void {
    clearInterval(this.timer)
    this.unfollow()
  }

  go(at: number): void {
    const { from, to } = this.span.peek()
    this.at.value = Math.max(from, Math.min(to, at))
  }

  /** Moves to the next or the previous entry. */
  step(by: 1 | -1): void {
    const list = this.list.peek()
    const now = this.at.peek()
    const next = by > 0 ? list.find(entry => entry.at > now) : list.findLast(entry => entry.at < now)
    if (next) this.go(next.at)
  }

  play(speed: Speed): void {
    clearInterval(this.timer)
    this.speed.value = speed
    // oxlint-disable-next-line plenary/rounds -- the replay that plays
    if (speed > 0) this.timer = setInterval(() => this.advance(speed), tickMs)
  }

  private follow(): void {
    const topic = this.topic.value
    if (topic) this.note.show(topic, this.at.value)
  }

  private advance(speed: number): void {
    const now = this.at.peek()
    const { to } = this.span.peek()
    if (now >= to) return this.play(0)
    const next = this.list.peek().find(entry => entry.at > now)?.at ?? to
    const soonest = Math.min(next, nextEdit(this.edits.peek(), now))
    this.go(Math.max(now + tickMs * speed, soonest - silenceMs * speed))
  }

  private async load(): Promise<void> {
    try {
      const edits = fetchEdits(this.session)
      for (let from = 0; ; ) {
        const { to, head, list } = await fetchEntries(this.session, from)
        this.log.add(list)
        this.tape.value = { state: "loading", done: to, of: Math.max(1, head) }
        if (to >= head || to <= from) break
        from = to
      }
      const counted = await edits
      batch(() => {
        this.edits.value = counted
        this.list.value = sessionEntries(this.log.entries, this.session)
        this.go(this.start)
        this.tape.value = { state: "ready" }
      })
    } catch (thrown) {
      this.tape.value = { state: "failed", failure: failureOf(thrown) }
    }
  }
}

/**
 * Returns the entries from the session's start to its last close. If the session is open, returns all entries since the
 * start.
 */
function sessionEntries(entries: readonly Entry[], id: string): Entry[] {
  const of = (entry: Entry, kind: Entry["kind"]) =>
    entry.kind === kind && "session" in entry.body && entry.body.session === id
  const start = entries.findIndex(entry => of(entry, "session-started"))
  if (start < 0) return []
  const close = entries.findLastIndex(entry => of(entry, "session-closed"))
  const reopened = entries.findLastIndex(entry => of(entry, "session-reopened"))
  return entries.slice(start, close > reopened ? close + 1 : entries.length)
}

const part = ({ from, to, counts }: EditCounts): number => Math.ceil((to - from) / Math.max(1, counts.length))

/**
 * Returns the time of the last edit. Edits are counted by time interval, so the result is the end of the last interval
 * with an edit.
 */
const lastEdit = (edits: EditCounts): number =>
  edits.from + (edits.counts.findLastIndex(count => count > 0) + 1) * part(edits)

function nextEdit(edits: EditCounts, now: number): number {
  const width = part(edits)
  const place = Math.floor((now - edits.from) / width)
  const next = edits.counts.findIndex((count, n) => count > 0 && n >= place)
  return next < 0 ? Infinity : Math.max(now, edits.from + next * width)
}

export const sessionAt = (state: State, id: string): Session | null => findSession(state, id) ?? null

/** Returns the topic that the session's page showed in this state to a reader who had chosen no other topic. */
export function topicThen(state: State, id: string): string | null {
  const session = sessionAt(state, id)
  return session && topicShown({ state, session, topic: null })
}
