import type { Entry } from "../contract/events.ts"
import { inBatch } from "./changes/change.ts"
import { withChanges, withTerms } from "./changes/terms.ts"
import { folds } from "./folds.ts"
import { runningIn, withClocked } from "./nouns/time/clocked.ts"
import type { State } from "./state.ts"

const inOrder = Object.values(folds)

/**
 * Applies one entry to a state, by the same code on server and pages. An entry of a later version's kind changes only
 * `seq`.
 */
export function foldOne(state: State, entry: Entry): State {
  const running = runningIn(state)
  let next = state
  for (const one of inOrder) next = one(next, entry)
  const told = withChanges(state, withTerms(state, next, entry), entry)
  return { ...withClocked(told, running, entry.at), seq: entry.seq }
}

/**
 * Folds entries, in order, into a state. The time grows with the number of entries, not with the size of the state.
 * `to` becomes the state's `seq`, although this reader does not get all entries up to `to`. `tables` are the tables
 * that earlier parts of the same batch have copied.
 */
export function fold(state: State, entries: readonly Entry[], to?: number, tables?: WeakSet<object>): State {
  const next = inBatch(
    () => entries.reduce((all, entry) => (entry.seq > all.seq ? foldOne(all, entry) : all), state),
    tables,
  )
  return to === undefined || to <= next.seq ? next : { ...next, seq: to }
}
