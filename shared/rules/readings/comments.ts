import type { Thread, ThreadEntry } from "../../fold/state.ts"

/** Milliseconds in which authors may correct their own comment. */
export const mendMs = 300_000

/**
 * A comment that its author may correct or withdraw; null if there is none. The wording of a suggestion is no comment,
 * and neither is a sentence that Plenary wrote in a member's name.
 */
export function commentIn(thread: Thread | undefined, id: string): ThreadEntry | null {
  const at = thread?.entries.findIndex(one => one.id === id) ?? -1
  const entry = thread?.entries[at]
  if (!entry || entry.phrase || entry.withdrawn !== undefined) return null
  return at === 0 && thread?.wording !== null ? null : entry
}
