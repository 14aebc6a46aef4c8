import type { Proposal } from "../../../shared/fold/state.ts"

export type ProposedAct = Proposal["about"]["act"]

/** A proposed act, its reason, and the proposal. */
export interface AskedAct<A extends ProposedAct> {
  about: Proposal["about"] & { act: A }
  reason: string
  proposal: string
}
