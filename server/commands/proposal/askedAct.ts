import type { Proposal } from "../../../shared/fold/state.ts"

export type ProposedActKind = Proposal["about"]["act"]

/** A proposed act with its reason and the id of its proposal. */
export interface AskedAct<A extends ProposedActKind> {
  about: Proposal["about"] & { act: A }
  reason: string
  proposal: string
}
