import { html } from "lit"
import type { NoticeToRead } from "../../../shared/contract/queries/people/joining.ts"
import { domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { commonRegions, regionName } from "../../i18n/terms/regionName.ts"
import { periodsSaid } from "../../i18n/terms/retentionTerms.ts"
import { reading } from "../../i18n/texts.ts"

type Facts = Pick<NoticeToRead, "responsible" | "contact" | "region">

const changed = (was: string, now: string) => (was === now ? now : html`<del>${was}</del> <ins>${now}</ins>`)

/** Says how long each kind of data is kept. Where the panel has set no period, one sentence says it of all data. */
function keptSaid(periods: NoticeToRead["periods"]): string[] {
  const said = periodsSaid(periods)
  return said.length === 0 ? [msg("retention.kept")] : [...said, msg("retention.others")]
}

/**
 * The person who is responsible for the panel's data, the contact, the region of the data, and how long each kind is
 * kept and what follows. Beside each of the first three that differs from `was` stands what it was.
 */
export const noticeFacts = (now: Facts & Pick<NoticeToRead, "periods">, was: Facts = now) => html`<dl>
  <dt>${msg("privacyConsent.responsible")}</dt><dd>${changed(was.responsible, now.responsible)}</dd>
  <dt>${msg("privacyConsent.contact")}</dt><dd>${changed(was.contact, now.contact)}</dd>
  <dt>${msg("privacyConsent.region")}</dt><dd>${changed(regionName(was.region), regionName(now.region))}</dd>
  <dt>${msg("retention.title")}</dt>
  ${[...keptSaid(now.periods), ...(now.periods.seats === undefined ? [] : [msg("retention.seatsEnd")])].map(line => html`<dd>${line}</dd>`)}
</dl>`

/** The text of the notice in the reader's language, or in another one if the panel has none in the reader's. */
export function noticeText({ notice }: Pick<NoticeToRead, "notice">) {
  const text = reading(notice)
  return html`<p class="notice-words" lang=${domLang(text.lang)}>${text.text}</p>`
}

/**
 * The regions from which a person chooses the one in which they are. A choice does not move an option, because the field
 * would then show another one.
 */
export const regionOptions = ({ region }: Pick<NoticeToRead, "region">, mine: string) => html`
  <option value="" ?selected=${mine === ""}>${msg("privacy.chooseRegion")}</option>
  ${[...new Set([region, ...commonRegions, ...(mine ? [mine] : [])])].map(code => html`<option value=${code} ?selected=${code === mine}>${regionName(code)}</option>`)}`
