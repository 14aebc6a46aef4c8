import type { Round } from "../../../shared/fold/consensusState.ts"
import type { RecordRow } from "../../../shared/fold/recordState.ts"
import { msg } from "../../i18n/msg.ts"
import { type ActModules, always } from "../module.ts"

/** The acts on what is entered beside a record in force: its review and the progress under it. */
export type LivingAct =
  | { kind: "set-review-date"; record: RecordRow }
  | { kind: "open-review"; record: RecordRow }
  /** `round`: the review whose answers are shown */
  | { kind: "conclude-review"; record: RecordRow; round: Round }
  | { kind: "name-progress-members"; record: RecordRow }
  | { kind: "note-progress"; record: RecordRow }

export const livingModules: ActModules<LivingAct> = {
  "set-review-date": {
    label: ({ record }) => (record.review?.on ? msg("act.moveReviewDate") : msg("act.setReviewDate")),
    asks: always,
  },
  "open-review": { label: ({ record: { number: n } }) => msg("act.openReview", { n }), asks: always },
  "conclude-review": { label: ({ record: { number: n } }) => msg("act.concludeReview", { n }), asks: always },
  "name-progress-members": { label: () => msg("act.nameProgress"), right: "name who notes progress", asks: always },
  "note-progress": { label: () => msg("act.noteProgress"), right: "note progress", asks: always },
}
