import type { Entry } from "../contract/events.ts"
import { fold } from "./fold.ts"
import { emptyState, type State } from "./state.ts"

/**
 * The number of entries between two stored states. Folding so many entries takes a few milliseconds, so any moment can
 * be shown without a delay.
 */
const entriesPerState = 250

/**
 * Computes the state of a log at any moment. It stores a state after every `entriesPerState` entries. For any other
 * entry it folds from the nearest earlier stored state. Stored states share their unchanged parts, so each one needs
 * little memory.
 */
export class StatesOfLog {
  readonly entries: Entry[] = []
  private readonly states: State[] = [emptyState]

  /** Appends entries that follow the stored ones. */
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

  /** The number of entries up to `seq`. It can be less than `seq`, because numbers may be missing from the list. */
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
