import { msg } from "../../i18n/msg.ts"
import type { Forms } from "../form.ts"
import { reasoned } from "../reasoned.ts"
import { declareForm } from "./declareForm.ts"
import type { DeclaringAct } from "./record.ts"

export const recordForms: Forms<DeclaringAct> = {
  declare: declareForm,
  "declare-lower": declareForm,
  "return-record": act => ({
    ...reasoned(act, `CR-${act.record.number}`, reason => ({
      kind: "return-record",
      body: { record: act.record.id, reason },
    })),
    help: msg("form.returnHelp"),
  }),
  "take-back-record": act =>
    reasoned(act, `CR-${act.record.number}`, reason => ({
      kind: "take-back-record",
      body: { record: act.record.id, reason },
    })),
}
