import type { Proposal, State } from "../../fold/state.ts"

/** The name of the member or the number of the record that a proposal is about; "" if the proposal is about minutes. */
export function nameInProposal(state: State, { about }: Pick<Proposal, "about">): string {
  if ("member" in about) return state.members[about.member]?.name ?? ""
  return "record" in about ? `CR-${state.records[about.record]?.number ?? ""}` : ""
}
