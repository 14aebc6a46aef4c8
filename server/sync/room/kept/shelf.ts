import * as Y from "yjs"
import { mergedAtOnce, updateFrames } from "../../connection/updateFrames.ts"
import { frames } from "../../frame.ts"

interface Base {
  seq: number
  /** Yjs update, v1: what goes on the wire */
  update: Uint8Array
}

/** Answers kept while nothing changes: those who come back together have equal vectors. */
const kept = 8
/** Updates after the base from which a new base is cheaper to send. */
export const longestTail = mergedAtOnce * 20
const heaviestTail = 2_097_152

/**
 * A topic's document as bytes. Those who read and those who join are served from it, so a replica is needed only by
 * who writes (§5): the tail's frames first, then the base as the SyncStep2 that completes a client.
 */
export class Shelf {
  readonly epoch: number
  readonly #base: Base
  readonly #tail: Uint8Array[]
  /** merged frames of whole chunks of the tail, which never change again */
  readonly #chunks: Uint8Array[] = []
  readonly #answers = new Map<string, Uint8Array[]>()
  #vector: Map<number, number> | null = null
  /** updates of the tail that the vector contains; it is brought up to date for who asks */
  #counted = 0
  #added = 0

  constructor(epoch: number, base: Base, tail: readonly Uint8Array[]) {
    this.epoch = epoch
    this.#base = base
    this.#tail = [...tail]
  }

  get seq(): number {
    return this.#base.seq + this.#tail.length
  }

  /** Is it time for a new base, where a replica can give one? */
  get isLong(): boolean {
    return this.#tail.length > longestTail || this.#added > heaviestTail
  }

  add(updates: readonly Uint8Array[]): void {
    this.#tail.push(...updates)
    for (const update of updates) this.#added += update.byteLength
    this.#answers.clear()
  }

  /** What a client with this state vector lacks, and at most the tail beyond it. */
  answer(vector: Uint8Array): Uint8Array[] {
    const name = Buffer.from(vector).toString("latin1")
    const known = this.#answers.get(name)
    if (known) return known
    const { update } = this.#base
    const rest = vector.length > 1 ? Y.diffUpdate(update, vector) : update
    const made = [...this.#tailFrames(), frames.step2(rest)]
    if (this.#answers.size < kept) this.#answers.set(name, made)
    return made
  }

  /** All of it as one update, v2. */
  whole(): Uint8Array {
    const parts = [this.#base.update]
    for (let at = 0; at < this.#tail.length; at += mergedAtOnce)
      parts.push(Y.mergeUpdates(this.#tail.slice(at, at + mergedAtOnce)))
    return Y.convertUpdateFormatV1ToV2(parts.length === 1 && parts[0] ? parts[0] : Y.mergeUpdates(parts))
  }

  get vector(): Uint8Array {
    this.#vector ??= Y.decodeStateVector(Y.encodeStateVectorFromUpdate(this.#base.update))
    for (const update of this.#tail.slice(this.#counted)) advance(this.#vector, update)
    this.#counted = this.#tail.length
    return Y.encodeStateVector(this.#vector)
  }

  #tailFrames(): Uint8Array[] {
    for (let at = this.#chunks.length; (at + 1) * mergedAtOnce <= this.#tail.length; at++)
      this.#chunks.push(...updateFrames(this.#tail.slice(at * mergedAtOnce, (at + 1) * mergedAtOnce)))
    return [...this.#chunks, ...updateFrames(this.#tail.slice(this.#chunks.length * mergedAtOnce))]
  }
}

function advance(vector: Map<number, number>, update: Uint8Array): void {
  for (const [client, clock] of Y.parseUpdateMeta(update).to)
    if (clock > (vector.get(client) ?? 0)) vector.set(client, clock)
}
