import type { Instant } from "../../../model/terms.ts"
import type { Texts } from "../../../model/texts.ts"

/** `POST /api/openings/preview {token}` and `POST /api/openings/no {token}`: what opens, and when. */
export interface OpeningPreview {
  workspace: { slug: string; title: Texts }
  /** When the panel opens wider, or the minutes are published. */
  at: Instant
  /** Whether the minutes of a session are published, and not the panel opened. */
  minutes: boolean
}
