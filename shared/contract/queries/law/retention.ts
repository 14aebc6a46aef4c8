import type { RetainedKind } from "../../../model/law/retention.ts"
import type { Instant } from "../../../model/terms.ts"

/** `GET /api/workspaces/:slug/retention`: what would be erased now with these periods (DOMAIN RT5). */
export interface RetentionCount {
  /** how much of each kind would be erased; a kind of which nothing would be erased is missing */
  counts: Partial<Record<RetainedKind, number>>
  /** when the last backup of the schedule that holds what is erased now is deleted; null: there is no schedule */
  backupsUntil: Instant | null
}
