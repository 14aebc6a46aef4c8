import { html, nothing } from "lit"
import { msg } from "../../i18n/msg.ts"
import { keptHere } from "../../state/account/keptHere.ts"

/** Says before a sign-out what this browser deletes with it. */
export function keptSaid() {
  const { unsent, ballots } = keptHere()
  return html`${unsent > 0 ? html`<p><strong>${msg("me.unsentLost", { n: unsent })}</strong></p>` : nothing}
    ${ballots > 0 ? html`<p>${msg("me.ballotsStay")}</p>` : nothing}
    <p>${msg("me.clears")}</p>`
}
