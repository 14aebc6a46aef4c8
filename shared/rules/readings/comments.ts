import type { Thread, ThreadEntry } from "../../fold/state.ts"

/** a comment of one's own is put right for this long */
export const mendMs = 300_000

/** The comment that its author may still mend: what a suggestion proposes, or the product said, is none. */
export function commentIn(thread: Thread | undefined, id: string): ThreadEntry | null {
  const at = thread?.entries.findIndex(one => one.id === id) ?? -1
  const entry = thread?.entries[at]
  if (!entry || entry.phrase || entry.withdrawn !== undefined) return null
  return at === 0 && thread?.wording !== null ? null : entry
}
