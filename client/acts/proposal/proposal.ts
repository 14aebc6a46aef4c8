import type { Proposal } from "../../../shared/fold/state.ts"
import { confirmWords, readAndConfirm, refuseWords, takeBackWords } from "../../i18n/sentences/proposal/proposalText.ts"
import { type ActModules, always } from "../module.ts"
import { paperPath } from "../paperPath.ts"

export type ProposalAct =
  /** `name`: the member or the record that the proposal concerns */
  | { kind: "confirm-proposal"; proposal: Proposal; name: string }
  | { kind: "refuse-proposal"; proposal: Proposal; name: string }
  | { kind: "take-back-proposal"; proposal: Proposal; name: string }

export const toConfirm = (proposal: Proposal, name: string): ProposalAct => ({
  kind: "confirm-proposal",
  proposal,
  name,
})
export const toTakeBack = (proposal: Proposal, name: string): ProposalAct => ({
  kind: "take-back-proposal",
  proposal,
  name,
})
export const toRefuse = (proposal: Proposal, name: string): ProposalAct => ({ kind: "refuse-proposal", proposal, name })

export const proposalModules: ActModules<ProposalAct> = {
  "confirm-proposal": {
    secretary: "beside",
    label: act =>
      act.proposal.about.act === "adopt" ? readAndConfirm() : confirmWords(act.proposal.about.act, act.name),
    /** A proposal to adopt minutes has no form. It is confirmed on the minutes' page, which shows the text to adopt. */
    asks: ({ proposal }) => proposal.about.act !== "adopt",
    perform(_, stage) {
      stage.go(paperPath(stage, "minutes"))
      return null
    },
  },
  "refuse-proposal": { secretary: "in turn", label: refuseWords, asks: always },
  "take-back-proposal": { label: takeBackWords, asks: always },
}
