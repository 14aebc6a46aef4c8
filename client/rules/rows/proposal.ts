import type { Proposal } from "../../../shared/fold/state.ts"
import { askedToConsent } from "../../../shared/rules/people/consent.ts"
import { nameInProposal } from "../../../shared/rules/readings/proposals.ts"
import { roundsIn } from "../../../shared/rules/readings/rounds.ts"
import type { Row } from "../../acts/act.ts"
import type { Scene } from "../../acts/scene.ts"

/** Proposals that wait for this member's consent, oldest first; a deputy is asked while no co-moderator of the side is here. */
export function proposalsFor({ state, me, present }: Pick<Scene, "state" | "me" | "present">): Proposal[] {
  const chaired = Object.values(state.members).some(
    ({ id, role, side }) => role === "moderator" && side === me.side && present.includes(id),
  )
  if (me.role === "panelist" && chaired) return []
  return Object.values(state.proposals)
    .filter(proposal => askedToConsent(state, proposal).some(member => member === me.member))
    .toSorted((a, b) => a.at - b.at)
}

/** 1 as well: somebody waits for this chair's consent; while the panel answers, the round comes first */
export const answerProposal: Row = scene => {
  const [proposal] = proposalsFor(scene)
  if (!proposal || roundsIn(scene, "open").some(({ silence }) => !silence)) return null
  const name = nameInProposal(scene.state, proposal)
  return {
    act: { do: "confirm-proposal", proposal, name },
    filled: true,
    second: [{ do: "refuse-proposal", proposal, name }],
  }
}
