import { msg, str } from "@lit/localize"
import type { RecordRow } from "../../../../shared/fold/consensusState.ts"
import { isNotYetTaken } from "../../../../shared/rules/text/drift.ts"

/** That the note says something else than the record: since `time`, or as it has not followed the record yet. */
export const differsWords = (record: RecordRow, time: string): string =>
  isNotYetTaken(record)
    ? msg(
        str`CR-${record.number} is not yet taken into the note. Its words were revised after they were taken from there.`,
        {
          id: "drift.notYet",
        },
      )
    : msg(str`The note has differed from CR-${record.number} since ${time}. The record has not changed.`, {
        id: "drift.badge",
      })

export const differsShort = (record: RecordRow): string =>
  isNotYetTaken(record)
    ? msg("Not yet in the note", { id: "drift.notYetShort" })
    : msg("Note differs from record", { id: "drift.short" })
