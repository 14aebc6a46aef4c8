import { html, nothing } from "lit"
import type { Round } from "../../../shared/fold/consensusState.ts"
import type { NameThen } from "../../../shared/rules/people/namesOfTheDay.ts"
import { moment } from "../../i18n/formats.ts"
import { domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { positionName } from "../../i18n/terms/outcomeTerms.ts"
import { nameShown } from "../shell/nameShown.ts"

/**
 * Lists the positions that were changed after the reveal, in order. Each line has the member, the old and the new
 * position, and the reason.
 */
export function changesShown({ changes }: Pick<Round, "changes">, name: NameThen) {
  if (changes.length === 0) return nothing
  return html`<ul role="list" class="changed stack tight">${changes.map(
    ({ member, from, to, why, at }) => html`<li>
      <p class="small"><b>${nameShown(name(member, at))}</b> · ${changeWords(from && positionName(from.position), positionName(to.position))} · <time class="muted">${moment(at)}</time></p>
      ${from?.reason ? html`<p class="text small muted" lang=${domLang(from.lang)}>${before()} ${from.reason}</p>` : nothing}
      <p class="text small" lang=${domLang(to.lang)}>${why}</p>
    </li>`,
  )}</ul>`
}

const before = (): string => msg("change.reasonBefore")

const changeWords = (from: string | null, to: string): string =>
  from === null ? msg("change.first", { to }) : msg("change.fromTo", { from, to })
