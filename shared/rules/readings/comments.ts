import type { Thread, ThreadEntry } from "../../fold/state.ts"

/** authors may correct their own comment for this long */
export const mendMs = 300_000

/** A comment that its author may still correct; the text of a suggestion, or of the product, is no comment. */
export function commentIn(thread: Thread | undefined, id: string): ThreadEntry | null {
  const at = thread?.entries.findIndex(one => one.id === id) ?? -1
  const entry = thread?.entries[at]
  if (!entry || entry.phrase || entry.withdrawn !== undefined) return null
  return at === 0 && thread?.wording !== null ? null : entry
}
