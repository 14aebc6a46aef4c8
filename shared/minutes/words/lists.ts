import type { MinutesSay } from "./say.ts"

/** Puts the items after one another; `joined` puts one behind those before it. */
export const chained = (items: readonly string[], joined: (before: string, next: string) => string): string =>
  items.length === 0 ? "" : items.reduce(joined)

/** A list inside a sentence: "A, B and C". */
export function listed(say: MinutesSay, items: readonly string[]): string {
  const next = items.at(-1) ?? ""
  if (items.length < 2) return next
  const before = chained(items.slice(0, -1), (before, next) => say("list.next", { before, next }))
  return say(items.length === 2 ? "list.pair" : "list.last", { before, next })
}
