import type { Proposal } from "../../../shared/fold/state.ts"

export type ProposedActKind = Proposal["about"]["act"]

/** A proposed act, its reason, and its proposal's id. */
export interface AskedAct<A extends ProposedActKind> {
  about: Proposal["about"] & { act: A }
  reason: string
  proposal: string
}
