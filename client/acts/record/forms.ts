import { msg } from "@lit/localize"
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
    help: msg("Only the chairs read the reason, until one of the two publishes it.", { id: "form.returnHelp" }),
  }),
  "take-back-record": act =>
    reasoned(act, `CR-${act.record.number}`, reason => ({
      kind: "take-back-record",
      body: { record: act.record.id, reason },
    })),
}
