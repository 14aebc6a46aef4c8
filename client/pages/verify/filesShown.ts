import { html, nothing, type TemplateResult } from "lit"
import { fileEnds } from "../../../shared/model/terms.ts"
import { sizeWords } from "../../elements/files/fileWords.ts"
import { domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import type { FileCopy, FileShown } from "../../state/verifying/asked.ts"

/**
 * Names the files that a bundle lists, each by its title and hash, because the bundle does not hold them. The reader
 * compares copies with them; a picture is then shown.
 */
export function filesShown(
  files: readonly FileShown[],
  copies: readonly FileCopy[],
  compare: (files: Iterable<File>) => void,
): TemplateResult | typeof nothing {
  if (files.length === 0) return nothing
  const strange = copies.filter(({ sha256 }) => !files.some(one => one.sha256 === sha256))
  return html`<section class="stack" aria-labelledby="files">
    <h2 id="files">${msg("verifying.files")}</h2>
    <p class="muted">${msg("verifying.filesNote")}</p>
    <ul class="list stack tight" role="list">${files.map(file => fileShown(file, copies))}</ul>
    <p class="no-print"><button @click=${choose}>${msg("verifying.copies")}</button>
      <input type="file" class="copies" multiple hidden tabindex="-1" aria-hidden="true" @change=${chosenBy(compare)}></p>
    ${strange.map(({ name }) => html`<p class="notice warn">${msg("verifying.copyNone", { name })}</p>`)}
  </section>`
}

function fileShown({ sha256, type, size, title, titleLang, removed }: FileShown, copies: readonly FileCopy[]) {
  const copy = copies.find(one => one.sha256 === sha256)
  const picture = copy?.picture
  return html`<li class="card stack tight file-listed">
    <p><strong lang=${domLang(titleLang)} dir="auto">${title}</strong>
      <span class="muted">${fileEnds[type].toUpperCase()} · ${sizeWords(size)}${removed ? html` · ${msg("verifying.fileRemoved")}` : nothing}</span></p>
    <p class="small">SHA-256 <code>${sha256}</code></p>
    ${copy ? html`<p class="notice good">${msg("verifying.copyIs", { name: copy.name })}</p>` : nothing}
    ${picture ? html`<img src=${picture} alt=${title} lang=${domLang(titleLang)}>` : nothing}
  </li>`
}

const choose = ({ currentTarget }: Event): void => {
  const input = currentTarget instanceof HTMLElement ? currentTarget.nextElementSibling : null
  if (input instanceof HTMLInputElement) input.click()
}

const chosenBy =
  (compare: (files: Iterable<File>) => void) =>
  ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return
    compare([...(target.files ?? [])])
    // the same file, changed meanwhile, may be chosen again
    target.value = ""
  }
