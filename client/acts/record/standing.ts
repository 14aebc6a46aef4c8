import type { Answered } from "../../../shared/contract/live.ts"
import type { Addition, EditorialMark, Erratum, RecordRow } from "../../../shared/fold/recordState.ts"
import { findStatement } from "../../../shared/rules/readings/rows.ts"
import type { AdditionKind } from "../../../shared/rules/record/afterwards/additions.ts"
import { isNotYetTaken, liftedText } from "../../../shared/rules/text/drift.ts"
import { currentLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { type ActStage, notNow, type WritableNote } from "../../scene/stage.ts"
import { type ActModules, always } from "../module.ts"

export type StandingAct =
  | { kind: "decide-drift"; record: RecordRow }
  | { kind: "restore-wording"; record: RecordRow }
  | { kind: "amend"; record: RecordRow }
  | { kind: "mark-editorial"; record: RecordRow }

/**
 * Acts on a record's card that add something to the record without changing its body. They are never the moderator's
 * next action.
 */
export type EnteredAct =
  | { kind: "add-reservation"; record: RecordRow }
  | { kind: "add-dissent"; record: RecordRow }
  | { kind: "state-change"; record: RecordRow }
  | { kind: "withdraw-addition"; record: RecordRow; addition: Addition; of: AdditionKind }
  | { kind: "countersign-record"; record: RecordRow }
  /** `alone`: no other member could confirm, so the record is withdrawn at once */
  | { kind: "withdraw-record"; record: RecordRow; alone: boolean }
  /** removes an editorial mark, so that the wording counts as a difference again */
  | { kind: "unmark-editorial"; record: RecordRow; mark: EditorialMark }
  | { kind: "propose-erratum"; record: RecordRow }
  | { kind: "object-erratum"; record: RecordRow; erratum: Erratum }

export const toAmend = (record: RecordRow): StandingAct => ({ kind: "amend", record })
export const toMarkEditorial = (record: RecordRow): StandingAct => ({ kind: "mark-editorial", record })

export const standingModules: ActModules<StandingAct | EnteredAct> = {
  "decide-drift": {
    label: ({ record }) =>
      isNotYetTaken(record)
        ? msg("drift.decideNotYet", { n: record.number })
        : msg("drift.decide", { n: record.number }),
    perform({ record }, stage) {
      void stage.note(record.body.topic).then(note => note?.scrollIntoView({ block: "start" }))
      return null
    },
  },
  "restore-wording": {
    label: ({ record }) => (isNotYetTaken(record) ? msg("drift.take") : msg("drift.restore")),
    perform: ({ record }, stage) =>
      stage.note(record.body.topic).then(async note => (note && (await restore(record, stage, note))) ?? notNow),
  },
  amend: {
    label: () => msg("drift.amend"),
    perform({ record }, stage) {
      const statement = findStatement(stage.state(), record.body.statement)
      if (statement) stage.edit(statement, currentLang())
      return null
    },
  },
  "mark-editorial": { label: () => msg("drift.editorial"), asks: always },
  "add-reservation": { label: () => msg("record.reserve"), asks: always },
  "add-dissent": { label: () => msg("record.dissent"), asks: always },
  "state-change": { label: () => msg("act.stateChange"), asks: always },
  "withdraw-addition": { label: ({ of }) => withdrawn[of](), asks: always },
  "countersign-record": { label: () => msg("act.countersign"), asks: always },
  "withdraw-record": {
    label: ({ alone }) => (alone ? msg("act.withdrawRecord") : msg("act.proposeWithdrawal")),
    asks: always,
  },
  "unmark-editorial": { label: () => msg("act.unmarkEditorial"), asks: always },
  "propose-erratum": { label: () => msg("act.proposeErratum"), asks: always },
  "object-erratum": { label: () => msg("act.objectErratum"), asks: always },
}

const withdrawn: Record<AdditionKind, () => string> = {
  reservation: () => msg("act.withdrawReservation"),
  dissent: () => msg("act.withdrawDissent"),
  change: () => msg("act.withdrawChange"),
}

/**
 * Writes the recorded wording into the note and waits until the server has stored this edit. Then it asks the server to
 * compare the note with the record. The server itself never writes text. Null if this page may not write.
 */
async function restore(record: RecordRow, stage: ActStage, note: WritableNote): Promise<Answered | null> {
  const { anchor } = record
  const wording = liftedText(record)
  if (!anchor || !wording || !note.reword(anchor, wording)) return null
  return stage.send("confirm-restored", { record: record.id }, stage.saved())
}
