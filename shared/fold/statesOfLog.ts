import type { Entry } from "../contract/events.ts"
import { fold } from "./fold.ts"
import { emptyState, type State } from "./state.ts"

/** Entries between two kept states. Folding so many takes a few milliseconds, so any moment opens without a delay. */
const entriesPerState = 250

/**
 * Gives the state of a log at any moment. It keeps a state every so many entries and folds on from the nearest one.
 * States share what did not change between them, so each one costs only its differences.
 */
export class StatesOfLog {
  readonly entries: Entry[] = []
  private readonly states: State[] = [emptyState]

  /** appends entries that follow the ones already here */
  add(entries: readonly Entry[]): void {
    for (const entry of entries) {
      this.entries.push(entry)
      if (this.entries.length % entriesPerState > 0) continue
      const from = this.entries.length - entriesPerState
      this.states.push(fold(this.states.at(-1) ?? emptyState, this.entries.slice(from)))
    }
  }

  /** The state after the entry `seq`, as a live page had it at that moment. */
  at(seq: number): State {
    const count = this.countTo(seq)
    const kept = Math.floor(count / entriesPerState)
    return fold(this.states[kept] ?? emptyState, this.entries.slice(kept * entriesPerState, count))
  }

  /** The number of entries up to `seq`; the list may have gaps. */
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
