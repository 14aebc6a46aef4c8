import { computed } from "@preact/signals-core"

/**
 * A value computed from signals. Its readers render again when the value changes: for example, an act that is offered
 * until an hour renders its card at that hour and not at each tick of the clock.
 */
export function derived<T>(read: () => T): T {
  let kept: { value: T } | null = null
  return computed(() => {
    const value = read()
    if (kept === null || !alike(kept.value, value)) kept = { value }
    return kept
  }).value.value
}

/** True for the same value, and for lists or plain objects whose values are alike. */
function alike(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (!(one instanceof Object && other instanceof Object)) return false
  const [before, after] = [Object.entries(one), new Map<string, unknown>(Object.entries(other))]
  return before.length === after.size && before.every(([key, value]) => after.has(key) && alike(value, after.get(key)))
}
