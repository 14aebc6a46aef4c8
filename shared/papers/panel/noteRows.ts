import type { Lang } from "../../model/terms.ts"
import type { CsvValue } from "../formats/csv.ts"
import type { PaperBlock, PaperRun } from "../paper.ts"
import { paperSay } from "../writing/words.ts"

/** Returns the paragraphs of a note as rows: their number, their language if they name one, and their text. */
export function noteRows(blocks: readonly PaperBlock[], lang: Lang): CsvValue[][] {
  const say = paperSay(lang)
  const texts = blocks.flatMap(textsOf)
  return [
    [say("csv.paragraph"), say("csv.language"), say("csv.text")],
    ...texts.map(({ own, text }, n) => [n + 1, own ?? null, text]),
  ]
}

const textOf = (runs: readonly PaperRun[]): string => runs.map(({ text }) => text).join("")

function textsOf(block: PaperBlock): { own: Lang | undefined; text: string }[] {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return [{ own: block.lang, text: textOf(block.runs) }]
    case "picture":
      return [{ own: block.lang, text: `[${block.alt}]` }]
    case "quotation":
      return block.blocks.flatMap(textsOf)
    case "list":
      return block.items.flat().flatMap(textsOf)
    case "table":
      return [...(block.head.length > 0 ? [block.head] : []), ...block.rows].map(row => ({
        own: undefined,
        text: row.map(({ runs }) => textOf(runs)).join(" | "),
      }))
    default:
      return []
  }
}
