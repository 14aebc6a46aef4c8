const smallest = 1_024

/**
 * Updates one behind the other in one buffer. As objects of their own, kept for minutes, they cost a busy server more
 * in what the sweeper carries along than in what it takes to copy them.
 */
export class Tail {
  #bytes = new Uint8Array(0)
  /** where each ends */
  readonly #ends: number[] = []

  constructor(updates: readonly Uint8Array[]) {
    this.add(updates)
  }

  get length(): number {
    return this.#ends.length
  }

  get byteLength(): number {
    return this.#ends.at(-1) ?? 0
  }

  add(updates: readonly Uint8Array[]): void {
    for (const update of updates) {
      const at = this.byteLength
      this.#makeRoom(at + update.byteLength)
      this.#bytes.set(update, at)
      this.#ends.push(at + update.byteLength)
    }
  }

  /** Views that nobody may write into. */
  slice(from: number, to: number = this.length): Uint8Array[] {
    return this.#ends
      .slice(from, to)
      .map((end, n) => this.#bytes.subarray(n + from === 0 ? 0 : this.#ends[n + from - 1], end))
  }

  #makeRoom(length: number): void {
    if (length <= this.#bytes.byteLength) return
    const longer = new Uint8Array(Math.max(smallest, 2 * this.#bytes.byteLength, length))
    longer.set(this.#bytes)
    this.#bytes = longer
  }
}
