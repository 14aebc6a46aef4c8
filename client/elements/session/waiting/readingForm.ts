import { html, nothing } from "lit"
import type { CommandInput } from "../../../../shared/contract/commands.ts"
import { isLang, languages } from "../../../../shared/model/terms.ts"
import { currentLang, domLang } from "../../../i18n/language.ts"
import { msg } from "../../../i18n/msg.ts"
import { ownName } from "../../../i18n/terms/terms.ts"
import type { FileTaken } from "../../files/plenary-file-field.ts"
import "../../forms/plenary-kept-words.ts"
import { written } from "../../forms/written.ts"

type Given = Pick<CommandInput<"add-reading">, "title" | "link" | "text" | "file">

interface Adding {
  busy: boolean
  /** the panel to which a file is uploaded */
  slug: string
  /** the uploaded file; `busy` while one is being uploaded */
  file: { hash: string | null; busy: boolean }
  takeFile: (taken: FileTaken) => void
  /** the storage key of the form's text */
  place: string
  /** whether the form was sent with neither an address nor a text */
  lacks: boolean
  lack: (lacks: boolean) => void
  add: (given: Given) => Promise<void>
  end: () => void
}

/** A form that adds a reading: a title, with an address or a short text, in the reading's language. */
export function readingForm({ busy, slug, file, takeFile, place, lacks, lack, add, end }: Adding) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const form = new FormData(event.currentTarget)
    const chosen = form.get("lang")
    const lang = isLang(chosen) ? chosen : currentLang()
    const link = written(form, "link") || null
    const text = written(form, "text")
    const hasNone = link === null && text === "" && file.hash === null
    lack(hasNone)
    if (hasNone) return event.currentTarget.querySelector<HTMLElement>('[name="link"]')?.focus()
    void add({
      title: { [lang]: written(form, "title") },
      link,
      text: text === "" ? null : { lang, text },
      ...(file.hash !== null && { file: file.hash }),
    })
  }
  /** Names the reading after its file, if nobody has named it yet. */
  const taken = (event: FileTaken) => {
    takeFile(event)
    lack(false)
    const title =
      event.target instanceof Element
        ? event.target.closest("form")?.querySelector<HTMLInputElement>('[name="title"]')
        : null
    if (event.file === null || !title || title.value.trim() !== "") return
    title.value = event.name
      .replaceAll(/[\p{C}]+/gu, " ")
      .trim()
      .slice(0, 300)
    title.dispatchEvent(new Event("input", { bubbles: true }))
  }
  return html`<form @submit=${submit} @input=${() => lack(false)}><plenary-kept-words .place=${place}></plenary-kept-words>
    <label class="field">${msg("reading.name")}<input type="text" name="title" required pattern=".*\\S.*" maxlength="300" /></label>
    <label class="field">${msg("reading.link")}<input type="url" name="link" pattern="https://.+" maxlength="2000" placeholder="https://" aria-invalid=${lacks} />
      ${lacks ? html`<span class="trouble" role="alert">${msg("reading.lacks")}</span>` : nothing}</label>
    <plenary-file-field .slug=${slug} @file-taken=${taken}></plenary-file-field>
    <label class="field">${msg("reading.text")}<textarea name="text" maxlength="10000" aria-invalid=${lacks}></textarea></label>
    <label class="field">${msg("lang.choice")}
      <select name="lang">${languages.map(lang => html`<option value=${lang} lang=${domLang(lang)} ?selected=${lang === currentLang()}>${ownName[lang]}</option>`)}</select></label>
    <div class="row"><button class="filled small" ?disabled=${busy || file.busy}>${msg("reading.do")}</button>
      <button class="quiet small" type="button" @click=${end}>${msg("dialog.cancel")}</button></div>
  </form>`
}
