import type { PaperBlock, PaperRun } from "../../../../shared/papers/paper.ts"

/** The characters to which the texts of a block are cut in turn, until it fits. */
const lengths = [8_000, 4_000, 2_000, 1_000, 500, 250, 120] as const

/**
 * Renders blocks within a number of bytes. The texts of a block that is too long are cut; a block that does not fit
 * even so ends the text. `isWhole` says whether nothing was left out.
 */
export function htmlWithin(
  blocks: readonly PaperBlock[],
  bytes: number,
  render: (block: PaperBlock) => string,
): { html: string; isWhole: boolean } {
  let [html, left, isWhole] = ["", bytes, true]
  for (const block of blocks) {
    const whole = render(block)
    const size = Buffer.byteLength(whole)
    const fitting = size <= left ? whole : cutWithin(block, left, render)
    if (fitting !== whole) isWhole = false
    if (fitting === null) break
    html += fitting
    left -= Buffer.byteLength(fitting)
  }
  return { html, isWhole }
}

function cutWithin(block: PaperBlock, bytes: number, render: (block: PaperBlock) => string): string | null {
  for (const length of lengths) {
    const cut = render(cutTexts(block, length))
    if (Buffer.byteLength(cut) <= bytes) return cut
  }
  return null
}

const cutTexts = (block: PaperBlock, length: number): PaperBlock => {
  const all = (list: readonly PaperBlock[]) => list.map(one => cutTexts(one, length))
  switch (block.kind) {
    case "heading":
    case "paragraph":
    case "note":
      return { ...block, runs: cutRuns(block.runs, length) }
    case "list":
      return { ...block, items: block.items.map(all) }
    case "definitions":
      return { ...block, pairs: block.pairs.map(({ term, of }) => ({ term, of: all(of) })) }
    case "quotation":
      return { ...block, blocks: all(block.blocks), by: cutRuns(block.by, length) }
    case "columns":
      return { ...block, columns: block.columns.map(one => ({ ...one, blocks: all(one.blocks) })) }
    case "table":
    case "picture":
    case "break":
      return block
    default:
      return block satisfies never
  }
}

const cutRuns = (runs: readonly PaperRun[], length: number): PaperRun[] =>
  runs.map(run => ({ ...run, text: cutText(run.text, length) }))

/** Cuts a text after a number of characters, with a sign that it goes on. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text
  const whole = text.slice(0, length)
  // the cut must not leave half of a surrogate pair
  return `${whole.isWellFormed() ? whole : whole.slice(0, -1)}…`
}
