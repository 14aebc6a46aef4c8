import type { Entry } from "../../../../shared/contract/events.ts"

const keptEntries = 4_000

/** The newest entries, for pages that are a little behind; older ones are read from the store. */
export class Recent {
  #list: Entry[] = []
  /** all entries after this seq are here */
  from: number

  constructor(from: number) {
    this.from = from
  }

  add(entry: Entry): void {
    this.#list.push(entry)
    if (this.#list.length <= keptEntries * 2) return
    this.#list = this.#list.slice(-keptEntries)
    this.from = (this.#list[0]?.seq ?? 1) - 1
  }

  /** those in (from, to]; null if some of them are no longer here */
  between(from: number, to: number): Entry[] | null {
    if (from < this.from) return null
    return this.#list.slice(this.#after(from), this.#after(to))
  }

  /** the number of entries at or before `seq` */
  #after(seq: number): number {
    let [low, high] = [0, this.#list.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#list[middle]?.seq ?? Infinity) <= seq) low = middle + 1
      else high = middle
    }
    return low
  }
}
