import * as Y from "yjs"
import type { TopicId, WorkspaceId } from "../../../shared/model/ids.ts"
import { forgotten } from "../../ports/documents/documentLog.ts"
import type { DocumentState } from "../../ports/documents/documents.ts"
import type { Around } from "../around.ts"
import { framedStep2 } from "../connection/framed.ts"
import { Shelf } from "./kept/shelf.ts"
import { isDue, saveSnapshot } from "./kept/snapshot.ts"
import { stateOf } from "./kept/state.ts"
import { Lease } from "./lease.ts"
import { loadReplica, loadShelf, pagesOf, type Replica } from "./replica.ts"
import { Turns } from "./turns.ts"

/** absent → loading → ready → draining → absent; each change happens in a turn of its own */
export type Life = { is: "absent" | "loading" | "draining" } | { is: "ready"; replica: Replica }

/** Who needs what: writers the replica, and everyone the bytes. */
export interface Needs {
  writers(): boolean
  anyone(): boolean
  /** nothing is kept any more */
  onEmpty(): void
}

/** Milliseconds after the last use until a replica, or the bytes, are given up. */
const giveUpAfterMs = 30_000
/** Diffs kept while the document does not change: those who come back together have equal vectors. */
const keptDiffs = 8

/**
 * Keeps one topic's document: as bytes for who reads, as a replica for who writes. Each is loaded for whom it is
 * needed, touched by one job at a time, and given up unused.
 */
export class Keeper {
  readonly #topic: TopicId
  readonly #workspace: WorkspaceId
  readonly #around: Around
  readonly #needs: Needs
  readonly #turns = new Turns()
  readonly #diffs = new Map<string, Uint8Array>()
  readonly #replicaLease: Lease
  readonly #shelfLease: Lease
  #diffsAt = 0
  #life: Life = { is: "absent" }
  #shelf: Shelf | null = null
  #state: DocumentState | null = null
  #saving: Promise<void> | null = null

  constructor(topic: TopicId, workspace: WorkspaceId, around: Around, needs: Needs) {
    this.#topic = topic
    this.#workspace = workspace
    this.#around = around
    this.#needs = needs
    this.#replicaLease = new Lease(around, giveUpAfterMs, needs.writers, () =>
      this.#turns.run(() => this.#dropReplica()),
    )
    this.#shelfLease = new Lease(around, giveUpAfterMs, needs.anyone, () => this.giveUp())
  }

  get life(): Life["is"] {
    return this.#life.is
  }

  /** The replica at this moment, a running tick's updates included; null where none is loaded. */
  get current(): Replica | null {
    return this.#life.is === "ready" ? this.#life.replica : null
  }

  /** Nothing is loaded, nobody waits. */
  get isEmpty(): boolean {
    return this.#life.is === "absent" && this.#shelf === null && this.#turns.waiting === 0
  }

  /** Runs when nobody else is at the replica, which then holds committed text only. */
  turn<T>(job: (replica: Replica) => T | Promise<T>): Promise<T> {
    return this.#turns.run(async () => {
      try {
        return await job(this.current ?? (await this.load()))
      } finally {
        this.used()
      }
    })
  }

  /** The same for who needs only the bytes: a replica is not loaded for it. */
  view<T>(job: (shelf: Shelf) => T | Promise<T>): Promise<T> {
    return this.#turns.run(async () => {
      try {
        return await job(await this.#shelved())
      } finally {
        this.#shelfLease.used()
      }
    })
  }

  /** From the log; within a turn, in place of one that is of no use any more. */
  async load(): Promise<Replica> {
    this.#life = { is: "loading" }
    this.#diffs.clear()
    this.#shelf = null
    try {
      const replica = await loadReplica(this.#around.log, this.#topic, this.#workspace)
      this.#life = { is: "ready", replica }
      return replica
    } catch (error) {
      this.#life = { is: "absent" }
      throw error
    }
  }

  /** Within the turn that committed them. */
  committed(updates: readonly Uint8Array[]): void {
    this.#shelf?.add(updates)
    // the next who joins has a new one made
    if (this.#shelf?.isLong) this.#shelf = null
  }

  /** Within a turn: the frames that answer a state vector, framed for the wire. */
  answer(shelf: Shelf, vector: Uint8Array): readonly Uint8Array[] {
    const replica = this.current
    // one full encode serves all who come with nothing; who has something gets a diff, where a replica can make it
    if (!replica || vector.length <= 1) return shelf.answer(vector)
    if (replica.seq !== this.#diffsAt) this.#diffs.clear()
    this.#diffsAt = replica.seq
    const name = Buffer.from(vector).toString("latin1")
    const known = this.#diffs.get(name)
    const made = known ?? framedStep2(Y.encodeStateAsUpdate(replica.doc, vector))
    if (!known && this.#diffs.size < keptDiffs) this.#diffs.set(name, made)
    return [made]
  }

  /** The whole document for GET /state, one body while it does not change. */
  state(shelf: Shelf): DocumentState {
    const replica = this.current
    const known = this.#state
    if (known?.epoch === shelf.epoch && known.seq === shelf.seq) return known
    this.#state = stateOf(shelf, replica ? Y.encodeStateAsUpdateV2(replica.doc) : shelf.whole())
    return this.#state
  }

  /** The owners of client ids, read from the log where no replica knows them. */
  async ids(): Promise<Pick<Replica, "owners" | "pages">> {
    if (this.current) return this.current
    const owners = await this.#around.log.owners(this.#topic)
    return { owners: new Map(owners.map(({ client, member }) => [client, member])), pages: pagesOf(owners) }
  }

  /** Forgets the words' authors in the log and in a loaded replica, and calls `then` before anything else happens. */
  forgetAuthors(then: () => void): Promise<void> {
    return this.#turns.run(async () => {
      await this.#around.log.forgetAuthors(this.#topic)
      const owners = this.current?.owners
      for (const client of owners?.keys() ?? []) owners?.set(client, forgotten)
      then()
      this.used()
    })
  }

  /** Settles when all that was asked for before is over; loads nothing. */
  rest(): Promise<void> {
    return this.#turns.run(() => undefined)
  }

  used(): void {
    this.#replicaLease.used()
    this.#shelfLease.used()
  }

  /** Settles when what nobody needs is gone, and a snapshot of it is written. */
  async giveUp(): Promise<void> {
    await this.#turns.run(async () => {
      this.#dropReplica()
      if (this.#needs.anyone()) return
      this.#shelf = null
      this.#state = null
    })
    await this.#saving
    if (this.isEmpty && !this.#needs.anyone()) this.#needs.onEmpty()
  }

  /** Starts a snapshot where one is due; typing goes on meanwhile. */
  saveSoon(replica: Replica, when: "in use" | "leaving"): void {
    if (this.#saving || !isDue(replica, when)) return
    this.#saving = saveSnapshot(this.#around, this.#topic, replica).finally(() => {
      this.#saving = null
    })
  }

  async #shelved(): Promise<Shelf> {
    const replica = this.current
    if (this.#shelf) return this.#shelf
    this.#shelf = replica
      ? new Shelf(replica.epoch, { seq: replica.seq, update: Y.encodeStateAsUpdate(replica.doc) }, [])
      : await loadShelf(this.#around.log, this.#topic, this.#workspace)
    return this.#shelf
  }

  #dropReplica(): void {
    if (this.#life.is !== "ready" || this.#needs.writers()) return
    const { replica } = this.#life
    this.#life = { is: "draining" }
    this.saveSoon(replica, "leaving")
    replica.doc.destroy()
    this.#diffs.clear()
    this.#life = { is: "absent" }
  }
}
