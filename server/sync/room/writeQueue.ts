import type { Connection } from "../connection/connection.ts"
import type { TickWrite } from "./tick.ts"

/**
 * Bytes of updates that may wait for a commit. Beyond them the queue stops reading from the sending sockets, because a
 * failing database may take long.
 */
const maxWaitingBytes = 8_388_608

/** The updates of one note that wait for the next commit tick, in the order in which they arrived. */
export class WriteQueue {
  readonly #held = new Set<Connection>()
  #entries: TickWrite[] = []
  #bytes = 0
  #since: number | null = null
  /** when the oldest update of the batch that was taken last arrived, on the process's own clock */
  takenSince = 0

  get isEmpty(): boolean {
    return this.#entries.length === 0
  }

  add(entry: TickWrite): void {
    this.#entries.push(entry)
    this.#since ??= performance.now()
    this.#bytes += entry.update.byteLength
    if (this.#bytes > maxWaitingBytes && entry.from.kind === "connection") this.#hold(entry.from.connection)
  }

  /** Returns the waiting updates, which the caller commits as one batch. */
  take(): TickWrite[] {
    this.takenSince = this.#since ?? performance.now()
    this.#since = null
    return this.#entries.splice(0)
  }

  /** Resumes reading from the sockets that were paused. Called when a batch is committed or has failed. */
  release(): void {
    this.#bytes = this.#entries.reduce((sum, entry) => sum + entry.update.byteLength, 0)
    for (const connection of this.#held) connection.resume()
    this.#held.clear()
  }

  #hold(connection: Connection): void {
    if (this.#held.has(connection)) return
    this.#held.add(connection)
    connection.pause()
  }
}
