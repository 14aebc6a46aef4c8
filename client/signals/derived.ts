import { computed } from "@preact/signals-core"

/**
 * Computes a value from signals. Elements that read the value render again only when the value changes. For example,
 * the card of an act that is offered until noon renders again at noon, not at each tick of the clock.
 */
export function derived<T>(read: () => T): T {
  let kept: { value: T } | null = null
  return computed(() => {
    const value = read()
    if (kept === null || !alike(kept.value, value)) kept = { value }
    return kept
  }).value.value
}

/** True if both values are the same, or are lists or plain objects with equal contents. */
function alike(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (!(one instanceof Object && other instanceof Object)) return false
  const [before, after] = [Object.entries(one), new Map<string, unknown>(Object.entries(other))]
  return before.length === after.size && before.every(([key, value]) => after.has(key) && alike(value, after.get(key)))
}
