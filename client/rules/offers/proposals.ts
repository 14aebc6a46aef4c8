import type { Proposal } from "../../../shared/fold/state.ts"
import { askedToConsent } from "../../../shared/rules/people/consent.ts"
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
