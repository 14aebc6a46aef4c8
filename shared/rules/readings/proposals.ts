import type { Proposal, State } from "../../fold/state.ts"

/** The member's name, or the record's number, that a proposal is about; empty if it is about minutes. */
export function nameInProposal(state: State, { about }: Pick<Proposal, "about">): string {
  if ("member" in about) return state.members[about.member]?.name ?? ""
  return "record" in about ? `CR-${state.records[about.record]?.number ?? ""}` : ""
}
