import * as Y from "yjs"
import { framedStep2 } from "../../connection/framed.ts"
import { framedOf, mergedAtOnce } from "../../connection/framedOf.ts"
import { EncodedTail } from "./encodedTail.ts"

interface Base {
  seq: number
  /** a Yjs update in format v1, as it is sent */
  update: Uint8Array
}

/** The most diffs that are cached for one base. Pages that reconnect together often have equal state vectors. */
const kept = 8
/** The most updates in the tail. If there are more, a new base is cheaper to send. */
export const longestTail = mergedAtOnce * 20
const maxTailBytes = 2_097_152

/**
 * A topic's document as bytes: a base, and a tail of later updates. It serves readers and joining pages, so only
 * writers need a replica. A page gets the frames of the tail first, then the base as the SyncStep2 that completes the
 * page's copy.
 */
export class EncodedDocument {
  readonly epoch: number
  readonly #base: Base
  readonly #tail: EncodedTail
  /** the encoded frames of full chunks of the tail; a full chunk never changes again */
  readonly #chunks: Uint8Array[] = []
  /** the encoded frames of the updates after the last full chunk */
  #end: { seq: number; bytes: Uint8Array } | null = null
  /** the encoded SyncStep2 for each state vector that pages have sent */
  readonly #completing = new Map<string, Uint8Array>()
  #vector: Map<number, number> | null = null
  /** the number of updates of the tail that `#vector` includes; reading `vector` adds the rest */
  #counted = 0

  constructor(epoch: number, base: Base, tail: readonly Uint8Array[] = []) {
    this.epoch = epoch
    this.#base = base
    this.#tail = new EncodedTail(tail)
  }

  /** The base and all later updates, as they were written: words that were deleted later are still in them. */
  get updates(): readonly Uint8Array[] {
    return [this.#base.update, ...this.#tail.slice(0)]
  }

  /** Whether updates came since the base was made, which alone has no deleted words. */
  get hasTail(): boolean {
    return this.#tail.length > 0
  }

  get seq(): number {
    return this.#base.seq + this.#tail.length
  }

  /** Whether a new base would be cheaper to send than the tail. */
  get isLong(): boolean {
    return this.#tail.length > longestTail || this.#tail.byteLength > maxTailBytes
  }

  add(updates: readonly Uint8Array[]): void {
    this.#tail.add(updates)
  }

  /**
   * Encodes the updates that a client with this state vector lacks. The tail is always sent whole, even if the client
   * has some of its updates. All receivers share the buffers.
   */
  answer(vector: Uint8Array): Uint8Array[] {
    const name = Buffer.from(vector).toString("latin1")
    const known = this.#completing.get(name)
    const { update } = this.#base
    const made = known ?? framedStep2(vector.length > 1 ? Y.diffUpdate(update, vector) : update)
    if (!known && this.#completing.size < kept) this.#completing.set(name, made)
    return [...this.#tailFrames(), made]
  }

  /** Returns the whole document as one Yjs update in format v2. */
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
      this.#chunks.push(framedOf(this.#tail.slice(at * mergedAtOnce, (at + 1) * mergedAtOnce)))
    const rest = this.#tail.slice(this.#chunks.length * mergedAtOnce)
    if (rest.length === 0) return this.#chunks
    const { seq } = this
    if (this.#end?.seq !== seq) this.#end = { seq, bytes: framedOf(rest) }
    return [...this.#chunks, this.#end.bytes]
  }
}

function advance(vector: Map<number, number>, update: Uint8Array): void {
  for (const [client, clock] of Y.parseUpdateMeta(update).to)
    if (clock > (vector.get(client) ?? 0)) vector.set(client, clock)
}
