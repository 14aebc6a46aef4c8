import type { MinutesSay } from "./say.ts"

/** Joins a list from left to right. `joined` adds one item to the items before it. */
export const chained = (items: readonly string[], joined: (before: string, next: string) => string): string =>
  items.length === 0 ? "" : items.reduce(joined)

/** Renders a list inside a sentence: "A, B and C". */
export function listed(say: MinutesSay, items: readonly string[]): string {
  const next = items.at(-1) ?? ""
  if (items.length < 2) return next
  const before = chained(items.slice(0, -1), (before, next) => say("list.next", { before, next }))
  return say(items.length === 2 ? "list.pair" : "list.last", { before, next })
}
