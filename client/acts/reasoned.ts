import { msg } from "../i18n/msg.ts"
import type { Wanted } from "./act.ts"
import { labelOf } from "./acts.ts"
import { textField } from "./fields.ts"
import type { Command, Form } from "./form.ts"

/** An act that asks why. `about`: the text or the record, which the card behind the dialog may no longer show. */
export function reasoned(act: Wanted, about: string, command: (reason: string) => Command, required = true): Form {
  const label = msg("form.reason")
  return {
    title: `${about} · ${labelOf(act)}`,
    fields: () => [textField("reason", label, required)],
    submit: () => labelOf(act),
    command: ({ reason = "" }) => command(reason),
  }
}
