import { wordingsOf } from "../../../shared/rules/record/proposed.ts"
import { msg } from "../../i18n/msg.ts"
import {
  adoptionFollows,
  confirmWords,
  proposalSaid,
  proposalWords,
  reasonWords,
  refuseWords,
  takeBackWords,
} from "../../i18n/sentences/proposal/proposalText.ts"
import { wordsRead } from "../../i18n/texts.ts"
import type { View } from "../../scene/scene.ts"
import { textField } from "../fields.ts"
import type { Form, Forms } from "../form.ts"
import type { ProposalAct } from "./proposal.ts"

export const proposalForms: Forms<ProposalAct> = {
  "confirm-proposal": answering,
  "refuse-proposal": answering,
  "take-back-proposal": answering,
}

/**
 * Makes the form that answers a proposal. It shows the proposal, the member who made it, the reason and the changed
 * wording.
 */
function answering({ kind: answer, proposal, name }: ProposalAct, { state }: View): Form {
  const { id, about } = proposal
  const reason = wordsRead(state, proposalSaid(proposal))
  const follows = about.act === "adopt" ? [adoptionFollows()] : []
  const help = [proposalWords(state, proposal), ...follows, ...(reason ? [reasonWords(reason)] : [])].join("\n")
  const changes = wordingsOf(state, about)
  const asked = { help, ...(changes && { changes: () => changes }) }
  const body = { proposal: id }
  switch (answer) {
    case "confirm-proposal": {
      const title = confirmWords(about.act, name)
      return { ...asked, title, fields: () => [], submit: () => title, command: () => ({ kind: answer, body }) }
    }
    case "take-back-proposal":
      return {
        ...asked,
        title: takeBackWords(),
        fields: () => [],
        submit: takeBackWords,
        command: () => ({ kind: answer, body }),
      }
    case "refuse-proposal":
      return {
        ...asked,
        title: refuseWords(),
        fields: () => [textField("reason", msg("form.reason"))],
        submit: refuseWords,
        command: ({ reason: why = "" }) => ({ kind: answer, body: { ...body, reason: why } }),
      }
  }
}
