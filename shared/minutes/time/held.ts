import type { Entry } from "../../contract/events.ts"
import type { Session } from "../../fold/sessionState.ts"
import type { Instant } from "../../model/terms.ts"

/**
 * Returns the milliseconds that each item took. A pause stops the clock, unless the item is itself a break. An item
 * that is still running counts up to the last entry.
 */
export function heldItems(heard: readonly Entry[], { items }: Session): Map<string, number> {
  const breaks = new Set<string>(items.filter(({ kind }) => kind === "break").map(({ id }) => id))
  const used = new Map<string, number>()
  let item: string | null = null
  let since: Instant | null = null
  const stop = (at: Instant) => {
    if (item !== null && since !== null) used.set(item, (used.get(item) ?? 0) + (at - since))
    since = null
  }
  for (const entry of heard) {
    switch (entry.kind) {
      case "agenda-moved":
        stop(entry.at)
        item = entry.body.item
        since = entry.at
        break
      case "session-paused":
        if (item === null || !breaks.has(item)) stop(entry.at)
        break
      case "session-closed":
        stop(entry.at)
        break
      case "session-resumed":
      case "session-reopened":
        since ??= entry.at
        break
      default:
    }
  }
  stop(heard.at(-1)?.at ?? 0)
  return used
}

/** Returns the planned minutes of each item when the session began, before items took time from other items. */
export function plannedMinutes(entries: readonly Entry[], { id }: Session): Map<string, number> {
  const planned = new Map<string, number>()
  for (const entry of entries) {
    if (entry.kind === "session-started" && entry.body.session === id) break
    if (entry.kind !== "agenda-set" || entry.body.session !== id) continue
    planned.clear()
    for (const item of entry.body.items) planned.set(item.id, item.minutes)
  }
  return planned
}
