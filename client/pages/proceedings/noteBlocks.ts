import { html, nothing, type TemplateResult } from "lit"
import type { Block } from "../../../shared/document/readers.ts"
import { domLang } from "../../i18n/language.ts"

type Said = Pick<Block, "kind" | "lang" | "text" | "cell">

/** Renders the blocks of a note read-only, on paper or in a replay. */
export const noteBlocks = (blocks: readonly Said[]): TemplateResult[] =>
  groupsOf(blocks, ({ cell }, last) => cell !== undefined && cell.table === last.cell?.table).map(group => {
    const [first] = group
    return first?.cell ? table(group) : html`${group.map(words)}`
  })

const words = ({ kind, lang, text }: Said) =>
  kind === "heading"
    ? html`<h4 dir="auto" lang=${langOut(lang)}>${text}</h4>`
    : html`<p dir="auto" lang=${langOut(lang)}>${text}</p>`

const table = (cells: readonly Said[]) =>
  html`<table class="note-table" dir="auto"><tbody>${groupsOf(
    cells,
    ({ cell }, last) => cell?.row === last.cell?.row,
  ).map(row => html`<tr>${row.map(cell)}</tr>`)}</tbody></table>`

const cell = ({ lang, text, cell: place }: Said) =>
  place?.header
    ? html`<th dir="auto" scope=${place.header} lang=${langOut(lang)}>${text}</th>`
    : html`<td dir="auto" lang=${langOut(lang)}>${text}</td>`

const langOut = (lang: Said["lang"]) => (lang ? domLang(lang) : nothing)

/**
 * Splits blocks into groups. A block joins the last group if `together` returns true for it and the block before it.
 */
function groupsOf(blocks: readonly Said[], together: (block: Said, last: Said) => boolean): Said[][] {
  const groups: Said[][] = []
  for (const block of blocks) {
    const last = groups.at(-1)?.at(-1)
    if (last && together(block, last)) groups.at(-1)?.push(block)
    else groups.push([block])
  }
  return groups
}
