import type { State } from "../../../shared/fold/state.ts"
import { isHeld } from "../../../shared/rules/floor/held.ts"

/** When the last session closed; null while one is held, or if names may leave the room. */
export function lastClose({ workspace, sessions }: State): number | null {
  if (!workspace || workspace.removed || workspace.attribution !== "chatham") return null
  const all = Object.values(sessions)
  if (all.some(isHeld)) return null
  const closes = all.flatMap(({ state, closedAt }) => (state === "closed" && closedAt !== null ? [closedAt] : []))
  return closes.length > 0 ? Math.max(...closes) : null
}
