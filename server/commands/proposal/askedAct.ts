import type { Proposal } from "../../../shared/fold/state.ts"

export type ProposedAct = Proposal["about"]["act"]

/** What is asked, why, and the proposal that asked it. */
export interface AskedAct<A extends ProposedAct> {
  about: Proposal["about"] & { act: A }
  reason: string
  proposal: string
}
