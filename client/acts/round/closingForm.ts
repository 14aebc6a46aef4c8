import type { Refusal } from "../../../shared/contract/refusals.ts"
import { findStatement } from "../../../shared/rules/readings/rows.ts"
import { msg } from "../../i18n/msg.ts"
import { hereWords } from "../../i18n/sentences/round/hereWords.ts"
import { plain } from "../../i18n/texts.ts"
import type { View, ViewWith } from "../../scene/scene.ts"
import { labelOf } from "../acts.ts"
import type { Form } from "../form.ts"
import type { ClosingAct } from "./round.ts"

/**
 * Makes the form that asks the chair whether to close a round below its quorum, or before everybody present has answered.
 * It shows the server's figures and what follows (DOMAIN Q3).
 */
export function closingForm(act: ClosingAct, scene: ViewWith<"present" | "answers">): Form | null {
  const { round, below } = act
  if (!below) return null
  const label = findStatement(scene.state, round.statement)?.label ?? ""
  return {
    title: `${label} · ${labelOf(act)}`,
    help: [figuresOf(below, scene), hereWords(scene, round.electorate, round), followsFrom(below)]
      .filter(line => line !== "")
      .join("\n"),
    fields: () => [],
    cancel: () => msg("round.keepOpen"),
    submit: () => msg("round.closeAllTheSame"),
    command: () => ({ kind: act.kind, body: { round: round.id, evenBelowQuorum: true } }),
  }
}

function figuresOf({ code, params }: Refusal, { state }: View): string {
  const n = (name: string) => Number(params[name])
  const side = state.sides.find(({ id }) => id === params["side"])
  const name = side && plain(side.title)
  if (code === "answers-missing") return msg("round.missing", { n: n("n") })
  if (code === "below-connected")
    return msg("round.belowConnected", {
      name: name ?? msg("quorum.panel"),
      connected: n("connected"),
      asked: n("asked"),
    })
  const figures = { answered: n("answered"), needed: n("needed") }
  return name ? msg("round.belowSide", { name, ...figures }) : msg("round.below", figures)
}

function followsFrom({ params }: Refusal): string {
  if (params["follows"] === "outcomeless") return msg("round.closeBelow")
  return params["follows"] === "classless" ? msg("round.closeNoClass") : msg("round.closeCounts")
}
