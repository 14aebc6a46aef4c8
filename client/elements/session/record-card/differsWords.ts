import type { RecordRow } from "../../../../shared/fold/consensusState.ts"
import { isNotYetTaken } from "../../../../shared/rules/text/drift.ts"
import { msg } from "../../../i18n/msg.ts"

/** That the note says something else than the record: since `time`, or as it has not followed the record yet. */
export const differsWords = (record: RecordRow, time: string): string =>
  isNotYetTaken(record) ? msg("drift.notYet", { n: record.number }) : msg("drift.badge", { n: record.number, time })

export const differsShort = (record: RecordRow): string =>
  isNotYetTaken(record) ? msg("drift.notYetShort") : msg("drift.short")
