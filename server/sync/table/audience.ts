import type { Clock } from "../../ports/host/clock.ts"
import type { Connection } from "../connection/connection.ts"
import type { Stretch } from "../connection/deliveredPosition.ts"
import { framedOf } from "../connection/framedOf.ts"
import type { ObserverLoad } from "./observerLoad.ts"
import { PerSecond } from "./perSecond.ts"
import { windowFor } from "./window.ts"

/** The most sockets that are written to in one turn of the event loop. 250 writes take two milliseconds. */
const socketsAtOnce = 250

/**
 * Connections that get committed updates at the same time. The room gets them at once. The gallery gets them in windows
 * while the process has many deliveries. A window gathers updates into one write, because only fewer writes save time
 * (docs/decisions/observers-get-windows.md). All connections share one encoded buffer.
 */
export class DocumentAudience {
  readonly members = new Set<Connection>()
  readonly #clock: Clock
  /** null: this audience gets updates at once */
  readonly #load: ObserverLoad | null
  readonly #onBehind: () => void
  readonly #queue: Uint8Array[] = []
  /** the part of the log that the queue holds */
  #queued: Stretch = { epoch: 0, from: 0, seq: 0 }
  #flushing: Promise<void> | null = null
  /** the milliseconds by which the last flush was late, which is the lag of the event loop */
  #lag = 0
  readonly #updates = new PerSecond()

  /** `load` is the load on which a gallery's windows depend, or null for an audience that gets updates at once. */
  constructor(clock: Clock, load: ObserverLoad | null, onBehind: () => void) {
    this.#clock = clock
    this.#load = load
    this.#onBehind = onBehind
  }

  /**
   * Sends updates at once, or queues them for a window. `bytes` returns the encoded updates, which both audiences
   * share.
   */
  tell(updates: readonly Uint8Array[], stretch: Stretch, bytes: () => Uint8Array): void {
    if (this.members.size === 0) return
    this.#load?.count(this.members.size)
    this.#updates.add(updates.length, this.#clock.now())
    const window = this.#window()
    if (!this.#flushing && window === 0 && this.members.size <= socketsAtOnce)
      return this.#tellAll(this.members, bytes(), stretch)
    this.#enqueue(updates, stretch)
    this.#flushing ??= this.#flush(window)
  }

  /**
   * Adds updates to the queue. Updates that do not directly follow the last queued update replace the queue. A
   * connection that lacks the replaced updates has a gap and gets them from the log.
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
    this.#flushing = this.#queue.length > 0 ? this.#flush(this.#window()) : null
  }

  #window(): number {
    if (!this.#load) return 0
    const { deliveriesPerSecond, idle } = this.#load
    const updatesPerSecond = this.#updates.at(this.#clock.now())
    return windowFor({ deliveriesPerSecond, observers: this.members.size, updatesPerSecond, idle, lagMs: this.#lag })
  }

  async #sleep(window: number): Promise<void> {
    if (window === 0) return
    const due = this.#clock.now() + window
    await this.#clock.wait(window)
    this.#lag = Math.max(0, this.#clock.now() - due)
  }

  /**
   * Sends a stretch to the connections. A connection whose SyncStep1 was answered after the updates were queued has the
   * updates already.
   */
  #tellAll(some: Iterable<Connection>, bytes: Uint8Array, stretch: Stretch): void {
    const now = this.#clock.now()
    for (const one of some) if (one.tell(bytes, stretch, now) === "behind") this.#onBehind()
  }
}
