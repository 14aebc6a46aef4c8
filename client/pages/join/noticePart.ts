import type { Signal } from "@preact/signals-core"
import { html, nothing } from "lit"
import { keyed } from "lit/directives/keyed.js"
import type { NoticeToRead } from "../../../shared/contract/queries/people/joining.ts"
import { noticeFacts, noticeText, regionOptions } from "../../elements/people/noticeShown.ts"
import { msg } from "../../i18n/msg.ts"
import { regionName } from "../../i18n/terms/regionName.ts"

/**
 * The privacy notice, with the consent to it and, for a person in another region than the data, the one to the transfer
 * (DOMAIN PN2, PN4). `at` is the region in which the person says that they are; "" if they have not said.
 */
export function noticePart(privacy: NoticeToRead, at: Signal<string>) {
  const { hash, version, region } = privacy
  const mine = at.value
  const chosen = ({ target }: Event) => {
    if (target instanceof HTMLSelectElement) at.value = target.value
  }
  const isAbroad = mine !== "" && mine !== region
  const transfer = () => msg("joinNotice.transfer", { mine: regionName(mine), region: regionName(region) })
  // a consent applies only to the notice that is shown with it
  return keyed(
    hash,
    html`<section class="stack join-notice" aria-labelledby="join-notice">
      <h2 id="join-notice">${msg("joinNotice.title")}</h2>
      ${noticeFacts(privacy)} ${noticeText(privacy)}
      <div class="field">
        <label for="join-region">${msg("privacyConsent.mine")}</label>
        <select id="join-region" name="region" required @change=${chosen}>${regionOptions(privacy, mine)}</select>
      </div>
      <label class="check"><input type="checkbox" name="noticed" required /> <span>${msg("joinNotice.agree", { version })}</span></label>
      ${isAbroad ? html`<label class="check"><input type="checkbox" name="transfer" required /> <span>${transfer()}</span></label>` : nothing}
    </section>`,
  )
}
