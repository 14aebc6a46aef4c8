import { closeCodes } from "../../../shared/contract/closeCodes.ts"
import type { Refusal } from "../../../shared/contract/refusals.ts"
import type { MemberId, TopicId, WorkspaceId } from "../../../shared/model/ids.ts"
import type { CommittedUpdates } from "../../ports/bus.ts"
import type { DocumentState } from "../../ports/documents/documents.ts"
import { joinAndRecheck } from "../../ports/joining.ts"
import { Connection } from "../connection/connection.ts"
import { framedOnce } from "../connection/framedOf.ts"
import type { SyncContext } from "../context.ts"
import type { Inbound } from "../frame.ts"
import type { CaretRoom } from "../processes/caretShares.ts"
import { NoteFollower } from "../processes/noteFollower.ts"
import { rightOf } from "../rights.ts"
import { Broadcaster } from "../table/broadcaster.ts"
import { commit } from "./commit.ts"
import { Grants } from "./grants.ts"
import { DocumentLifecycle } from "./lifecycle.ts"
import type { ServerReplica } from "./replica.ts"
import { settleWrite, type TickWrite } from "./tick.ts"
import { WriteQueue } from "./writeQueue.ts"

/** Milliseconds before the next attempt to load a replica. */
const retryAfterMs = 500

/**
 * One topic's note with its connections. Updates are judged and committed in ticks, and only then sent on and
 * acknowledged.
 */
export class DocumentRoom {
  readonly topic: TopicId
  readonly workspace: WorkspaceId
  readonly #context: SyncContext
  readonly #lifecycle: DocumentLifecycle
  readonly #table: Broadcaster
  readonly #grants: Grants
  readonly #follower: NoteFollower
  /** all connections, including those in the handshake; the room is not removed while it has one */
  readonly #guests = new Set<Connection>()
  readonly #queue = new WriteQueue()
  #ticking: Promise<void> | null = null

  constructor(topic: TopicId, workspace: WorkspaceId, context: SyncContext, onEmpty: () => void = () => {}) {
    this.topic = topic
    this.workspace = workspace
    this.#context = context
    this.#lifecycle = new DocumentLifecycle(topic, workspace, context, {
      writers: () => this.#table.hasWriters || this.#ticking !== null,
      anyone: () => this.#guests.size > 0,
      onEmpty: () => {
        this.#follower.stop()
        onEmpty()
      },
    })
    this.#table = new Broadcaster(topic, context, this.#lifecycle)
    this.#grants = new Grants(topic, context, this.#lifecycle)
    this.#follower = new NoteFollower(topic, context, this.#lifecycle, this.#table)
  }

  get connections(): ReadonlySet<Connection> {
    return this.#table.connections
  }

  /** the number of connections, including those in the handshake */
  get guests(): number {
    return this.#guests.size
  }

  get carets(): CaretRoom {
    return this.#table
  }

  /** Runs the job on committed text only: it waits for the running tick. */
  async read<T>(job: (replica: ServerReplica) => T | Promise<T>): Promise<T> {
    await this.#follower.look()
    return this.#lifecycle.turn(job)
  }

  async state(): Promise<DocumentState> {
    await this.#follower.look()
    return this.#lifecycle.view(encoded => this.#lifecycle.state(encoded))
  }

  /** Applies updates that another process has committed, and sends them to the connections. */
  hear(committed: CommittedUpdates): Promise<void> {
    return this.#follower.hear(committed)
  }

  expect(connection: Connection): void {
    this.#guests.add(connection)
    this.#context.guests.tell(this.topic)
  }

  /** Admits a connection after the handshake. It reads the seat once more, because the seat may have ended since. */
  async admit(connection: Connection, epoch: number | null): Promise<void> {
    await this.#follower.follow()
    const join = () =>
      this.#lifecycle.view(async encoded => {
        if (epoch === null || epoch === encoded.epoch) {
          const right = await this.#right(connection)
          if (await this.#grants.admit(connection, right, encoded.epoch)) this.#table.seat(connection, right, encoded)
          else connection.close(closeCodes.staleEpoch)
        } else connection.close(closeCodes.staleEpoch)
        return connection.standing.state === "table"
      })
    return joinAndRecheck(join, () => this.#recheck([connection]))
  }

  leave(connection: Connection): void {
    this.#guests.delete(connection)
    this.#context.guests.tell(this.topic)
    this.#grants.release(connection)
    this.#table.leave(connection)
    this.#lifecycle.used()
  }

  /**
   * Starts a new log with the note's content, which `renew` writes. Returns false, without a change, while anybody is
   * in the note, on this process or another. Another process may have connections that it has not announced yet. That
   * process closes these connections when it reads the new epoch.
   */
  startEpoch(renew: (replica: ServerReplica) => Promise<boolean>): Promise<boolean> {
    return this.#lifecycle.turn(async replica => {
      if (this.#guests.size > 0 || !this.#queue.isEmpty) return false
      if (this.#context.guests.of(this.topic).length > 0) return false
      const done = await renew(replica)
      await this.#lifecycle.load()
      return done
    })
  }

  /** Erases the authors of the note's text and disconnects the writers. Their pages reconnect with new client ids. */
  forgetAuthors(): Promise<void> {
    return this.#lifecycle.forgetAuthors(() => {
      for (const one of this.connections)
        if (one.standing.state === "table" && one.standing.mayWrite) one.close(closeCodes.staleEpoch)
    })
  }

  receive(connection: Connection, inbound: Inbound): void {
    switch (inbound.kind) {
      case "step1":
        this.#answer(connection, inbound.vector).catch(this.#context.report)
        return
      case "step2":
      case "update":
        return this.#write(connection, inbound)
      case "awareness":
        return this.#table.move(connection, inbound.entries)
      case "query":
        return this.#table.showPeople(connection)
      default:
        return inbound satisfies never
    }
  }

  /** Writes an update from inside the process. The result is null when the update is durable, or its refusal. */
  write(member: MemberId, update: Uint8Array): Promise<Refusal | null> {
    return new Promise(done => this.#enter({ from: { kind: "process", member, done }, update }))
  }

  /** Reads the rights of all connections again, after a right or the note's mode may have changed. */
  recheck(): Promise<void> {
    return this.#recheck([...this.connections])
  }

  async #recheck(some: readonly Connection[]): Promise<void> {
    const asked = some.map(async one => ({ one, question: one.questions.ask(), right: await this.#right(one) }))
    const rights = await Promise.all(asked)
    // a connection that lost its seat is closed at once, even during a long tick; every other change waits for its turn
    for (const { one, question, right } of rights)
      if (right.kind === "no-seat" && one.questions.answer(question)) one.close(this.#codeOf(one))
    if (rights.length > 0)
      await this.#lifecycle.view(async encoded => {
        for (const { one, question, right } of rights) {
          if (!one.questions.answer(question)) continue
          if (await this.#grants.admit(one, right, encoded.epoch)) this.#table.reseat(one, right, encoded)
          else one.close(closeCodes.staleEpoch)
        }
      })
  }

  /** Settles when every update that has arrived is committed, sent and acknowledged. */
  async settle(): Promise<void> {
    await this.#ticking
    await this.#lifecycle.rest() // a tick that has begun is one of the lifecycle's turns
  }

  /**
   * Returns the close code for a connection whose cookie no longer gives it a seat. If the browser has just got a new
   * cookie, for example by joining another panel, the code is `draining`: the page reconnects and sends the new cookie.
   * Otherwise it is `revoked`.
   */
  #codeOf({ credential }: Connection) {
    return this.#context.seats.isRenewed?.(credential) ? closeCodes.draining : closeCodes.revoked
  }

  #right(connection: Connection) {
    return rightOf(this.#context.seats, this.topic, connection.credential)
  }

  #answer(connection: Connection, vector: Uint8Array): Promise<void> {
    return this.#lifecycle.view(encoded => {
      connection.answer(this.#lifecycle.answer(encoded, vector), encoded)
    })
  }

  #write(connection: Connection, { kind, update }: { kind: "step2" | "update"; update: Uint8Array }): void {
    const { standing } = connection
    if (standing.state !== "table") return
    const n = connection.count()
    if (standing.pen === "none") return connection.settle(n)
    if (standing.pen === "ended") return connection.close(closeCodes.refused)
    if (standing.pen === "unsynced") {
      if (kind === "update") return // the page's next SyncStep2 contains this update and settles it
      connection.standing = { ...standing, pen: "open" }
    }
    // an empty SyncStep2 needs no replica; if it is the connection's first message, no earlier message of the
    // connection waits for a commit, so it is acknowledged at once
    if (n === 1 && update.byteLength === 2 && update[0] === 0 && update[1] === 0) {
      connection.settle(n)
      return connection.ack()
    }
    this.#enter({ from: { kind: "connection", connection, n }, update })
  }

  #enter(entry: TickWrite): void {
    this.#queue.add(entry)
    this.#ticking ??= this.#tickSoon().catch(this.#context.report)
  }

  async #tickSoon(): Promise<void> {
    await this.#context.tick.next()
    try {
      return await this.#lifecycle.turn(replica => {
        this.#ticking = null // updates that arrive while this batch is committed form the next batch
        return this.#safely(replica, this.#queue.take())
      })
    } catch (error) {
      // the replica could not be loaded; the updates stay in the queue
      this.#context.report(error)
    }
    await this.#context.clock.wait(retryAfterMs)
    if (!this.#queue.isEmpty) await this.#tickSoon()
    else this.#ticking = null
  }

  /**
   * Commits a batch. After an exception, which is a bug, nothing of the batch is acknowledged. Its connections are
   * closed, and their pages reconnect and send the updates again.
   */
  async #safely(replica: ServerReplica, batch: readonly TickWrite[]): Promise<void> {
    try {
      await this.#tick(replica, batch)
    } catch (error) {
      this.#context.report(error)
      for (const { from } of batch) if (from.kind === "connection") from.connection.close(closeCodes.draining)
    } finally {
      this.#queue.release()
    }
  }

  async #tick(replica: ServerReplica, batch: readonly TickWrite[]): Promise<void> {
    const before = replica.seq
    const told = { epoch: replica.epoch, seq: replica.seq }
    const { outcomes, updates } = await commit(this.topic, batch, this.#context, replica, {
      missed: missed => {
        this.#context.meetings.lostRaces += 1
        this.#lifecycle.committed(missed)
        this.#follower.pass(told, missed)
      },
      reload: async () => {
        this.#context.meetings.reloads += 1
        const loaded = await this.#lifecycle.load()
        await this.#follower.passLoaded(told, loaded)
        return loaded
      },
    })
    const now = this.#lifecycle.current ?? replica
    this.#lifecycle.committed(updates)
    const writers = new Set(batch.flatMap(({ from }) => (from.kind === "connection" ? [from.connection] : [])))
    Connection.atOnce(writers, () => {
      const { epoch, seq } = now
      if (updates.length > 0) {
        const [frames, from] = [framedOnce(updates), seq - updates.length]
        this.#table.tell(updates, { epoch, from, seq }, frames)
        this.#context.bus.tell({ topic: this.topic, epoch, from, to: seq }, frames)
      }
      for (const outcome of outcomes) settleWrite(outcome)
      for (const connection of writers) connection.ack()
    })
    this.#context.took("answer-notes", performance.now() - this.#queue.takenSince)
    this.#table.countWriters()
    if (updates.length > 0 || now.seq !== before) this.#context.changed(this.topic)
    this.#lifecycle.saveSoon(now, "in use")
  }
}
