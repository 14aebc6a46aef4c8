import { limits } from "../../../shared/contract/limits.ts"
import { noteRoot } from "../../../shared/document/schema.ts"
import type { MemberId } from "../../../shared/model/ids.ts"
import type { Role } from "../../../shared/model/terms.ts"
import type { Seat } from "../../ports/seats.ts"
import type { Connection } from "../connection/connection.ts"
import type { AwarenessEntry, PresenceEntry } from "../frame.ts"

/**
 * A person in the note as others see them. The client sends the caret's place, and the server adds the person's name
 * and role.
 */
export interface PresenceState {
  cursor: { anchor: object; head: object } | null
  composing: boolean
  user: { member: MemberId; name: string; role: Role }
}

interface Person {
  connection: Connection
  seat: Seat & { member: MemberId }
  client: number
  clock: number
  state: PresenceState | null
}

/**
 * Rewrites awareness messages and never forwards them. From each connection it accepts one entry, of the client id that
 * is bound to the connection. It passes on two fields, with a clock of the server's own. Several moves before one flush
 * become one.
 */
export class AwarenessRelay {
  readonly #people = new Map<number, Person>()
  readonly #latest = new Map<number, string>()
  readonly #changed = new Set<number>()

  get dirty(): boolean {
    return this.#changed.size > 0
  }

  receive(
    connection: Connection,
    seat: Seat,
    entries: readonly AwarenessEntry[],
    owners: ReadonlyMap<number, MemberId>,
  ): void {
    const { member } = seat
    if (member === null) return
    const bound = this.#boundTo(connection)
    const entry = bound === null ? only(entries) : entries.find(one => one.client === bound)
    if (!entry || Buffer.byteLength(entry.state) > limits.maxAwarenessBytes) return
    const held = this.#people.get(entry.client)
    const owner = owners.get(entry.client) ?? held?.seat.member ?? member
    if (owner !== member) return
    const { client } = entry
    this.#people.set(client, {
      connection,
      seat: { ...seat, member },
      client,
      clock: held?.clock ?? 0,
      state: held?.state ?? null,
    })
    this.#latest.set(client, entry.state)
    this.#changed.add(client)
  }

  leave(connection: Connection): void {
    const client = this.#boundTo(connection)
    if (client === null) return
    this.#latest.set(client, "null")
    this.#changed.add(client)
  }

  /**
   * Returns the entries that have changed since the last call, and gives each entry the clock `clock` or a later clock.
   * The broadcaster calls this method at most ten times a second.
   */
  take(clock: number): PresenceEntry[] {
    const entries: PresenceEntry[] = []
    for (const client of this.#changed) {
      const person = this.#people.get(client)
      if (!person) continue
      person.state = this.#read(person, this.#latest.get(client) ?? "null")
      // the clock is later than every clock that a browser has seen for this id, even across restarts
      person.clock = Math.max(person.clock + 1, clock)
      entries.push({ client, clock: person.clock, state: person.state })
      if (person.connection.standing.state === "out") this.#people.delete(client)
    }
    this.#changed.clear()
    this.#latest.clear()
    return entries
  }

  everyone(): PresenceEntry[] {
    return [...this.#people.values()]
      .map(({ client, clock, state }) => ({ client, clock, state }))
      .filter(one => one.state)
  }

  /** Returns the entry of one person; null if nobody here has the client id. */
  entryOf(client: number): PresenceEntry | null {
    const person = this.#people.get(client)
    return person?.state ? { client, clock: person.clock, state: person.state } : null
  }

  isOf(connection: Connection, client: number): boolean {
    return this.#people.get(client)?.connection === connection
  }

  #boundTo(connection: Connection): number | null {
    for (const person of this.#people.values()) if (person.connection === connection) return person.client
    return null
  }

  #read({ seat }: Person, json: string): PresenceState | null {
    const given = parse(json)
    if (typeof given !== "object" || given === null) return null
    const { member, name, role } = seat
    return {
      cursor: "cursor" in given ? cursorOf(given.cursor) : null,
      composing: "composing" in given && given.composing === true,
      user: { member, name, role },
    }
  }
}

const only = (entries: readonly AwarenessEntry[]): AwarenessEntry | undefined =>
  entries.length === 1 ? entries[0] : undefined

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

function cursorOf(given: unknown): PresenceState["cursor"] {
  if (typeof given !== "object" || given === null || !("anchor" in given) || !("head" in given)) return null
  const anchor = positionOf(given.anchor)
  const head = positionOf(given.head)
  return anchor && head ? { anchor, head } : null
}

/**
 * Reads a relative position from JSON. The position may name no root but the note's, because Yjs would create another
 * root in every reader's document.
 */
function positionOf(given: unknown): object | null {
  if (typeof given !== "object" || given === null) return null
  const item = "item" in given ? idOf(given.item) : null
  const type = "type" in given ? idOf(given.type) : null
  const tname = "tname" in given && given.tname === noteRoot ? noteRoot : null
  if (!item && !type && !tname) return null
  const assoc = "assoc" in given && typeof given.assoc === "number" && given.assoc < 0 ? -1 : 0
  return { ...(type && { type }), ...(tname && { tname }), ...(item && { item }), assoc }
}

function idOf(given: unknown): { client: number; clock: number } | null {
  if (typeof given !== "object" || given === null || !("client" in given) || !("clock" in given)) return null
  const { client, clock } = given
  if (!Number.isSafeInteger(client) || !Number.isSafeInteger(clock)) return null
  return { client: Number(client), clock: Number(clock) }
}
