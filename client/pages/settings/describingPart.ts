import { html } from "lit"
import { limits } from "../../../shared/contract/limits.ts"
import type { Workspace } from "../../../shared/fold/state.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import { titleIn } from "../../elements/forms/titleFields.ts"
import { domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { languageName } from "../../i18n/terms/terms.ts"
import type { Part } from "./part.ts"

export const describingPart = ({ description = {}, mandate = {}, languages: spoken }: Workspace): Part => ({
  id: "set-description",
  title: msg("settings.describing"),
  fixed: false,
  fields: html`<p class="hint">${msg("settings.describingHelp")}</p>
    <fieldset class="side"><legend class="label">${msg("settings.description")}</legend>
      ${spoken.map(lang => words("description", lang, description[lang], 2))}</fieldset>
    <fieldset class="side"><legend class="label">${msg("settings.mandate")}</legend>
      ${spoken.map(lang => words("mandate", lang, mandate[lang], 4))}</fieldset>`,
  read: form => ({
    kind: "set-description",
    body: {
      description: titleIn(form, "description", spoken, description),
      mandate: titleIn(form, "mandate", spoken, mandate),
    },
  }),
})

const words = (name: "description" | "mandate", lang: Lang, text: string | undefined, rows: number) =>
  html`<label class="in-language"><span class="small muted">${languageName(lang)}</span>
    <textarea name="${name}-${lang}" lang=${domLang(lang)} rows=${rows} maxlength=${limits[name]} .defaultValue=${text ?? ""}></textarea></label>`
