import type { Origin } from "../../model/said.ts"
import type { Lang } from "../../model/terms.ts"
import type { PaperBlock, PaperCell, PaperRun } from "../paper.ts"

/** Makes a run of plain text. */
export const run = (text: string, style?: PaperRun["style"]): PaperRun => ({ text, ...(style && { style }) })

export const heading = (level: 2 | 3 | 4, text: string, lang?: Lang): PaperBlock => ({
  kind: "heading",
  level,
  runs: [run(text)],
  ...(lang && { lang }),
})

export const paragraph = (text: string, lang?: Lang): PaperBlock => ({
  kind: "paragraph",
  runs: [run(text)],
  ...(lang && { lang }),
})

export const muted = (text: string): PaperBlock => ({ kind: "paragraph", runs: [run(text)], tone: "muted" })

export const note = (text: string): PaperBlock => ({ kind: "note", runs: [run(text)] })

/** Quotes a translation, with where its words come from. */
export const translation = (text: string, lang: Lang, origin: Origin): PaperBlock => ({
  kind: "quotation",
  blocks: [paragraph(text)],
  lang,
  by: [],
  origin,
})

/** Names an origin for machines, as `Translation-machine-nobody`. */
export const originMark = ({ made, stands, corrected, behind }: Origin): string =>
  ["Translation", made, stands, ...(corrected ? ["corrected"] : []), ...(behind ? ["behind"] : [])].join("-")

/** The marks of all translations in these blocks, each once. */
export function originsIn(blocks: readonly PaperBlock[]): string[] {
  const inner = (block: PaperBlock): string[] => {
    switch (block.kind) {
      case "quotation":
        return [...(block.origin ? [originMark(block.origin)] : []), ...originsIn(block.blocks)]
      case "list":
        return block.items.flatMap(originsIn)
      case "definitions":
        return block.pairs.flatMap(({ of }) => originsIn(of))
      case "columns":
        return block.columns.flatMap(column => originsIn(column.blocks))
      default:
        return []
    }
  }
  return [...new Set(blocks.flatMap(inner))]
}

/** Quotes a text. `by` names who said it; it is empty for a wording of the panel. */
export const quotation = (text: string, lang: Lang | undefined, by = ""): PaperBlock => ({
  kind: "quotation",
  blocks: [paragraph(text)],
  ...(lang && { lang }),
  by: by === "" ? [] : [run(by)],
})

export const cell = (text: string, header?: PaperCell["header"]): PaperCell => ({
  runs: [run(text)],
  ...(header && { header }),
})

/** Makes a list of terms with their values; terms without a value are left out. */
export function definitions(
  pairs: readonly (readonly [term: string, value: string | readonly PaperBlock[]])[],
): PaperBlock[] {
  const filled = pairs.flatMap(([term, value]) => {
    const of = typeof value === "string" ? (value === "" ? [] : [paragraph(value)]) : [...value]
    return of.length === 0 ? [] : [{ term, of }]
  })
  return filled.length === 0 ? [] : [{ kind: "definitions", pairs: filled }]
}

/** Puts blocks under a heading; nothing if there are none. */
export const under = (level: 2 | 3 | 4, title: string, blocks: readonly PaperBlock[]): PaperBlock[] =>
  blocks.length === 0 ? [] : [heading(level, title), ...blocks]
