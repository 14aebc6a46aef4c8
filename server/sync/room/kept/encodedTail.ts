const blockBytes = 4_096
/**
 * The most bytes of an update that is copied into a shared block. A longer update becomes a block itself, without a
 * copy.
 */
const maxPackedBytes = 1_024

/**
 * Packs updates into a few blocks. An update of forty bytes that is stored by itself takes three objects, which the
 * garbage collector would copy for minutes.
 */
export class EncodedTail {
  readonly #blocks: Uint8Array[] = []
  /** three numbers for each update: the index of its block, its start in the block, its length */
  readonly #places: number[] = []
  /** the block that takes the next short update, and the number of bytes used in it */
  readonly #open = { block: -1, filled: blockBytes }
  #bytes = 0

  constructor(updates: readonly Uint8Array[]) {
    this.add(updates)
  }

  get length(): number {
    return this.#places.length / 3
  }

  get byteLength(): number {
    return this.#bytes
  }

  add(updates: readonly Uint8Array[]): void {
    for (const update of updates) {
      if (update.byteLength > maxPackedBytes) this.#places.push(this.#blocks.push(update) - 1, 0, update.byteLength)
      else this.#copy(update)
      this.#bytes += update.byteLength
    }
  }

  /** Returns the updates from index `from` up to `to` as views of the blocks. Callers must not write to the views. */
  slice(from: number, to: number = this.length): Uint8Array[] {
    const views: Uint8Array[] = []
    for (let n = from; n < Math.min(to, this.length); n++) {
      const [block = 0, start = 0, length = 0] = this.#places.slice(3 * n, 3 * n + 3)
      views.push(this.#blocks[block]?.subarray(start, start + length) ?? new Uint8Array())
    }
    return views
  }

  #copy(update: Uint8Array): void {
    const open = this.#open
    if (open.filled + update.byteLength > blockBytes) {
      open.block = this.#blocks.push(new Uint8Array(blockBytes)) - 1
      open.filled = 0
    }
    this.#blocks[open.block]?.set(update, open.filled)
    this.#places.push(open.block, open.filled, update.byteLength)
    open.filled += update.byteLength
  }
}
