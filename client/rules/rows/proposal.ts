import { runsBeside } from "../../../shared/rules/readings/deadlines.ts"
import { nameInProposal } from "../../../shared/rules/readings/proposals.ts"
import { roundsIn } from "../../../shared/rules/readings/rounds.ts"
import { toConfirm, toRefuse } from "../../acts/proposal/proposal.ts"
import type { NextActionRule } from "../bar.ts"
import { proposalsFor } from "../offers/record/confirming.ts"

/**
 * Row 1 of the next actions also applies when a proposal waits for this chair's consent. While members answer a round,
 * the rows of the round come first.
 */
export const answerProposal: NextActionRule = scene => {
  const [proposal] = proposalsFor(scene)
  if (!proposal || roundsIn(scene, "open").some(round => !runsBeside(round))) return null
  const name = nameInProposal(scene.state, proposal)
  return {
    act: toConfirm(proposal, name),
    filled: true,
    second: [toRefuse(proposal, name)],
  }
}
