import { langTags } from "../../../generated/words/languages.ts"
import type { Origin } from "../../model/said.ts"
import { type Lang, positions } from "../../model/terms.ts"
import type { Paper, PaperBar, PaperBlock, PaperCell, PaperPicture, PaperRun } from "../paper.ts"
import { verifyingLine } from "../writing/verifying.ts"
import { fit, isLinkable } from "./plain.ts"
import { htmlStyle } from "./style.ts"

/**
 * Renders a paper as one HTML page that needs nothing else: no script, no font and no request. Its policy forbids
 * scripts, so its words could run nothing even if an escape were missing.
 */
export function html({ title, lang, meta, blocks }: Paper): string {
  const verifying = verifyingLine({ lang, meta })
  const foot = [meta.workspace, meta.number, meta.date].filter(one => one !== null && one !== "")
  return pageHtml(
    lang,
    title,
    blocks.map(blockHtml).join("\n"),
    `<p>${foot.map(one => escaped(one ?? "")).join(" · ")}</p>
${meta.hash === null ? "" : `<p><code>${escaped(meta.hash)}</code></p>`}
<p>${link(meta.address, escaped(meta.address))}</p>
${verifying === null ? "" : `<p>${escaped(verifying.text)} ${link(verifying.address, escaped(verifying.address))}</p>`}`,
  )
}

interface Contents {
  lang: Lang
  title: string
  /** a sentence about all of the files */
  note: string
  /** files beside the page; a name is made by this program, not by a person */
  links: readonly { file: string; name: string; about: string }[]
}

/** Renders a list of files that lie in one folder with the page. */
export const contentsHtml = ({ lang, title, note, links }: Contents): string =>
  pageHtml(
    lang,
    title,
    `<ul>${links.map(({ file, name, about }) => `<li><a href="${encodeURIComponent(file)}">${escaped(name)}</a> · ${escaped(about)}</li>`).join("\n")}</ul>`,
    `<p>${escaped(note)}</p>`,
  )

const pageHtml = (lang: Lang, title: string, body: string, foot: string): string => `<!doctype html>
<html lang="${langTags[lang]}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${htmlStyle}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
${body}
</main>
<footer>
${foot}
</footer>
</body>
</html>
`

/** Marks a translation for machines: who made its words, who stands for them, and whether they were corrected or are behind. */
const originAttributes = (origin: Origin | undefined): string =>
  origin === undefined
    ? ""
    : ` data-made="${origin.made}" data-stands="${origin.stands}"${origin.corrected ? " data-corrected" : ""}${origin.behind ? " data-behind" : ""}`

const langOf = (lang: Lang | undefined): string => (lang ? ` lang="${langTags[lang]}"` : "")

/** Renders a block of a paper, also for a page that stands for one. */
export function blockHtml(block: PaperBlock): string {
  switch (block.kind) {
    case "heading":
      return `<h${block.level}${langOf(block.lang)}>${runsHtml(block.runs)}</h${block.level}>`
    case "paragraph":
      return `<p dir="auto"${langOf(block.lang)}${block.tone === "muted" ? ' class="muted"' : ""}>${runsHtml(block.runs)}</p>`
    case "note":
      return `<p class="note"><strong>${runsHtml(block.runs)}</strong></p>`
    case "list": {
      const tag = block.ordered ? "ol" : "ul"
      return `<${tag}>${block.items.map(item => `<li>${item.map(blockHtml).join("")}</li>`).join("")}</${tag}>`
    }
    case "definitions":
      return `<dl>${block.pairs.map(({ term, of }) => `<div><dt>${escaped(term)}</dt><dd>${of.map(blockHtml).join("")}</dd></div>`).join("")}</dl>`
    case "quotation":
      return `<figure class="quotation">${block.by.length > 0 ? `<figcaption>${runsHtml(block.by)}</figcaption>` : ""}<blockquote${langOf(block.lang)}${originAttributes(block.origin)}>${block.blocks.map(blockHtml).join("")}</blockquote></figure>`
    case "columns":
      return `<div class="columns">${block.columns.map(({ lang, title, blocks }) => `<section lang="${langTags[lang]}"><p class="language">${escaped(title)}</p>${blocks.map(blockHtml).join("")}</section>`).join("")}</div>`
    case "table":
      return tableHtml(block)
    case "picture":
      return pictureHtml(block)
    case "break":
      return `<hr>`
    default:
      return block satisfies never
  }
}

/**
 * Shows a picture from its bytes, because the page may make no request; without them its words stand in its place. Base64
 * has no mark to escape, and may be many megabytes.
 */
function pictureHtml({ alt, width, height, lang, href, image }: PaperPicture): string {
  const shown = image
    ? `<img src="data:${escaped(image.type)};base64,${image.base64}" alt="${escaped(alt)}" width="${width}" height="${height}">`
    : `<p>[${escaped(alt)}]</p>`
  const place = !image && href !== undefined ? `<figcaption>${link(href, escaped(href))}</figcaption>` : ""
  return `<figure class="picture"${langOf(lang)}>${shown}${place}</figure>`
}

function tableHtml({ caption, head, rows, bars = [], room }: Extract<PaperBlock, { kind: "table" }>): string {
  const row = (cells: readonly PaperCell[]) => `<tr>${cells.map(cellHtml).join("")}</tr>`
  const named = caption === "" ? "" : ` role="region" aria-label="${escaped(caption)}"`
  const top = head.length > 0 ? `<thead>${row(head)}</thead>` : ""
  const wide = room === undefined ? "" : ` class="blank" style="--room: ${room}"`
  return `${barsHtml(bars)}<div class="table" tabindex="0"${named}><table${wide}>${top}<tbody>${rows.map(row).join("")}</tbody></table></div>`
}

/** Draws the positions as bars, each under its title, and names the colours. The table below says it all. */
function barsHtml(bars: readonly PaperBar[]): string {
  const drawn = bars.map(({ title, parts }) => ({ title, parts: parts.filter(({ n }) => n > 0) }))
  const held = drawn.filter(({ parts }) => parts.length > 0)
  if (held.length === 0) return ""
  const names = new Map(held.flatMap(({ parts }) => parts.map(({ position, name }) => [position, name])))
  const bar = held.map(
    ({ title, parts }) =>
      `<p>${escaped(title)}</p><p class="bar">${parts.map(({ position, n }) => `<b class="${position}" style="flex:${n}"><span>${n}</span></b>`).join("")}</p>`,
  )
  const legend = positions.filter(position => names.has(position))
  return `<div class="bars" aria-hidden="true">${bar.join("")}<ul>${legend.map(position => `<li><b class="${position}"></b> ${escaped(names.get(position) ?? "")}</li>`).join("")}</ul></div>`
}

const cellHtml = ({ runs, lang, header }: PaperCell): string =>
  header
    ? `<th scope="${header}" dir="auto"${langOf(lang)}>${runsHtml(runs)}</th>`
    : `<td dir="auto"${langOf(lang)}>${runsHtml(runs)}</td>`

const runsHtml = (runs: readonly PaperRun[]): string => runs.map(runHtml).join("")

const tags = { emphasis: "em", strong: "strong", quote: "q", code: "code" } as const

function runHtml({ text, style, href, lang }: PaperRun): string {
  const words = escaped(text).replaceAll("\n", "<br>")
  const styled = style ? `<${tags[style]}>${words}</${tags[style]}>` : words
  const linked = href === undefined ? styled : link(href, styled)
  return lang ? `<span${langOf(lang)}>${linked}</span>` : linked
}

const link = (href: string, words: string): string =>
  isLinkable(href) ? `<a href="${escaped(href)}" rel="noopener noreferrer">${words}</a>` : words

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
}

/** Escapes a text for HTML, also inside the quotes of an attribute. */
export const escaped = (text: string): string => fit(text).replaceAll(/[&<>"']/g, mark => entities[mark] ?? mark)
