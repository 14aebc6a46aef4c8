import { html, nothing } from "lit"
import type { Workspace } from "../../../shared/fold/state.ts"
import { domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { reading } from "../../i18n/texts.ts"

/**
 * The longest mandate, in characters, that is shown unfolded. A longer mandate would leave no space for the sessions on
 * the screen.
 */
const unfoldedChars = 400

/**
 * The panel's description and mandate, in the reader's language if possible. If both are missing, readers who may write
 * the description and mandate see a notice.
 */
export function panelDescribed({ description = {}, mandate = {} }: Workspace, mayWrite: boolean) {
  const about = reading(description)
  const task = reading(mandate)
  if (!about.text && !task.text)
    return mayWrite ? html`<p class="muted">${msg("workspace.noDescription")}</p>` : nothing
  return html`${about.text ? html`<p class="lead described" lang=${domLang(about.lang)}>${about.text}</p>` : nothing}
    ${
      task.text
        ? html`<details class="mandate" ?open=${task.text.length <= unfoldedChars}><summary>${msg("workspace.mandate")}</summary>
        <p class="described" lang=${domLang(task.lang)}>${task.text}</p></details>`
        : nothing
    }`
}
