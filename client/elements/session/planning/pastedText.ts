import { html } from "lit"
import type { Workspace } from "../../../../shared/fold/state.ts"
import { currentLang } from "../../../i18n/language.ts"
import { msg } from "../../../i18n/msg.ts"
import { fileText } from "../../../rules/pasted/fileText.ts"

interface Pasted {
  label: string
  text: string
  /** the workspace, whose languages suggest the encoding of a file */
  workspace: Workspace | null | undefined
  type: (text: string) => void
  /** called with a file that is too large to be a list, instead of reading it */
  tooLarge?: () => void
}

/** Bytes in the largest file that is read as a list: some ten thousand lines. */
export const mostListBytes = 2_097_152

/** A field for text that is pasted, or read from a spreadsheet's file. */
export const pastedText = ({ label, text, workspace, type, tooLarge }: Pasted) => html`<div class="pasted">
  <label class="field">${label}
    <textarea rows="4" .value=${text} @input=${({ target }: Event) => target instanceof HTMLTextAreaElement && type(target.value)}></textarea></label>
  <label class="field small">${msg("plan.file")}
    <input type="file" accept=".csv,.tsv,.txt,text/csv,text/plain" @change=${({ target }: Event) => {
      if (!(target instanceof HTMLInputElement)) return
      const file = target.files?.[0]
      if (file && tooLarge && file.size > mostListBytes) tooLarge()
      else if (file)
        void file.arrayBuffer().then(bytes => type(fileText(bytes, [...(workspace?.languages ?? []), currentLang()])))
      // Empties the field, so that the writer can choose the same file again after correcting the file.
      target.value = ""
    }} /></label></div>`
