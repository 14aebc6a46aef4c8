import { closeCodes } from "../../../shared/contract/closeCodes.ts"
import { limits } from "../../../shared/contract/limits.ts"
import { protocolVersion } from "../../../shared/contract/version.ts"
import type { MemberId, TopicId } from "../../../shared/model/ids.ts"
import { audienceOf } from "../../../shared/rules/audience.ts"
import type { Connection } from "../connection/connection.ts"
import type { LogPosition, Stretch } from "../connection/deliveredPosition.ts"
import { framedOf } from "../connection/framedOf.ts"
import type { SyncContext } from "../context.ts"
import { type AwarenessEntry, frames, type PresenceEntry } from "../frame.ts"
import type { CaretRoom } from "../processes/caretShares.ts"
import type { NoteRight } from "../rights.ts"
import type { EncodedDocument } from "../room/kept/encodedDocument.ts"
import type { DocumentLifecycle } from "../room/lifecycle.ts"
import { DocumentAudience } from "./audience.ts"
import { Crowding } from "./crowding.ts"
import { portionAfter } from "./portion.ts"
import { AwarenessRelay } from "./presence.ts"

/** The length of a pulse in milliseconds. Cursor moves within one pulse share one message. */
const pulseMs = 100

/** Sends updates and cursors to the connections of one topic's note. */
export class Broadcaster implements CaretRoom {
  readonly connections = new Set<Connection>()
  readonly #topic: TopicId
  readonly #context: SyncContext
  readonly #lifecycle: DocumentLifecycle
  readonly #presence = new AwarenessRelay()
  readonly #panel: DocumentAudience
  readonly #gallery: DocumentAudience
  readonly #crowding: Crowding
  /**
   * the newest clock that was sent for each caret of another process, because a page ignores a clock that is not later
   */
  readonly #clocks = new Map<number, number>()
  /** each connection's newest move, so that an older one that had to wait for the ids never follows it */
  readonly #moving = new WeakMap<Connection, readonly AwarenessEntry[]>()
  /** the carets that connections have missed while their buffers were full */
  readonly #missed = new Map<Connection, Set<number>>()
  #pulsing = false

  constructor(topic: TopicId, context: SyncContext, lifecycle: DocumentLifecycle) {
    this.#topic = topic
    this.#context = context
    this.#lifecycle = lifecycle
    const behind = () => this.#pulseSoon()
    this.#panel = new DocumentAudience(context.clock, null, behind)
    this.#gallery = new DocumentAudience(context.clock, context.observers, behind)
    this.#crowding = new Crowding(ids => context.crowded(topic, ids))
  }

  get hasWriters(): boolean {
    // every writer is in the panel's audience, so a full gallery need not be searched
    for (const { standing } of this.#panel.members) if (standing.state === "table" && standing.mayWrite) return true
    return false
  }

  /** Admits a connection that has passed the handshake. */
  seat(connection: Connection, right: NoteRight, encoded: EncodedDocument): void {
    if (connection.standing.state !== "door") return
    if (right.kind !== "right") return connection.close(closeCodes.revoked)
    connection.standing = { state: "table", seat: right.seat, mayWrite: right.mayWrite, pen: "none" }
    this.connections.add(connection)
    this.#greet(connection, encoded)
    this.countWriters([connection])
    connection.resume()
  }

  leave(connection: Connection): void {
    connection.left()
    this.connections.delete(connection)
    this.#missed.delete(connection)
    this.#panel.members.delete(connection)
    this.#gallery.members.delete(connection)
    this.#presence.leave(connection)
    this.#pulseSoon()
  }

  /**
   * Applies a changed seat or mode to a connection. Without a seat the connection is closed. Otherwise it goes on
   * reading, and its right to write may end or begin.
   */
  reseat(connection: Connection, right: NoteRight, encoded: EncodedDocument): void {
    const { standing } = connection
    if (standing.state !== "table") return
    if (right.kind === "no-topic") return connection.close(closeCodes.gone)
    if (right.kind === "no-seat") return connection.close(closeCodes.revoked)
    const { seat, mayWrite } = right
    connection.standing = { ...standing, seat, mayWrite }
    this.#place(connection)
    if (standing.mayWrite && !mayWrite) {
      connection.send(frames.notice({ reason: "mode", retryAfter: null }))
      this.#lifecycle.used() // this may have been the last connection that needs the replica
    }
    if (!standing.mayWrite && mayWrite && standing.pen !== "ended") this.#greet(connection, encoded)
  }

  /**
   * Sends the committed updates of the stretch to the room and the gallery. `each` returns the frames of the updates
   * without a merge. A caller that already has these frames passes it.
   */
  tell(updates: readonly Uint8Array[], stretch: Stretch, each?: () => Uint8Array): void {
    let made: Uint8Array | null = null
    const bytes = () => (made ??= framedOf(updates, each))
    this.#panel.tell(updates, stretch, bytes)
    this.#gallery.tell(updates, stretch, bytes)
  }

  /**
   * Sends a notice if too many client ids have written in the note. Without a loaded replica it sends none, because
   * nobody is writing and the number of ids does not grow.
   */
  countWriters(connections: Iterable<Connection> = this.connections): void {
    this.#crowding.look(connections, this.#lifecycle.current?.owners.size ?? 0)
  }

  move(connection: Connection, entries: readonly AwarenessEntry[]): void {
    const { standing } = connection
    if (standing.state !== "table" || audienceOf(standing.seat.role) === "gallery") return
    this.#moving.set(connection, entries)
    const take = (owners: ReadonlyMap<number, MemberId>) => {
      if (connection.standing.state === "table" && this.#moving.get(connection) === entries)
        this.#presence.receive(connection, connection.standing.seat, entries, owners)
      this.#pulseSoon()
    }
    const replica = this.#lifecycle.current
    if (replica) take(replica.owners)
    else
      this.#lifecycle
        .view(async ({ epoch }) => take((await this.#lifecycle.ids(epoch)).owners))
        .catch(this.#context.report)
  }

  showPeople(connection: Connection): void {
    const { standing } = connection
    if (standing.state !== "table" || audienceOf(standing.seat.role) === "gallery") return
    const people = [...this.#presence.everyone(), ...this.#context.carets.elsewhere(this.#topic)]
    if (people.length > 0) connection.send(frames.awareness(people))
  }

  entryOf(client: number): PresenceEntry | null {
    return this.#presence.entryOf(client)
  }

  /** Shows or removes the caret of somebody who is connected to another process. That process has checked the entry. */
  showElsewhere(client: number, entry: PresenceEntry | null): void {
    // the person is connected to this process by now, which sends the newer caret
    if (this.#presence.entryOf(client)) return
    const clock = Math.max((this.#clocks.get(client) ?? 0) + 1, entry?.clock ?? this.#context.carets.nextClock())
    this.#clocks.set(client, clock)
    for (const one of this.#panel.members) this.#show(one, [{ client, clock, state: entry?.state ?? null }])
  }

  /**
   * Sends the hello. A connection that may write also gets a SyncStep1, which asks the page for updates that the server
   * lacks.
   */
  #greet(connection: Connection, encoded: EncodedDocument): void {
    const { standing } = connection
    if (standing.state !== "table") return
    const { seat, mayWrite } = standing
    const { epoch, seq } = encoded
    const sizes = { frame: limits.maxFrameBytes, awareness: limits.maxAwarenessBytes }
    const said = { version: protocolVersion, epoch, role: seat.role, mayWrite, seq, limits: sizes }
    connection.greet(epoch, frames.hello(connection.grant ? { ...said, writer: connection.grant } : said))
    this.#place(connection)
    // somebody may have typed on a page that had no right to write for a time; the page's next SyncStep2 contains that
    // text
    if (!mayWrite || standing.pen === "ended") return
    connection.standing = { ...standing, pen: "unsynced" }
    connection.send(frames.step1(encoded.vector))
  }

  /**
   * Puts the connection into the audience of its role. Connections in the room see cursors. If a connection leaves the
   * room, its own cursor is removed.
   */
  #place(connection: Connection): void {
    const { standing } = connection
    if (standing.state !== "table") return
    const inRoom = audienceOf(standing.seat.role) === "room"
    const [mine, other] = inRoom ? [this.#panel, this.#gallery] : [this.#gallery, this.#panel]
    if (mine.members.has(connection)) return
    mine.members.add(connection)
    if (other.members.delete(connection) && !inRoom) this.#presence.leave(connection)
    this.showPeople(connection)
  }

  #pulseSoon(): void {
    if (this.#pulsing) return
    this.#pulsing = true
    this.#pulse().catch(this.#context.report)
  }

  async #pulse(): Promise<void> {
    await this.#context.clock.wait(pulseMs)
    this.#pulsing = false
    const now = this.#context.clock.now()
    this.#showMoves()
    this.#showMissed()
    const waking: Connection[] = []
    for (const one of this.connections) {
      const need = one.pressure(now)
      if (need === "none") continue
      if (need === "too-slow") one.close(closeCodes.tooSlow)
      else this.#pulseSoon()
      if (need === "diff") waking.push(one)
    }
    if (waking.length > 0) await this.#lifecycle.view(encoded => this.#catchUp(waking, encoded))
  }

  #showMoves(): void {
    if (!this.#presence.dirty) return
    const moved = this.#presence.take(this.#context.carets.nextClock())
    for (const { client } of moved) this.#context.carets.moved(this.#topic, client)
    for (const one of this.#panel.members) {
      const others = moved.filter(entry => !this.#presence.isOf(one, entry.client))
      if (others.length > 0) this.#show(one, others)
    }
  }

  /** Sends carets to a connection. While its buffer is full, it misses them and gets where they stand afterwards. */
  #show(one: Connection, entries: readonly PresenceEntry[]): void {
    if (one.light) return one.send(frames.awareness(entries))
    this.#missed.set(one, new Set([...(this.#missed.get(one) ?? []), ...entries.map(({ client }) => client)]))
    this.#pulseSoon()
  }

  #showMissed(): void {
    for (const [one, clients] of this.#missed) {
      if (!one.light) {
        this.#pulseSoon()
        continue
      }
      this.#missed.delete(one)
      if (!this.#panel.members.has(one)) continue
      const people = [...this.#presence.everyone(), ...this.#context.carets.elsewhere(this.#topic)]
      const clock = this.#context.carets.nextClock()
      const gone = { clock, state: null }
      const now = [...clients].map(client => people.find(other => other.client === client) ?? { client, ...gone })
      one.send(frames.awareness(now))
    }
  }

  /**
   * Sends missed updates from the log to connections that were behind. Connections at the same position share one read
   * and one encoding.
   */
  async #catchUp(waking: readonly Connection[], { epoch, seq }: LogPosition): Promise<void> {
    for (const [told, some] of Map.groupBy(waking, one => one.told)) {
      const portion = await portionAfter(this.#context.log, this.#topic, { epoch, seq: told })
      for (const one of some) {
        if (portion) one.feed(portion.bytes, portion.stretch)
        if (!portion || portion.stretch.seq >= seq) one.caughtUp()
      }
    }
  }
}
