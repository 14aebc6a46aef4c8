import { msg } from "@lit/localize"
import type { Scene } from "../../../../shared/rules/nextAction/scene.ts"
import { actsAlone } from "../../../../shared/rules/people/consent.ts"
import { adoptionFollows, aloneWords, othersConfirm } from "../../../i18n/proposalText.ts"
import { written } from "./fields.ts"
import type { Form } from "./form.ts"

/** The consequence stands before the button; a chair who adopts alone gives a reason. */
export function adoptionForm({ state, session, me }: Scene): Form {
  const about = { act: "adopt" as const, session: session.id }
  const alone = actsAlone(state, about, me.member)
  const label = alone
    ? msg("Adopt the minutes", { id: "act.adoptMinutes" })
    : msg("Propose to adopt the minutes", { id: "act.proposeAdoption" })
  return {
    title: label,
    help: `${adoptionFollows()}\n${alone ? aloneWords() : othersConfirm()}`,
    fields: () => [written("reason", msg("Reason", { id: "form.reason" }), alone)],
    submit: () => label,
    command: ({ reason = "" }) => ({ kind: "adopt-minutes", body: { session: session.id, reason } }),
  }
}
