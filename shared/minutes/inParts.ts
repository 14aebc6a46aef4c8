import type { Entry } from "../contract/events.ts"
import { fold } from "../fold/fold.ts"
import { emptyState, type State } from "../fold/state.ts"

/** A computation in short parts. Between two of them whoever runs it may let others work. */
export type InParts<T> = Generator<void, T, void>

/** How many entries or lines a part takes, which is about a millisecond's work. */
export const rowsInPart = 50

/** Runs a computation without a rest. */
export function withoutRest<T>(parts: InParts<T>): T {
  for (;;) {
    const { done, value } = parts.next()
    if (done) return value
  }
}

/** Maps a list in parts. */
export function* mapInParts<T, R>(list: readonly T[], map: (one: T) => readonly R[]): InParts<R[]> {
  const all: R[] = []
  for (const [n, one] of list.entries()) {
    for (const made of map(one)) all.push(made)
    if (n % rowsInPart === rowsInPart - 1) yield
  }
  return all
}

/** Folds a whole log in parts. */
export function* foldInParts(entries: readonly Entry[]): InParts<State> {
  const tables = new WeakSet<object>()
  let state = emptyState
  for (let at = 0; at < entries.length; at += rowsInPart) {
    state = fold(state, entries.slice(at, at + rowsInPart), undefined, tables)
    yield
  }
  return state
}
