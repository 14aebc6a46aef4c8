import { html, nothing, type TemplateResult } from "lit"
import type { Block } from "../../../shared/document/readers.ts"
import { domLang } from "../../i18n/language.ts"

type Said = Pick<Block, "kind" | "lang" | "text" | "cell">

/** Renders what stands below a block: its translation, or nothing. */
type Below<B> = (block: B) => TemplateResult | typeof nothing

/** Renders the blocks of a note read-only, on paper or in a replay. */
export const noteBlocks = <B extends Said>(blocks: readonly B[], below: Below<B> = () => nothing): TemplateResult[] =>
  groupsOf(blocks, ({ cell }, last) => cell !== undefined && cell.table === last.cell?.table).map(group => {
    const [first] = group
    return first?.cell ? table(group, below) : html`${group.map(block => [words(block), below(block)])}`
  })

const words = ({ kind, lang, text }: Said) =>
  kind === "heading"
    ? html`<h4 dir="auto" lang=${langOut(lang)}>${text}</h4>`
    : html`<p dir="auto" lang=${langOut(lang)}>${text}</p>`

const table = <B extends Said>(cells: readonly B[], below: Below<B>) =>
  html`<table class="note-table" dir="auto"><tbody>${groupsOf(
    cells,
    ({ cell }, last) => cell?.row === last.cell?.row,
  ).map(row => html`<tr>${row.map(block => cell(block, below(block)))}</tr>`)}</tbody></table>`

const cell = ({ lang, text, cell: place }: Said, below: TemplateResult | typeof nothing) =>
  place?.header
    ? html`<th dir="auto" scope=${place.header} lang=${langOut(lang)}>${text}${below}</th>`
    : html`<td dir="auto" lang=${langOut(lang)}>${text}${below}</td>`

const langOut = (lang: Said["lang"]) => (lang ? domLang(lang) : nothing)

/**
 * Splits blocks into groups. A block joins the last group if `together` returns true for it and the block before it.
 */
function groupsOf<B>(blocks: readonly B[], together: (block: B, last: B) => boolean): B[][] {
  const groups: B[][] = []
  for (const block of blocks) {
    const last = groups.at(-1)?.at(-1)
    if (last && together(block, last)) groups.at(-1)?.push(block)
    else groups.push([block])
  }
  return groups
}
