import type { RecordRow } from "../../../shared/fold/recordState.ts"
import { recordEndKey } from "../../../shared/rules/said/inRecords.ts"
import type { SaidBy } from "../translating/saidShown.ts"

/** The reason for which a record ended, as a text that somebody said. */
export const recordEnd = ({ id, reason, reasonLang, endedBy, endedAt }: RecordRow): SaidBy => ({
  key: recordEndKey(id),
  lang: reasonLang ?? null,
  text: reason,
  by: endedBy,
  at: endedAt ?? 0,
})
