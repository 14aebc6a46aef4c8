import * as Y from "yjs"
import type { TopicId, WorkspaceId } from "../../../shared/model/ids.ts"
import { forgotten } from "../../ports/documents/documentLog.ts"
import type { DocumentState } from "../../ports/documents/documents.ts"
import type { LogPosition } from "../connection/deliveredPosition.ts"
import { framedStep2 } from "../connection/framed.ts"
import type { SyncContext } from "../context.ts"
import { EncodedDocument } from "./kept/encodedDocument.ts"
import { Lease } from "./kept/lease.ts"
import { isDue, saveSnapshot } from "./kept/snapshot.ts"
import { stateOf } from "./kept/state.ts"
import { followLog, loadReplica, loadShelf, ownersIn, type ServerReplica, withoutDeleted } from "./replica.ts"
import { Turns } from "./turns.ts"

/** The state of the replica: absent → loading → ready → draining → absent. Each change happens within a turn. */
export type Life = { state: "absent" | "loading" | "draining" } | { state: "ready"; replica: ServerReplica }

/** The users of the document. Writers need the replica; all others need only the encoded document. */
export interface Needs {
  writers(): boolean
  anyone(): boolean
  /** called when nobody is connected and nothing of the document is in memory */
  onEmpty(): void
}

/**
 * How long a reader who joins may still get words that were deleted meanwhile, in ms. A new base costs the note's whole
 * size, so a crowd that joins while somebody writes shares one.
 */
const deletedForMs = 1_000
/** How long an unused replica or encoded document stays in memory, in ms. */
const giveUpAfterMs = 30_000
/**
 * The most diffs that are cached until the document changes. Pages that reconnect together often have equal state
 * vectors.
 */
const keptDiffs = 8

/**
 * Holds one topic's document in memory: encoded for readers, as a replica for writers. It loads each form when a job
 * needs it, runs one job at a time, and discards a form that is unused.
 */
export class DocumentLifecycle {
  readonly #topic: TopicId
  readonly #workspace: WorkspaceId
  readonly #context: SyncContext
  readonly #needs: Needs
  readonly #turns = new Turns()
  readonly #diffs = new Map<string, Uint8Array>()
  readonly #replicaLease: Lease
  readonly #shelfLease: Lease
  #diffsAt = 0
  #life: Life = { state: "absent" }
  #encoded: EncodedDocument | null = null
  /** when the base of the encoded document was made */
  #encodedAt = 0
  #state: DocumentState | null = null
  #saving: Promise<void> | null = null

  constructor(topic: TopicId, workspace: WorkspaceId, context: SyncContext, needs: Needs) {
    this.#topic = topic
    this.#workspace = workspace
    this.#context = context
    this.#needs = needs
    this.#replicaLease = new Lease(context, giveUpAfterMs, needs.writers, () =>
      this.#turns.run(() => this.#dropReplica()),
    )
    this.#shelfLease = new Lease(context, giveUpAfterMs, needs.anyone, () => this.giveUp())
  }

  get life(): Life["state"] {
    return this.#life.state
  }

  /** The loaded replica, including updates of a running tick that are not committed yet. Null if none is loaded. */
  get current(): ServerReplica | null {
    return this.#life.state === "ready" ? this.#life.replica : null
  }

  /** Whether nothing is loaded and no job waits or runs. */
  get isEmpty(): boolean {
    return this.#life.state === "absent" && this.#encoded === null && this.#turns.waiting === 0
  }

  /**
   * Runs the job alone with the replica. The replica holds committed text only, because no tick runs at the same time.
   */
  turn<T>(job: (replica: ServerReplica) => T | Promise<T>): Promise<T> {
    return this.#turns.run(async () => {
      try {
        return await job(this.current ?? (await this.load()))
      } finally {
        this.used()
      }
    })
  }

  /** Runs the job alone with the encoded document, without loading a replica. */
  view<T>(job: (encoded: EncodedDocument) => T | Promise<T>): Promise<T> {
    return this.#turns.run(async () => {
      try {
        return await job(await this.#shelved())
      } finally {
        this.#shelfLease.used()
      }
    })
  }

  /** Loads the replica from the log and replaces a replica that is no longer valid. Runs within a turn. */
  async load(): Promise<ServerReplica> {
    this.#life = { state: "loading" }
    this.#diffs.clear()
    this.#encoded = null
    try {
      const replica = await loadReplica(this.#context.log, this.#topic, this.#workspace)
      this.#life = { state: "ready", replica }
      return replica
    } catch (error) {
      this.#life = { state: "absent" }
      throw error
    }
  }

  /** The place of the last update that the loaded forms have; null if nothing is loaded. */
  get place(): LogPosition | null {
    const loaded = this.current ?? this.#encoded
    return loaded && { epoch: loaded.epoch, seq: loaded.seq }
  }

  /** Runs the job alone, without loading the replica or the encoded document. */
  asIs<T>(job: () => T | Promise<T>): Promise<T> {
    return this.#turns.run(job)
  }

  /**
   * Adds updates of other processes, which follow the loaded place. Runs within a turn. If this fails, part of the
   * updates may be in the replica and none were sent, so everything loaded is discarded and read from the log again.
   */
  async follow(updates: readonly Uint8Array[]): Promise<void> {
    const replica = this.current
    try {
      if (replica && !(await followLog(this.#context, this.#topic, replica, updates))) return this.discard()
      this.committed(updates)
    } catch (error) {
      this.discard()
      throw error
    }
  }

  /** Discards the replica and the encoded document, because the log has another epoch. Runs within a turn. */
  discard(): void {
    this.current?.doc.destroy()
    this.#life = { state: "absent" }
    this.#encoded = null
    this.#state = null
    this.#diffs.clear()
  }

  /** Adds committed updates to the encoded document, within the turn that committed them. */
  committed(updates: readonly Uint8Array[]): void {
    this.#encoded?.add(updates)
    // the encoded document is too long; the next page that joins makes a new one
    if (this.#encoded?.isLong) this.#encoded = null
  }

  /** Returns the answer to a state vector, encoded as WebSocket frames. Runs within a turn. */
  answer(encoded: EncodedDocument, vector: Uint8Array): readonly Uint8Array[] {
    const replica = this.current
    // all pages with an empty state vector share one encoded document; a page that has a part of the note gets a diff,
    // if a replica is loaded to make one
    if (!replica || vector.length <= 1) return encoded.answer(vector)
    if (replica.seq !== this.#diffsAt) this.#diffs.clear()
    this.#diffsAt = replica.seq
    const name = Buffer.from(vector).toString("latin1")
    const known = this.#diffs.get(name)
    const made = known ?? framedStep2(Y.encodeStateAsUpdate(replica.doc, vector))
    if (!known && this.#diffs.size < keptDiffs) this.#diffs.set(name, made)
    return [made]
  }

  /** Returns the whole document for GET /state. The response is cached until the document changes. */
  state(encoded: EncodedDocument): DocumentState {
    const replica = this.current
    const known = this.#state
    if (known?.epoch === encoded.epoch && known.seq === encoded.seq) return known
    const kept = () => (encoded.hasTail ? withoutDeleted(encoded) : encoded).whole()
    this.#state = stateOf(encoded, replica ? Y.encodeStateAsUpdateV2(replica.doc) : kept())
    return this.#state
  }

  /** Returns the member and the page of each client id, from the replica or, if none is loaded, from the log. */
  async ids(epoch: number): Promise<Pick<ServerReplica, "owners" | "pages">> {
    return this.current ?? ownersIn(await this.#context.log.owners({ topic: this.#topic, epoch }))
  }

  /**
   * Erases the authors of the note's text in the log and in a loaded replica. It calls `then` before any other job
   * runs.
   */
  forgetAuthors(then: () => void): Promise<void> {
    return this.#turns.run(async () => {
      await this.#context.log.forgetAuthors(this.#topic)
      const owners = this.current?.owners
      for (const client of owners?.keys() ?? []) owners?.set(client, forgotten)
      then()
      this.used()
    })
  }

  /** Settles when every earlier job is done. Loads nothing. */
  rest(): Promise<void> {
    return this.asIs(() => undefined)
  }

  used(): void {
    this.#replicaLease.used()
    this.#shelfLease.used()
  }

  /** Discards the replica and the encoded document if nobody needs them. Settles when the snapshot is written. */
  async giveUp(): Promise<void> {
    await this.#turns.run(async () => {
      this.#dropReplica()
      if (this.#needs.anyone()) return
      this.#encoded = null
      this.#state = null
    })
    await this.#saving
    if (this.isEmpty && !this.#needs.anyone()) this.#needs.onEmpty()
  }

  /** Starts a snapshot if one is due. Other jobs go on while it is made. */
  saveSoon(replica: ServerReplica, when: "in use" | "leaving"): void {
    if (this.#saving || !isDue(replica, when)) return
    this.#saving = saveSnapshot(this.#context, { topic: this.#topic, workspace: this.#workspace }, replica).finally(
      () => {
        this.#saving = null
      },
    )
  }

  /** Returns the encoded document, from which words that were deleted more than a moment ago are gone. */
  async #shelved(): Promise<EncodedDocument> {
    const replica = this.current
    const known = this.#encoded
    const now = this.#context.clock.now()
    if (known && !(known.hasTail && Math.abs(now - this.#encodedAt) >= deletedForMs)) return known
    this.#encodedAt = now
    if (replica)
      this.#encoded = new EncodedDocument(replica.epoch, {
        seq: replica.seq,
        update: Y.encodeStateAsUpdate(replica.doc),
      })
    else
      this.#encoded = known ? withoutDeleted(known) : await loadShelf(this.#context.log, this.#topic, this.#workspace)
    return this.#encoded
  }

  #dropReplica(): void {
    if (this.#life.state !== "ready" || this.#needs.writers()) return
    const { replica } = this.#life
    this.#life = { state: "draining" }
    this.saveSoon(replica, "leaving")
    replica.doc.destroy()
    this.#diffs.clear()
    this.#life = { state: "absent" }
  }
}
