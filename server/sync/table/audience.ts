import type { Clock } from "../../ports/host/clock.ts"
import type { Connection } from "../connection/connection.ts"
import type { Stretch } from "../connection/deliveredPosition.ts"
import { framedOf } from "../connection/framedOf.ts"
import { windowFor } from "./window.ts"

/** Sockets written to before other work gets a turn of the event loop: they take two milliseconds. */
const socketsAtOnce = 250

/**
 * The connections that get each committed update in one rhythm: the room at once, a crowded gallery in windows, because
 * only fewer writes help. One buffer is framed for all.
 */
export class DocumentAudience {
  readonly members = new Set<Connection>()
  readonly #clock: Clock
  readonly #inWindows: boolean
  readonly #onBehind: () => void
  readonly #queue: Uint8Array[] = []
  /** the stretch that the queue holds */
  #queued: Stretch = { epoch: 0, from: 0, seq: 0 }
  #flushing: Promise<void> | null = null
  /** milliseconds by which the last flush was late: the lag of the event loop */
  #lag = 0

  constructor(clock: Clock, rhythm: "at once" | "in windows", onBehind: () => void) {
    this.#clock = clock
    this.#onBehind = onBehind
    this.#inWindows = rhythm === "in windows"
  }

  /** `bytes`: the updates framed; made for the first audience that sends them unchanged */
  tell(updates: readonly Uint8Array[], stretch: Stretch, bytes: () => Uint8Array): void {
    if (this.members.size === 0) return
    const window = this.#inWindows ? windowFor(this.members.size, updates.length, this.#lag) : 0
    if (!this.#flushing && window === 0 && this.members.size <= socketsAtOnce)
      return this.#tellAll(this.members, bytes(), stretch)
    this.#enqueue(updates, stretch)
    this.#flushing ??= this.#flush(window)
  }

  /**
   * A stretch that does not follow on begins a new queue: a connection that lacks the old one sees a gap and reads the
   * log.
   */
  #enqueue(updates: readonly Uint8Array[], { epoch, from, seq }: Stretch): void {
    const { epoch: before, seq: end, from: begin } = this.#queued
    const follows = this.#queue.length > 0 && epoch === before && from <= end
    if (!follows) this.#queue.length = 0
    this.#queue.push(...updates)
    this.#queued = { epoch, from: follows ? Math.min(begin, from) : from, seq: follows ? Math.max(end, seq) : seq }
  }

  async #flush(window: number): Promise<void> {
    await this.#sleep(window)
    const stretch = this.#queued
    const bytes = framedOf(this.#queue.splice(0))
    const all = [...this.members]
    for (let at = 0; at < all.length; at += socketsAtOnce) {
      this.#tellAll(all.slice(at, at + socketsAtOnce), bytes, stretch)
      await new Promise(resolve => setImmediate(resolve))
    }
    const next = this.#inWindows ? windowFor(this.members.size, this.#queue.length, this.#lag) : 0
    this.#flushing = this.#queue.length > 0 ? this.#flush(next) : null
  }

  async #sleep(window: number): Promise<void> {
    if (window === 0) return
    const due = this.#clock.now() + window
    await this.#clock.wait(window)
    this.#lag = Math.max(0, this.#clock.now() - due)
  }

  /** A connection that has asked for the document meanwhile already has a later state. */
  #tellAll(some: Iterable<Connection>, bytes: Uint8Array, stretch: Stretch): void {
    const now = this.#clock.now()
    for (const one of some) if (one.tell(bytes, stretch, now) === "behind") this.#onBehind()
  }
}
