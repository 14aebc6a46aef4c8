import type { Member } from "../../../../shared/fold/peopleState.ts"
import type { RecordRow } from "../../../../shared/fold/recordState.ts"
import type { Proposal, State } from "../../../../shared/fold/state.ts"
import { askedToConsent } from "../../../../shared/rules/people/consent/consent.ts"
import { askedOf } from "../../../../shared/rules/people/consent/deputy.ts"
import { membersWithVoice } from "../../../../shared/rules/people/consent/voices.ts"
import type { Scene } from "../../../scene/scene.ts"

export const declared = (state: State): RecordRow[] =>
  Object.values(state.records).filter(record => record.state === "declared")

type Reader = Pick<Scene, "state" | "me" | "present">

export const mayConfirm = ({ state, me }: Reader, record: RecordRow): boolean =>
  membersWithVoice(state, record).some(({ id }) => id === me.member)

/** The members whom the page asks to confirm a declared record. */
export const askedToConfirm = ({ state, present }: Pick<Scene, "state" | "present">, record: RecordRow): Member[] =>
  askedOf(membersWithVoice(state, record), new Set(present))

export const isAskedToConfirm = (scene: Reader, record: RecordRow): boolean =>
  askedToConfirm(scene, record).some(({ id }) => id === scene.me.member)

/**
 * Returns the proposals that wait for this member's consent, oldest first. A deputy is asked only while no co-moderator
 * of the side is present.
 */
export function proposalsFor({ state, me, present }: Pick<Scene, "state" | "me" | "present">): Proposal[] {
  const chaired = Object.values(state.members).some(
    ({ id, role, side }) => role === "moderator" && side === me.side && present.includes(id),
  )
  if (me.role === "panelist" && chaired) return []
  return Object.values(state.proposals)
    .filter(proposal => askedToConsent(state, proposal).some(member => member === me.member))
    .toSorted((a, b) => a.at - b.at)
}
