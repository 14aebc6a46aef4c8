import { findStatement } from "../../../shared/rules/readings/rows.ts"
import { msg } from "../../i18n/msg.ts"
import { plain } from "../../i18n/texts.ts"
import { labelOf } from "../acts.ts"
import type { Form } from "../form.ts"
import type { View } from "../scene.ts"
import type { ClosingAct } from "./round.ts"

/**
 * Makes the form that asks the chair whether to close a call below its quorum. It shows the server's figures (DOMAIN
 * Q3).
 */
export function closingForm(act: ClosingAct, scene: View): Form | null {
  const { round, below } = act
  if (!below) return null
  const { answered, needed } = below
  const side = scene.state.sides.find(({ id }) => id === below.side)
  const name = side && plain(side.title)
  const figures = name ? msg("round.belowSide", { name, answered, needed }) : msg("round.below", { answered, needed })
  const ask = msg("round.closeBelow")
  const label = findStatement(scene.state, round.statement)?.label ?? ""
  return {
    title: `${label} · ${labelOf(act)}`,
    help: `${figures}\n${ask}`,
    fields: () => [],
    cancel: () => msg("round.keepOpen"),
    submit: () => msg("round.closeAllTheSame"),
    command: () => ({ kind: act.kind, body: { round: round.id, evenBelowQuorum: true } }),
  }
}
