import { msg } from "../../i18n/msg.ts"
import type { Forms } from "../form.ts"
import { reasoned } from "../reasoned.ts"
import { declareForm } from "./declareForm.ts"
import type { DeclaringAct } from "./record.ts"

export const recordForms: Forms<DeclaringAct> = {
  declare: declareForm,
  "declare-lower": declareForm,
  "confirm-record": ({ record }) => ({
    title: msg("confirm.record", { n: record.number, label: record.body.label }),
    help: msg("confirm.recordHelp"),
    record,
    fields: () => [],
    submit: () => msg("act.confirm", { n: record.number }),
    command: () => ({ kind: "confirm-record", body: { record: record.id } }),
  }),
  "return-record": act => ({
    ...reasoned(act, `CR-${act.record.number}`, reason => ({
      kind: "return-record",
      body: { record: act.record.id, reason },
    })),
    help: msg("form.returnHelp"),
    record: act.record,
  }),
  "take-back-record": act =>
    reasoned(act, `CR-${act.record.number}`, reason => ({
      kind: "take-back-record",
      body: { record: act.record.id, reason },
    })),
}
