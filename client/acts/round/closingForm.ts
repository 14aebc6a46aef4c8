import { msg, str } from "@lit/localize"
import { findStatement } from "../../../shared/rules/readings/rows.ts"
import { plain } from "../../i18n/texts.ts"
import { labelOf } from "../acts.ts"
import type { Form } from "../form.ts"
import type { View } from "../scene.ts"
import type { ClosingAct } from "./round.ts"

/** Asks whether a call closes below its quorum, with the server's figures (DOMAIN Q3). */
export function closingForm(act: ClosingAct, scene: View): Form | null {
  const { round, below } = act
  if (!below) return null
  const { answered, needed } = below
  const side = scene.state.sides.find(({ id }) => id === below.side)
  const name = side && plain(side.title)
  const figures = name
    ? msg(str`Positions given on ${name}: ${answered} of the ${needed} that a quorum needs.`, {
        id: "round.belowSide",
      })
    : msg(str`Positions given: ${answered} of the ${needed} that a quorum needs.`, { id: "round.below" })
  const ask = msg("Close all the same? The round then has no outcome.", { id: "round.closeBelow" })
  const label = findStatement(scene.state, round.statement)?.label ?? ""
  return {
    title: `${label} · ${labelOf(act)}`,
    help: `${figures}\n${ask}`,
    fields: () => [],
    cancel: () => msg("Keep it open", { id: "round.keepOpen" }),
    submit: () => msg("Close all the same", { id: "round.closeAllTheSame" }),
    command: () => ({ kind: act.do, body: { round: round.id, evenBelowQuorum: true } }),
  }
}
