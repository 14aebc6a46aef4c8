import type { Proposal, State } from "../../../fold/state.ts"
import { askedToConsent } from "../../people/consent.ts"
import type { Row } from "../act.ts"
import { roundsIn, type Scene } from "../scene.ts"

/** Proposals that wait for this member's consent, oldest first. */
export const proposalsFor = ({ state, me }: Pick<Scene, "state" | "me">): Proposal[] =>
  Object.values(state.proposals)
    .filter(proposal => askedToConsent(state, proposal).some(member => member === me.member))
    .toSorted((a, b) => a.at - b.at)

/** The name of the member whom a proposal is about. */
export const nameInProposal = (state: State, { about }: Proposal): string => state.members[about.member]?.name ?? ""

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
