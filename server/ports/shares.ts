import type { ProcessMessages } from "./bus.ts"
import type { Clock } from "./host/clock.ts"

/** Milliseconds after which a process sends all of its shares again, because a message may be lost. */
const repeatMs = 5_000
/** A share that was not repeated in this many rounds (15 s at most) is removed, because its process has ended. */
const roundsKept = 3

export interface SharesOptions<T> {
  messages: ProcessMessages
  clock: Pick<Clock, "wait">
  /** the kind of the messages */
  kind: string
  /** milliseconds for which changes are gathered before they are sent */
  gatherMs: number
  /** returns this process's share of the key; null if it has none */
  own: (key: string) => T | null
  /** reads a share of another process; null if it is malformed */
  read: (share: unknown) => T | null
  /** called when another process's share of the key changes */
  changed: (key: string) => void
}

interface Held<T> {
  share: T
  /** the share as JSON, to notice a change */
  json: string
  rounds: number
}

/**
 * Sends facts that only one process knows to all other processes, e.g. who is connected to it. A process sends its
 * share of a key after each change and repeats all of its shares. Shares are in no log, because they are valid only
 * while their process runs. If this process is alone, nothing is sent and no timer runs.
 */
export class Shares<T> {
  readonly #options: SharesOptions<T>
  readonly #others = new Map<string, Map<string, Held<T>>>()
  readonly #keys = new Set<string>()
  readonly #changed = new Set<string>()
  readonly #stopListening: (() => void)[]
  #gathering = false
  #closed = false

  constructor(options: SharesOptions<T>) {
    this.#options = options
    const { messages, kind } = options
    this.#stopListening = [
      messages.onTold(kind, (body, by) => this.#hear(body, by)),
      // before the other processes take this one for ended
      messages.onReturn(() => this.#exchange()),
    ]
    if (messages.isAlone) return
    this.#exchange()
    void this.#repeat()
  }

  /** Sends all shares of this process; the other processes answer with all of theirs. */
  #exchange(): void {
    this.#options.messages.tell(this.#options.kind, null)
    for (const key of this.#keys) this.#send(key)
  }

  /** Sends this process's share of the key after `gatherMs`. Call it when the share has changed. */
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

  /** Returns the other processes' shares of the key. */
  of(key: string): T[] {
    return [...(this.#others.get(key)?.values() ?? [])].map(({ share }) => share)
  }

  /** The keys of which other processes have a share. */
  get keys(): Iterable<string> {
    return this.#others.keys()
  }

  /** Removes this process's shares from the other processes, and stops. */
  close(): void {
    if (this.#closed) return
    this.#closed = true
    for (const stop of this.#stopListening) stop()
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
      // while the bus cannot be reached, no share arrives, although the other processes may still run
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
