import type { Entry } from "../contract/events.ts"
import { fold } from "./fold.ts"
import { emptyState, type State } from "./state.ts"

/** Folding this many entries takes a few milliseconds, so that any moment opens before a reader notices. */
const every = 250

/**
 * A log whose state at any moment is at hand: a state is kept after every so many entries, and the same fold that a
 * live page uses goes on from the nearest one. States are never changed in place, so each costs its differences.
 */
export class StatesOfLog {
  readonly entries: Entry[] = []
  private readonly states: State[] = [emptyState]

  /** entries that come after all that are held */
  add(entries: readonly Entry[]): void {
    for (const entry of entries) {
      this.entries.push(entry)
      if (this.entries.length % every > 0) continue
      const from = this.entries.length - every
      this.states.push(fold(this.states.at(-1) ?? emptyState, this.entries.slice(from)))
    }
  }

  /** The state after the entry `seq`, as a page had it that was live then. */
  at(seq: number): State {
    const count = this.countTo(seq)
    const kept = Math.floor(count / every)
    return fold(this.states[kept] ?? emptyState, this.entries.slice(kept * every, count))
  }

  /** How many entries there are up to `seq`; the list may have gaps. */
  private countTo(seq: number): number {
    let low = 0
    let high = this.entries.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.entries[middle]?.seq ?? Infinity) <= seq) low = middle + 1
      else high = middle
    }
    return low
  }
}
