import { msg } from "@lit/localize"
import type { Act } from "../../../../shared/rules/nextAction/act.ts"
import type { Scene } from "../../../../shared/rules/nextAction/scene.ts"
import { confirmWords, proposalWords, reasonWords, refuseWords } from "../../../i18n/proposalText.ts"
import { written } from "./fields.ts"
import type { Form } from "./form.ts"

type Answering = Extract<Act, { do: "confirm-proposal" | "refuse-proposal" }>

/** Whoever consents reads first what is asked for, by whom and why. */
export function proposalForm({ do: answer, proposal, name }: Answering, { state }: Scene): Form {
  const { id, about, reason } = proposal
  const help = [proposalWords(state, proposal), ...(reason ? [reasonWords(reason)] : [])].join("\n")
  const title = confirmWords(about.act, name)
  return answer === "confirm-proposal"
    ? { title, help, fields: () => [], submit: () => title, command: () => ({ kind: answer, body: { proposal: id } }) }
    : {
        title: refuseWords(),
        help,
        fields: () => [written("reason", msg("Reason", { id: "form.reason" }))],
        submit: () => refuseWords(),
        command: ({ reason: why = "" }) => ({ kind: answer, body: { proposal: id, reason: why } }),
      }
}
