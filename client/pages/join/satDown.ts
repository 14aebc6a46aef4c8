import { html, nothing } from "lit"
import type { InvitePreview } from "../../../shared/contract/queries.ts"
import { msg } from "../../i18n/msg.ts"
import { satWords } from "../../i18n/sentences/satWords.ts"
import type { Joining } from "../../state/fetched/seat/joining.ts"
import { failureText } from "../problem/failureText.ts"

/** Says who sat down in the reader's seat, and lets the reader end that before others confirm it. */
export function satDown(sat: NonNullable<InvitePreview["sat"]>, opening: Joining) {
  const step = opening.step.value
  return html`<div class="card stack">
    <p>${satWords(sat)}</p>
    <p class="hint" id="join-not-me-help">${msg("join.notMeHelp")}</p>
    ${step.state === "failed" ? html`<p class="problem" role="alert">${failureText(step.failure)}</p>` : nothing}
    <div class="row">
      <a class="button filled large" href="/return">${msg("join.wasMe")}</a>
      <button class="danger large" aria-describedby="join-not-me-help" @click=${() => opening.disown()}>${msg("join.notMe")}</button>
    </div>
  </div>`
}
