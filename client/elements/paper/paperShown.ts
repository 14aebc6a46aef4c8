import { html, nothing, type TemplateResult } from "lit"
import type { Lang } from "../../../shared/model/terms.ts"
import { fit } from "../../../shared/papers/formats/plain.ts"
import type { PaperBlock, PaperCell, PaperRun } from "../../../shared/papers/paper.ts"
import { domLang } from "../../i18n/language.ts"
import "./paper.css"

/**
 * Shows the blocks of a paper as a part of a page. An address in it is shown and is no link, because its author may be a
 * stranger.
 */
export const paperShown = (blocks: readonly PaperBlock[]): TemplateResult =>
  html`<div class="paper-blocks">${blocks.map(blockShown)}</div>`

const langOf = (lang: Lang | undefined) => (lang ? domLang(lang) : nothing)

function blockShown(block: PaperBlock): TemplateResult {
  switch (block.kind) {
    case "heading":
      return html`<p class="paper-heading" role="heading" aria-level=${block.level + 1} lang=${langOf(block.lang)}>${runsShown(block.runs)}</p>`
    case "paragraph":
      return html`<p dir="auto" lang=${langOf(block.lang)} class=${block.tone ?? nothing}>${runsShown(block.runs)}</p>`
    case "note":
      return html`<p class="notice warn">${runsShown(block.runs)}</p>`
    case "list": {
      const items = block.items.map(item => html`<li>${item.map(blockShown)}</li>`)
      return block.ordered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`
    }
    case "definitions":
      return html`<dl>${block.pairs.map(({ term, of }) => html`<div><dt>${fit(term)}</dt><dd>${of.map(blockShown)}</dd></div>`)}</dl>`
    case "quotation":
      return html`<figure>${block.by.length > 0 ? html`<figcaption>${runsShown(block.by)}</figcaption>` : nothing}<blockquote lang=${langOf(block.lang)}>${block.blocks.map(blockShown)}</blockquote></figure>`
    case "columns":
      return html`<div class="paper-columns">${block.columns.map(({ lang, title, blocks }) => html`<section lang=${domLang(lang)}><p class="muted">${fit(title)}</p>${blocks.map(blockShown)}</section>`)}</div>`
    case "table":
      return html`<div class="paper-grid" tabindex="0" role="region" aria-label=${block.caption}><table>
        ${block.head.length > 0 ? html`<thead>${rowShown(block.head)}</thead>` : nothing}
        <tbody>${block.rows.map(rowShown)}</tbody></table></div>`
    case "picture":
      // the page may have no server, so the words stand for the picture
      return html`<p dir="auto" lang=${langOf(block.lang)}>[${fit(block.alt)}]</p>`
    case "break":
      return html`<hr>`
    default:
      return block satisfies never
  }
}

const rowShown = (cells: readonly PaperCell[]) => html`<tr>${cells.map(cellShown)}</tr>`

const cellShown = ({ runs, lang, header }: PaperCell) =>
  header
    ? html`<th scope=${header} dir="auto" lang=${langOf(lang)}>${runsShown(runs)}</th>`
    : html`<td dir="auto" lang=${langOf(lang)}>${runsShown(runs)}</td>`

const runsShown = (runs: readonly PaperRun[]) => runs.map(runShown)

function runShown({ text, style, lang }: PaperRun): TemplateResult {
  const words = html`<span class="paper-run" lang=${langOf(lang)}>${fit(text)}</span>`
  switch (style) {
    case "emphasis":
      return html`<em>${words}</em>`
    case "strong":
      return html`<strong>${words}</strong>`
    case "quote":
      return html`<q>${words}</q>`
    case "code":
      return html`<code>${words}</code>`
    case undefined:
      return words
    default:
      return style satisfies never
  }
}
