import * as Y from "yjs"
import type { Clock } from "../../ports/clock.ts"
import type { Connection } from "../connection/connection.ts"
import { frames } from "../frame.ts"

/** mergeUpdates grows faster than its list (24 cost 0.3 ms, 1,000 cost 15 ms): beyond it, several frames. */
const mergedAtOnce = 24
/** Deliveries a turn from which a window pays for itself, and the window in milliseconds. */
const crowd = 50
const crowdWindow = 50
/** Sockets written to before others get a turn of the event loop. */
const slice = 128

export function updateFrames(updates: readonly Uint8Array[]): Uint8Array[] {
  const list: Uint8Array[] = []
  for (let at = 0; at < updates.length; at += mergedAtOnce) {
    const some = updates.slice(at, at + mergedAtOnce)
    list.push(frames.update(some.length === 1 && some[0] ? some[0] : Y.mergeUpdates(some)))
  }
  return list
}

/**
 * Those who get each committed update in one rhythm: the room at once, the gallery in windows when it is a crowd, as
 * only fewer writes help (§5). One buffer is framed for all.
 */
export class Audience {
  readonly members = new Set<Connection>()
  readonly #clock: Clock
  readonly #window: boolean
  readonly #onBehind: () => void
  #queue: Uint8Array[] = []
  #seq = 0
  #flushing: Promise<void> | null = null

  constructor(clock: Clock, rhythm: "at once" | "in windows", onBehind: () => void) {
    this.#clock = clock
    this.#onBehind = onBehind
    this.#window = rhythm === "in windows"
  }

  tell(updates: readonly Uint8Array[], seq: number): void {
    if (this.members.size === 0) return
    this.#queue.push(...updates)
    this.#seq = seq
    const crowded = this.#window && this.members.size * updates.length >= crowd
    if (this.#flushing) return
    if (!crowded && this.members.size <= slice) this.#write([...this.members])
    else this.#flushing = this.#flush(crowded ? crowdWindow : 0)
  }

  async #flush(window: number): Promise<void> {
    if (window > 0) await this.#clock.wait(window)
    const { list, seq } = this.#take()
    const all = [...this.members]
    for (let at = 0; at < all.length; at += slice) {
      this.#tellAll(all.slice(at, at + slice), list, seq)
      await new Promise(resolve => setImmediate(resolve))
    }
    this.#flushing = this.#queue.length > 0 ? this.#flush(window) : null
  }

  #write(all: readonly Connection[]): void {
    const { list, seq } = this.#take()
    this.#tellAll(all, list, seq)
  }

  /** Who has asked for the document meanwhile has it already, up to a later place. */
  #tellAll(some: readonly Connection[], list: readonly Uint8Array[], seq: number): void {
    const now = this.#clock.now()
    for (const one of some)
      if (one.told !== null && one.told < seq && one.tell(list, seq, now) === "behind") this.#onBehind()
  }

  #take(): { list: Uint8Array[]; seq: number } {
    const list = updateFrames(this.#queue)
    this.#queue = []
    return { list, seq: this.#seq }
  }
}
