import * as Y from "yjs"
import type { TopicId, WorkspaceId } from "../../../shared/model/ids.ts"
import { frames } from "../frame.ts"
import type { Around } from "./around.ts"
import { loadReplica, type Replica } from "./replica.ts"
import { saveSnapshot } from "./snapshot.ts"
import { Turns } from "./turns.ts"

/** absent → loading → ready → draining → absent; each change happens in a turn of its own */
export type Life = { is: "absent" | "loading" | "draining" } | { is: "ready"; replica: Replica }

/** Milliseconds after the last use until a replica is given up. */
const unloadAfter = 30_000
/** Diffs kept while the document does not change: those who come back together have equal vectors. */
const keptDiffs = 8

/** Keeps one topic's replica: loads it for whom it is needed, lets one job at a time to it, gives it up unused. */
export class Keeper {
  readonly #topic: TopicId
  readonly #workspace: WorkspaceId
  readonly #around: Around
  readonly #inUse: () => boolean
  readonly #turns = new Turns()
  readonly #diffs = new Map<string, Uint8Array>()
  #diffsAt = 0
  #life: Life = { is: "absent" }
  #uses = 0
  #waiting = false

  constructor(topic: TopicId, workspace: WorkspaceId, around: Around, inUse: () => boolean) {
    this.#topic = topic
    this.#workspace = workspace
    this.#around = around
    this.#inUse = inUse
  }

  /** The replica at this moment, a running tick's updates included; null where none is loaded. */
  get current(): Replica | null {
    return this.#life.is === "ready" ? this.#life.replica : null
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

  /** From the log; within a turn, in place of one that is of no use any more. */
  async load(): Promise<Replica> {
    this.#life = { is: "loading" }
    this.#diffs.clear()
    const replica = await loadReplica(this.#around.log, this.#topic, this.#workspace)
    this.#life = { is: "ready", replica }
    return replica
  }

  /** The SyncStep2 that answers a state vector. */
  diff({ doc, seq }: Replica, vector: Uint8Array): Uint8Array {
    if (seq !== this.#diffsAt) this.#diffs.clear()
    this.#diffsAt = seq
    const key = Buffer.from(vector).toString("latin1")
    const known = this.#diffs.get(key)
    if (known) return known
    const made = frames.step2(Y.encodeStateAsUpdate(doc, vector))
    if (this.#diffs.size < keptDiffs) this.#diffs.set(key, made)
    return made
  }

  /** Starts the time after which an unused replica goes; one timer however often it is used. */
  used(): void {
    this.#uses += 1
    if (this.#waiting || this.#inUse()) return
    this.#waiting = true
    this.#wait().catch(this.#around.report)
  }

  giveUp(): Promise<void> {
    return this.#turns.run(() => this.#giveUp())
  }

  async #wait(): Promise<void> {
    const uses = this.#uses
    await this.#around.clock.wait(unloadAfter)
    this.#waiting = false
    if (this.#inUse()) return
    if (uses === this.#uses) await this.giveUp()
    else this.used()
  }

  async #giveUp(): Promise<void> {
    if (this.#life.is !== "ready" || this.#inUse()) return
    const { replica } = this.#life
    this.#life = { is: "draining" }
    await saveSnapshot(this.#around, this.#topic, replica, "leaving")
    replica.doc.destroy()
    this.#diffs.clear()
    this.#life = { is: "absent" }
  }
}
