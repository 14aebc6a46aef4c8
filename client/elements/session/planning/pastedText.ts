import { msg } from "@lit/localize"
import { html } from "lit"
import type { Lang } from "../../../../shared/model/terms.ts"
import { currentLang } from "../../../i18n/language.ts"

/** Text that is pasted, or read from a file of a spreadsheet. */
export const pastedText = (label: string, text: string, type: (text: string) => void) => html`<div class="pasted">
  <label class="field">${label}
    <textarea rows="4" .value=${text} @input=${({ target }: Event) => target instanceof HTMLTextAreaElement && type(target.value)}></textarea></label>
  <label class="field small">${msg("or from a file (CSV)", { id: "plan.file" })}
    <input type="file" accept=".csv,.tsv,.txt,text/csv,text/plain" @change=${({ target }: Event) => {
      if (!(target instanceof HTMLInputElement)) return
      const file = target.files?.[0]
      if (file) void file.arrayBuffer().then(bytes => type(textOf(bytes, currentLang())))
      // the same file is read again once it is mended
      target.value = ""
    }} /></label></div>`

/** What spreadsheets write besides UTF-8 where the reader's language is written. */
const others: Record<Lang, string> = { en: "windows-1252", zh: "gb18030", ja: "shift_jis" }

function textOf(bytes: ArrayBuffer, lang: Lang): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder(others[lang]).decode(bytes)
  }
}
