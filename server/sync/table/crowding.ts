import type { Connection } from "../connection/connection.ts"
import { frames } from "../frame.ts"
import { writerIds } from "../judge/judge.ts"

/**
 * The roles that are told when too many client ids have written in a note, because they can ask everyone to leave the
 * note and come back.
 */
const chairing: ReadonlySet<string> = new Set(["moderator", "secretary"])

/**
 * Reports that too many client ids have written in a note: with one notice to each moderator and secretary, and one
 * call of `log`.
 */
export class Crowding {
  readonly #told = new WeakSet<Connection>()
  readonly #log: (ids: number) => void
  #isLogged = false

  constructor(log: (ids: number) => void) {
    this.#log = log
  }

  look(connections: Iterable<Connection>, ids: number): void {
    if (ids < writerIds.many) return
    if (!this.#isLogged) this.#log(ids)
    this.#isLogged = true
    for (const one of connections) {
      if (one.standing.state !== "table" || !chairing.has(one.standing.seat.role) || this.#told.has(one)) continue
      this.#told.add(one)
      one.send(frames.notice({ reason: "crowded", retryAfter: null, ids }))
    }
  }
}
