import type { Instant } from "../../model/terms.ts"

/** `GET /api/workspaces/{slug}/calendar`: when the calendars' addresses were made; null if there is none. */
export interface CalendarState {
  own: Instant | null
  /** always null for a caller who may not give out the workspace's calendar */
  workspace: Instant | null
}

/**
 * `POST /api/workspaces/{slug}/calendar {of}`: a new address, which ends the earlier one. It is sent only in this
 * answer.
 */
export interface CalendarMade {
  path: string
  madeAt: Instant
}
