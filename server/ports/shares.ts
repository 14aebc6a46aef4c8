import type { ProcessMessages } from "./bus.ts"
import type { Clock } from "./host/clock.ts"

/** Milliseconds between two messages with all shares of a process, because a message may be lost. */
const repeatMs = 5_000
/** A share that was not repeated in this many rounds is removed, because its process has ended: after 15 s at most. */
const roundsKept = 3

export interface SharesOptions<T> {
  messages: ProcessMessages
  clock: Pick<Clock, "wait">
  /** the kind of the messages */
  kind: string
  /** milliseconds for which changes are gathered before they are sent */
  gatherMs: number
  /** returns what this process has for the key; null if it has nothing */
  own: (key: string) => T | null
  /** reads a share of another process; null if it is malformed */
  read: (share: unknown) => T | null
  /** called when what another process has for the key changes */
  changed: (key: string) => void
}

interface Held<T> {
  share: T
  /** as JSON, to notice a change */
  json: string
  rounds: number
}

/**
 * Tells all processes what each of them knows by itself, e.g. who is connected to it. A process sends its share of a key
 * after each change and repeats all of its shares. They stand in no log, so that they end with the process. If this
 * process is alone, nothing is sent and no timer runs.
 */
export class Shares<T> {
  readonly #options: SharesOptions<T>
  readonly #others = new Map<string, Map<string, Held<T>>>()
  readonly #keys = new Set<string>()
  readonly #changed = new Set<string>()
  readonly #stopListening: () => void
  #gathering = false
  #closed = false

  constructor(options: SharesOptions<T>) {
    this.#options = options
    const { messages, kind } = options
    this.#stopListening = messages.onTold(kind, (body, by) => this.#hear(body, by))
    if (messages.isAlone) return
    // the others answer with all that they have
    messages.tell(kind, null)
    void this.#repeat()
  }

  /** Sends what this process has for the key soon, because it has changed. */
  tell(key: string): void {
    if (this.#options.messages.isAlone || this.#closed) return
    this.#changed.add(key)
    if (this.#gathering) return
    this.#gathering = true
    void this.#options.clock.wait(this.#options.gatherMs).then(() => {
      this.#gathering = false
      this.#flush()
    })
  }

  /** Returns what the other processes have for the key. */
  of(key: string): T[] {
    return [...(this.#others.get(key)?.values() ?? [])].map(({ share }) => share)
  }

  /** The keys for which other processes have something. */
  get keys(): Iterable<string> {
    return this.#others.keys()
  }

  /** Tells the others that this process has nothing any more, and ends. */
  close(): void {
    if (this.#closed) return
    this.#closed = true
    this.#stopListening()
    for (const key of this.#keys) this.#options.messages.tell(this.#options.kind, [key, null])
  }

  #flush(): void {
    if (this.#closed) return
    for (const key of this.#changed) this.#send(key)
    this.#changed.clear()
  }

  #send(key: string): void {
    const share = this.#options.own(key)
    if (share === null) this.#keys.delete(key)
    else this.#keys.add(key)
    this.#options.messages.tell(this.#options.kind, [key, share])
  }

  async #repeat(): Promise<void> {
    for (;;) {
      await this.#options.clock.wait(repeatMs)
      if (this.#closed) return
      for (const key of this.#keys) this.#send(key)
      // while the bus is away nobody can be heard, which does not mean that they are gone
      if (!this.#options.messages.isLive) continue
      for (const [key, held] of this.#others)
        for (const [by, one] of held) if (++one.rounds >= roundsKept) this.#set(key, by, null)
    }
  }

  #hear(body: unknown, by: string): void {
    if (body === null) for (const key of this.#keys) this.tell(key)
    if (!Array.isArray(body) || typeof body[0] !== "string") return
    const [key, share] = body
    this.#set(key, by, share === null ? null : this.#options.read(share))
  }

  #set(key: string, by: string, share: T | null): void {
    const held = this.#others.get(key) ?? new Map<string, Held<T>>()
    const before = held.get(by)
    const json = JSON.stringify(share)
    if (share === null) held.delete(by)
    else held.set(by, { share, json, rounds: 0 })
    if (held.size > 0) this.#others.set(key, held)
    else this.#others.delete(key)
    if ((before?.json ?? "null") !== json) this.#options.changed(key)
  }
}
