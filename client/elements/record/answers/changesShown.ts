import { html, nothing } from "lit"
import type { Round } from "../../../../shared/fold/consensusState.ts"
import type { NameThen } from "../../../../shared/rules/people/namesOfTheDay.ts"
import { changeKey, reasonKey } from "../../../../shared/rules/said/inRounds.ts"
import { moment } from "../../../i18n/formats.ts"
import { domLang } from "../../../i18n/language.ts"
import { msg } from "../../../i18n/msg.ts"
import { positionName } from "../../../i18n/terms/outcomeTerms.ts"
import { nameShown } from "../../shell/nameShown.ts"
import { type SaidReader, saidInSentence, saidShown } from "../../translating/saidShown.ts"

/**
 * Lists the positions that were changed after the reveal, in order. Each line has the member, the old and the new
 * position, and the reason.
 */
export function changesShown(
  reader: SaidReader,
  { id, openedAt, changes }: Pick<Round, "id" | "openedAt" | "changes">,
  name: NameThen,
) {
  if (changes.length === 0) return nothing
  return html`<ul role="list" class="changed stack tight">${changes.map(
    ({ member, from, to, why, reasonLang, at }) => html`<li>
      <p class="small"><b>${nameShown(name(member, at))}</b> · ${changeWords(from && positionName(from.position), positionName(to.position))} · <time class="muted">${moment(at)}</time></p>
      ${from?.reason ? html`<p class="text small muted">${before()} ${saidInSentence(reader, { key: reasonKey(id, member, from.reason), lang: from.lang, text: from.reason, by: member, at: openedAt }, words => words)}</p>` : nothing}
      ${saidShown(reader, { key: changeKey(id, member, why), lang: reasonLang ?? null, text: why, by: member, at }, html`<p class="text small" lang=${domLang(reasonLang ?? to.lang)}>${why}</p>`)}
    </li>`,
  )}</ul>`
}

const before = (): string => msg("change.reasonBefore")

const changeWords = (from: string | null, to: string): string =>
  from === null ? msg("change.first", { to }) : msg("change.fromTo", { from, to })
