import { type Lang, locales } from "../../../shared/model/terms.ts"

/** Writes the paragraphs of a letter as HTML, without pictures and styles of others. The address `link` is a link. */
export function asHtml(paragraphs: readonly string[], lang: Lang, link: string): string {
  const address = escaped(link)
  const body = paragraphs.map(one => {
    const text = escaped(one).replaceAll("\n", "<br>")
    return `<p>${text.replace(address, () => `<a href="${address}">${address}</a>`)}</p>`
  })
  return `<!doctype html><html lang="${locales[lang]}"><head><meta charset="utf-8"></head><body>${body.join("\n")}</body></html>\n`
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")
