import { html, nothing } from "lit"
import type { Me } from "../../../shared/contract/queries.ts"
import type { State, Workspace } from "../../../shared/fold/state.ts"
import { deputyOf } from "../../../shared/rules/people/consent/deputy.ts"
import { domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { roleName } from "../../i18n/terms/terms.ts"
import { plain, reading } from "../../i18n/texts.ts"

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

/** The reader's seat, among the facts of the panel: name, office and side, and what a deputy may do. */
export function ownSeat(state: State, me: Me | null) {
  if (!me?.member) return nothing
  const side = state.sides.find(({ id }) => id === me.side)
  const sideName = side ? plain(side.title) : ""
  const deputises = side !== undefined && deputyOf(state, side.id)?.id === me.member
  return html`<div><dt>${msg("workspace.seat")}</dt><dd>${[me.name, roleName(me.role), sideName].filter(Boolean).join(" · ")}
    ${deputises ? html`<br>${msg("workspace.deputy", { side: sideName })}` : nothing}</dd></div>`
}
