import { html } from "lit"
import type { Paragraph } from "../../../../shared/minutes/prose/paragraph.ts"

type Row = NonNullable<Paragraph["row"]>

/** Sentences that follow one another: each alone, or those that are rows of one table. */
export type Shown = { rows: Row[] } | { one: Paragraph }

/** Puts the rows of one table together, which follow one another and have the same caption. */
export function inTables(paragraphs: readonly Paragraph[]): Shown[] {
  const shown: Shown[] = []
  for (const one of paragraphs) {
    const last = shown.at(-1)
    if (!one.row) shown.push({ one })
    else if (last && "rows" in last && last.rows[0]?.caption === one.row.caption) last.rows.push(one.row)
    else shown.push({ rows: [one.row] })
  }
  return shown
}

/** A table with a head for each row. */
export const table = (rows: readonly Row[]) =>
  html`<div class="scrolls"><table class="figures">
    <caption>${rows[0]?.caption}</caption>
    <thead><tr>${rows[0]?.head.map(cell => html`<th scope="col">${cell}</th>`)}</tr></thead>
    <tbody>${rows.map(({ cells: [first, ...rest] }) => html`<tr><th scope="row">${first}</th>${rest.map(cell => html`<td>${cell}</td>`)}</tr>`)}</tbody>
  </table></div>`
