import { html, nothing } from "lit"
import { limits } from "../../../shared/contract/limits.ts"
import type { InvitePreview } from "../../../shared/contract/queries.ts"
import { sayTooLong } from "../../elements/forms/nameLength.ts"
import { msg } from "../../i18n/msg.ts"
import { accountName } from "../signIn/accountName.ts"

/** The fields for the name: in its own script, and romanised for readers who cannot read that script. */
export function nameFields({ name, romanised, account: { signedIn } }: InvitePreview) {
  // an account that was not proved here a moment ago may be another person's
  const known = name || (signedIn?.proved ? signedIn.name : "")
  return html`<div class="field">
      <label for="join-name">${msg("join.name")}</label>
      <input id="join-name" name="name" .defaultValue=${known} required @input=${sayTooLong} autocomplete="name" pattern=".*\\S.*" aria-describedby="join-name-help" />
      <p class="hint" id="join-name-help">${msg("join.nameHelp")}</p>
    </div>
    <div class="field">
      <label for="join-romanised">${msg("join.romanised")}</label>
      <input id="join-romanised" name="romanised" .defaultValue=${romanised} @input=${sayTooLong} autocomplete="off" />
    </div>`
}

/** The optional field for an interest. It can also be written and changed later on the roster. */
export function interestField() {
  return html`<div class="field">
    <label for="join-interest">${msg("join.interest")}</label>
    <textarea id="join-interest" name="interest" rows="2" maxlength=${limits.interest} aria-describedby="join-interest-help"></textarea>
    <p class="hint" id="join-interest-help">${msg("person.interestHelp")}</p>
  </div>`
}

/** Says on an administrator's link which account the browser leaves by coming in. */
export const leavingAccount = (left: InvitePreview["account"]["signedIn"]) =>
  left === null ? nothing : html`<p class="notice">${msg("join.leaves", { who: accountName(left) })}</p>`
