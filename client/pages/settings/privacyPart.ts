import { html } from "lit"
import type { Transfer } from "../../../shared/contract/events/law/privacy.ts"
import { limits } from "../../../shared/contract/limits.ts"
import type { Workspace } from "../../../shared/fold/state.ts"
import { noticeTemplate } from "../../../shared/minutes/words/noticeTemplate.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import { titleIn } from "../../elements/forms/titleFields.ts"
import { written } from "../../elements/forms/written.ts"
import { domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { commonRegions, regionName } from "../../i18n/terms/regionName.ts"
import { languageName } from "../../i18n/terms/terms.ts"
import type { Part } from "./part.ts"

/** The privacy notice of the panel, with a template in each of its languages (DOMAIN PN1). */
export function privacyPart({ privacy, languages }: Workspace): Part {
  const { responsible = "", contact = "", region = "", notice = {}, blocks = false } = privacy ?? {}
  return {
    id: "set-privacy",
    title: msg("privacy.title"),
    fixed: false,
    fields: html`<p class="hint">${msg("privacy.help")}</p>
      <label class="field"><span class="label">${msg("privacy.responsible")}</span>
        <input name="responsible" required maxlength="300" .defaultValue=${responsible} /></label>
      <label class="field"><span class="label">${msg("privacy.contact")}</span>
        <input name="contact" required maxlength="300" .defaultValue=${contact} /></label>
      ${regionField("region", msg("privacy.region"), region)}
      <fieldset class="side"><legend class="label">${msg("privacy.notice")}</legend>
        ${languages.map(lang => noticeField(lang, notice[lang] ?? noticeTemplate(lang)))}</fieldset>
      <label class="check"><input type="checkbox" name="blocks" .defaultChecked=${blocks} /> <span>${msg("privacy.blocks")}</span></label>`,
    read: form => ({
      kind: "set-privacy",
      body: {
        responsible: written(form, "responsible").trim(),
        contact: written(form, "contact").trim(),
        region: written(form, "region").trim().toUpperCase(),
        notice: titleIn(form, "notice", languages, notice),
        blocks: form.get("blocks") !== null,
        reason: written(form, "reason"),
      },
    }),
  }
}

const noticeField = (lang: Lang, text: string) =>
  html`<label class="in-language"><span class="small muted">${languageName(lang)}</span>
    <textarea name="notice-${lang}" lang=${domLang(lang)} rows="8" maxlength=${limits.privacyNotice} .defaultValue=${text}></textarea></label>`

/** A field for a region: its code of two letters, with names to choose from. */
export const regionField = (name: string, label: string, value: string) =>
  html`<label class="field"><span class="label">${label}</span>
    <select name=${name} required>
      <option value="" ?selected=${value === ""}>${msg("privacy.chooseRegion")}</option>
      ${(value === "" || commonRegions.includes(value) ? commonRegions : [value, ...commonRegions]).map(code => html`<option value=${code} ?selected=${code === value}>${regionName(code)}</option>`)}
    </select></label>`

/** The register of transfers: one line for each recipient (DOMAIN PN6). */
export function transfersPart({ transfers = [] }: Workspace): Part {
  return {
    id: "set-transfers",
    title: msg("transfers.title"),
    fixed: false,
    fields: html`<p class="hint">${msg("transfers.help")}</p>
      ${[...transfers, null].map((one, n) => transferFields(one, n))}`,
    read: form => ({
      kind: "set-transfers",
      body: {
        transfers: [...transfers, null].flatMap((_, n) => {
          const to = written(form, `to-${n}`).trim()
          const [region, ground, since] = ["region", "ground", "since"].map(name =>
            written(form, `${name}-${n}`).trim(),
          )
          return to && region && ground && since ? [{ to, region, ground, since }] : []
        }),
      },
    }),
  }
}

const transferFields = (one: Transfer | null, n: number) => html`<fieldset class="side stack tight">
  <legend class="label">${one ? one.to : msg("transfers.another")}</legend>
  <label class="field"><span class="label">${msg("transfers.to")}</span><input name="to-${n}" maxlength="300" .defaultValue=${one?.to ?? ""} /></label>
  <label class="field"><span class="label">${msg("transfers.region")}</span>
    <select name="region-${n}"><option value=""></option>${[...new Set([...(one ? [one.region] : []), ...commonRegions])].map(code => html`<option value=${code} ?selected=${code === one?.region}>${regionName(code)}</option>`)}</select></label>
  <label class="field"><span class="label">${msg("transfers.ground")}</span><input name="ground-${n}" maxlength="300" .defaultValue=${one?.ground ?? ""} /></label>
  <label class="field"><span class="label">${msg("transfers.since")}</span><input type="date" name="since-${n}" .defaultValue=${one?.since ?? ""} /></label>
</fieldset>`
