import { html } from "lit"
import type { Paragraph, Prose } from "../../../../shared/minutes/prose.ts"
import { domLang } from "../../../i18n/language.ts"

/** The same section in every language stands on one line, so that a reader can compare. */
export function sideBySide(texts: readonly Prose[]) {
  const [first] = texts
  if (!first) return html``
  const column = ({ lang, sections }: Prose, n: number) => {
    const section = sections[n]
    return html`<section lang=${domLang(lang)}>
      ${section ? html`<h2>${section.heading}</h2> ${section.paragraphs.map(paragraph)}` : ""}
    </section>`
  }
  return html`<div class="columns" style=${`--columns: ${texts.length}`}>
    ${texts.map(({ lang, title }) => html`<p class="column-title" lang=${domLang(lang)}>${title}</p>`)}
    ${first.sections.map((_, n) => texts.map(one => column(one, n)))}
  </div>`
}

/** A quotation keeps the language it was written in. */
const paragraph = ({ lang, text, quoted }: Paragraph) =>
  quoted ? html`<blockquote lang=${domLang(lang)}>${text}</blockquote>` : html`<p>${text}</p>`
