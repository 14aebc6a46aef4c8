import type { Refusal } from "../../../shared/contract/refusals.ts"
import type { Round, Statement } from "../../../shared/fold/consensusState.ts"
import type { RecordRow } from "../../../shared/fold/recordState.ts"
import type { Level } from "../../../shared/model/terms.ts"
import { cannotDeclare } from "../../../shared/rules/record/declaring.ts"
import { msg } from "../../i18n/msg.ts"
import { waitingFor } from "../../i18n/sentences/proposal/waitingFor.ts"
import { outcomeName } from "../../i18n/terms/outcomeTerms.ts"
import type { View } from "../../scene/scene.ts"
import { type ActModules, always } from "../module.ts"

/** The acts that bring a record into force or take a record back. */
export type DeclaringAct =
  | { kind: "declare"; statement: Statement; round: Round; level: Level }
  | { kind: "declare-lower"; statement: Statement; round: Round; level: Level }
  | { kind: "confirm-record"; record: RecordRow }
  | { kind: "return-record"; record: RecordRow }
  | { kind: "take-back-record"; record: RecordRow }
  /** `either`: one of these members is enough to confirm the record */
  | { kind: "wait-for-confirmation"; record: RecordRow; names: string[]; either: boolean }

interface Declared {
  statement: Statement
  round: Round
  level: Level
}

export const toDeclare = (what: Declared): DeclaringAct => ({ kind: "declare", ...what })
export const toConfirmRecord = (record: RecordRow): DeclaringAct => ({ kind: "confirm-record", record })
export const toReturn = (record: RecordRow): DeclaringAct => ({ kind: "return-record", record })
export const toTakeBackRecord = (record: RecordRow): DeclaringAct => ({ kind: "take-back-record", record })

export const recordModules: ActModules<DeclaringAct> = {
  declare: {
    label(act) {
      const level = outcomeName(act.level)
      return msg("declare.do", { name: level })
    },
    stopped: (act, scene) => notDeclared(act, scene),
    asks: always,
  },
  "declare-lower": {
    label: () => msg("act.declareLower"),
    stopped: (act, scene) => notDeclared(act, scene),
    asks: always,
  },
  "confirm-record": {
    label: act => msg("act.confirm", { n: act.record.number }),
    asks: always,
  },
  "return-record": { label: () => msg("act.return"), asks: always },
  "take-back-record": { label: () => msg("act.takeBack"), asks: always },
  "wait-for-confirmation": { label: waitingFor },
}

const notDeclared = ({ statement }: { statement: Statement }, { state, me }: View): Refusal | null =>
  cannotDeclare(state, statement, me.member)
