import type { Entry } from "../../../shared/contract/events.ts"

const keptEntries = 4_000

/** The newest entries, kept in memory for pages that lack only a few entries. Older entries are read from the store. */
export class Recent {
  #list: Entry[] = []
  /** the list has every entry with a sequence number above this one */
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

  /** the entries in (from, to]; null if some of them are no longer in the list */
  between(from: number, to: number): Entry[] | null {
    if (from < this.from) return null
    return this.#list.slice(this.#after(from), this.#after(to))
  }

  /** the number of listed entries with a sequence number up to `seq` */
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
