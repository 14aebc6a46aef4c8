import { computed } from "@preact/signals-core"

/**
 * What `read` makes of signals. Who reads it renders again once it is something else: an act that is offered until an
 * hour, for example, renders its card at that hour and not at each tick of the clock.
 */
export function derived<T>(read: () => T): T {
  let kept: { value: T } | null = null
  return computed(() => {
    const value = read()
    if (kept === null || !alike(kept.value, value)) kept = { value }
    return kept
  }).value.value
}

/** The same value, or lists or plain objects of values that are alike. */
function alike(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (!(one instanceof Object && other instanceof Object)) return false
  const [before, after] = [Object.entries(one), new Map<string, unknown>(Object.entries(other))]
  return before.length === after.size && before.every(([key, value]) => after.has(key) && alike(value, after.get(key)))
}
