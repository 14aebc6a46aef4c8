import type { RecordRow } from "../../../../shared/fold/recordState.ts"
import { isNotYetTaken } from "../../../../shared/rules/text/drift.ts"
import { msg } from "../../../i18n/msg.ts"

/** Says since when the note differs from the record, or that the note has not taken the record's wording yet. */
export const differsWords = (record: RecordRow, time: string): string =>
  isNotYetTaken(record) ? msg("drift.notYet", { n: record.number }) : msg("drift.badge", { n: record.number, time })

export const differsShort = (record: RecordRow): string =>
  isNotYetTaken(record) ? msg("drift.notYetShort") : msg("drift.short")
