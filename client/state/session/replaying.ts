import { batch, computed, type Signal, signal } from "@preact/signals-core"
import type { Entry } from "../../../shared/contract/events.ts"
import { Checkpoints } from "../../../shared/fold/checkpoints.ts"
import type { Session } from "../../../shared/fold/sessionState.ts"
import type { State } from "../../../shared/fold/state.ts"
import { type Failure, failureOf } from "../../connections/http.ts"
import { fetchEntries } from "../../connections/queries.ts"

export type Tape = { at: "loading"; done: number; of: number } | { at: "ready" } | { at: "failed"; failure: Failure }

/** A pause in the room is not waited for: playing goes on to what happened next. */
const silence = 3_000
const tick = 250

/** A session from the log: any moment of it, folded as every live page folded it. */
export class Replaying {
  readonly tape: Signal<Tape> = signal<Tape>({ at: "loading", done: 0, of: 1 })
  /** what happened from the start to the close, in order */
  readonly list = signal<readonly Entry[]>([])
  /** the place in that list */
  readonly place = signal(0)
  readonly speed = signal<0 | 1 | 4 | 16>(0)
  private readonly log = new Checkpoints()
  private readonly session: string
  private clock = 0
  private timer: ReturnType<typeof setInterval> | undefined

  readonly entry = computed<Entry | null>(() => this.list.value[this.place.value] ?? null)
  readonly state = computed<State | null>(() => {
    const entry = this.entry.value
    return entry && this.log.at(entry.seq)
  })

  constructor(session: string) {
    this.session = session
    void this.load()
  }

  close(): void {
    clearInterval(this.timer)
  }

  /** to the entry with this number, or the last before it */
  jump(seq: number): void {
    const place = this.list.peek().findLastIndex(entry => entry.seq <= seq)
    this.go(place)
  }

  go(place: number): void {
    const list = this.list.peek()
    this.place.value = Math.max(0, Math.min(list.length - 1, place))
    this.clock = list[this.place.peek()]?.at ?? 0
  }

  play(speed: 0 | 1 | 4 | 16): void {
    clearInterval(this.timer)
    this.speed.value = speed
    if (speed > 0) this.timer = setInterval(() => this.advance(speed), tick)
  }

  private advance(speed: number): void {
    const list = this.list.peek()
    const next = list[this.place.peek() + 1]
    if (!next) return this.play(0)
    this.clock = Math.max(this.clock + tick * speed, next.at - silence * speed)
    const clock = this.clock
    this.place.value = list.findLastIndex(entry => entry.at <= clock)
  }

  private async load(): Promise<void> {
    try {
      for (let from = 0; ; ) {
        const { to, head, list } = await fetchEntries(this.session, from)
        this.log.add(list)
        this.tape.value = { at: "loading", done: to, of: Math.max(1, head) }
        if (to >= head || to <= from) break
        from = to
      }
      batch(() => {
        this.list.value = sessionEntries(this.log.entries, this.session)
        this.go(0)
        this.tape.value = { at: "ready" }
      })
    } catch (thrown) {
      this.tape.value = { at: "failed", failure: failureOf(thrown) }
    }
  }
}

/** From the start to the last close, or to the end of the log while the session goes on. */
function sessionEntries(entries: readonly Entry[], id: string): Entry[] {
  const of = (entry: Entry, kind: Entry["kind"]) =>
    entry.kind === kind && "session" in entry.body && entry.body.session === id
  const start = entries.findIndex(entry => of(entry, "session-started"))
  if (start < 0) return []
  const close = entries.findLastIndex(entry => of(entry, "session-closed"))
  const reopened = entries.findLastIndex(entry => of(entry, "session-reopened"))
  return entries.slice(start, close > reopened ? close + 1 : entries.length)
}

export const sessionAt = (state: State, id: string): Session | null =>
  Object.values(state.sessions).find(session => session.id === id) ?? null
