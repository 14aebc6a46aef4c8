import { msg } from "../i18n/msg.ts"
import type { Wanted } from "./act.ts"
import { labelOf } from "./acts.ts"
import { textField } from "./fields.ts"
import type { Command, Form } from "./form.ts"

/**
 * Makes the form of an act that needs a reason. `about` names the statement or the record in the title, because the
 * dialog may cover its card.
 */
export function reasoned(act: Wanted, about: string, command: (reason: string) => Command, required = true): Form {
  const label = msg("form.reason")
  return {
    title: `${about} · ${labelOf(act)}`,
    fields: () => [textField("reason", label, required)],
    submit: () => labelOf(act),
    command: ({ reason = "" }) => command(reason),
  }
}
