import type { State } from "../../../shared/fold/state.ts"
import { isHeld } from "../../../shared/rules/floor/held.ts"

/**
 * The time when the last session of a panel under the Chatham House Rule closed. Null while a session is held, and
 * under other policies.
 */
export function lastClose({ workspace, sessions }: State): number | null {
  if (!workspace || workspace.removed || workspace.attribution !== "chatham") return null
  const all = Object.values(sessions)
  if (all.some(isHeld)) return null
  const closes = all.flatMap(({ state, closedAt }) => (state === "closed" && closedAt !== null ? [closedAt] : []))
  return closes.length > 0 ? Math.max(...closes) : null
}
