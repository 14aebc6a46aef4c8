import { renderSVG } from "uqr"
import { isLang, type Lang } from "../../../shared/model/terms.ts"
import type { Paper, PaperBar, PaperBlock, PaperCell, PaperPicture, PaperRun } from "../../../shared/papers/paper.ts"
import { originsIn } from "../../../shared/papers/writing/blocks.ts"
import { verifyingLine } from "../../../shared/papers/writing/verifying.ts"
import { boxedSentence } from "../../../shared/papers/writing/words.ts"

/** A paper as the template reads it: clean texts, the words of the foot, and the QR code as a picture. */
export interface Composed {
  lang: Lang
  title: string
  workspace: string
  /** the line above the title */
  kicker: string
  address: string
  /** the year, month and day of the paper */
  day: number[]
  foot: { first: string; second: string; verifying: { text: string; address: string } | null }
  /** the sentence at the head of a paper with characters that no font shows */
  boxed: string
  /** the marks of the translations in it, which the file has as keywords */
  origins: string[]
  /** an SVG picture */
  qr: string
  blocks: PaperBlock[]
}

/** the depth of blocks in blocks; what lies deeper stands at this depth, because the compiler's stack is limited */
const mostDepth = 8
/** the letters of a workspace's title and of a hash that the foot of a page shows */
const shown = { workspace: 60, hash: 20 } as const

/** Control characters, noncharacters, and the halves of a pair of surrogates that stand alone. */
// oxlint-disable-next-line no-control-regex -- the control characters are what it looks for
const unprintable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFDD0-\uFDEF\uFFFE\uFFFF]/g
/** The controls that set a direction by force. Letters have a direction of their own, which needs none. */
const directing = /[\u202A-\u202E\u2066-\u2069]/g

/** Makes a text printable: it can neither reverse the words beside it nor contain what no font can show. */
export const printable = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replaceAll("\t", "    ")
    .replace(directing, "")
    .replace(unprintable, "\uFFFD")

const cut = (text: string, most: number): string => {
  const letters = Array.from(printable(text).replaceAll("\n", " "))
  return letters.length <= most ? letters.join("") : `${letters.slice(0, most).join("")}…`
}

/** Prepares a paper for the template. */
export function composedPaper({ lang, title, meta, blocks }: Paper): Composed {
  const verifying = verifyingLine({ lang, meta })
  const workspace = cut(meta.workspace, shown.workspace)
  const named = [workspace, ...(meta.number === null ? [] : [meta.number])].join(" · ")
  const heads: Heads = { last: 1, words: null }
  return {
    lang,
    title: printable(title).trim() || workspace,
    workspace,
    kicker: named,
    address: meta.address,
    day: meta.date.split("-").map(Number),
    foot: {
      first: named,
      second: [meta.date, ...(meta.hash === null ? [] : [cut(meta.hash, shown.hash)])].join(" · "),
      verifying: verifying && { text: printable(verifying.text), address: printable(verifying.address) },
    },
    boxed: boxedSentence(lang),
    origins: originsIn(blocks),
    qr: renderSVG(meta.address, { border: 0 }),
    blocks: blocks.flatMap(block => cleanBlock(block, heads, 0)),
  }
}

interface Heads {
  /** the level of the last heading */
  last: number
  /** the words of the last heading, until a table has followed it */
  words: string | null
}

/** Cleans a block. Headings never leave a level out, because readers with a screen reader go from level to level. */
function cleanBlock(block: PaperBlock, heads: Heads, depth: number): PaperBlock[] {
  const above = heads.words
  const inner = (list: PaperBlock[]) => list.flatMap(one => cleanBlock(one, heads, depth + 1))
  switch (block.kind) {
    case "heading": {
      heads.last = Math.min(block.level, heads.last + 1)
      heads.words = block.runs.map(({ text }) => text).join("")
      const level = heads.last === 4 ? 4 : heads.last === 3 ? 3 : 2
      return [{ ...block, level, runs: block.runs.map(cleanRun) }]
    }
    case "paragraph":
    case "note":
      return [{ ...block, runs: block.runs.map(cleanRun) }]
    case "picture":
      return [cleanPicture(block)]
    case "break":
      return depth === 0 ? [block] : []
    case "table":
      heads.words = null
      return [
        {
          ...block,
          // the heading above has said it
          caption: block.caption === above ? "" : printable(block.caption),
          head: block.head.map(cleanCell),
          rows: block.rows.map(row => row.map(cleanCell)),
          ...(block.bars && { bars: block.bars.flatMap(cleanBar) }),
        },
      ]
    case "list":
      if (depth >= mostDepth) return block.items.flatMap(inner)
      return [{ ...block, items: block.items.map(inner) }]
    case "quotation":
      if (depth >= mostDepth) return inner(block.blocks)
      return [{ ...block, blocks: inner(block.blocks), by: block.by.map(cleanRun) }]
    case "definitions":
      if (depth >= mostDepth) return block.pairs.flatMap(pair => inner(pair.of))
      return [{ ...block, pairs: block.pairs.map(pair => ({ term: printable(pair.term), of: inner(pair.of) })) }]
    case "columns":
      if (depth >= mostDepth) return block.columns.flatMap(column => inner(column.blocks))
      return [
        {
          ...block,
          columns: block.columns.map(one => ({ ...one, title: printable(one.title), blocks: inner(one.blocks) })),
        },
      ]
  }
}

/** Leaves out the picture's address. Its bytes come beside the paper. */
function cleanPicture({ kind, file, alt, width, height, lang }: PaperPicture): PaperPicture {
  const words = printable(alt).trim() || cut(file, shown.hash)
  return { kind, file, alt: words, width: Math.max(1, width), height: Math.max(1, height), ...(lang && { lang }) }
}

/** Leaves out what would be no bar, and parts without width. */
function cleanBar({ title, parts }: PaperBar): PaperBar[] {
  const held = parts.filter(({ n }) => n > 0).map(part => ({ ...part, name: printable(part.name) }))
  return held.length === 0 ? [] : [{ title: printable(title), parts: held }]
}

const cleanCell = (cell: PaperCell): PaperCell => ({ ...cell, runs: cell.runs.map(cleanRun) })

function cleanRun({ href, ...run }: PaperRun): PaperRun {
  const safe = href !== undefined && /^(?:https?|mailto):$/.test(URL.parse(href)?.protocol ?? "")
  return { ...run, text: printable(run.text), ...(safe && { href }) }
}

/** Lists the languages that occur in a paper. */
export function languagesIn(paper: Composed): Lang[] {
  const found = new Set<Lang>([paper.lang])
  JSON.stringify(paper.blocks, (key: string, value: unknown) => {
    if (key === "lang" && isLang(value)) found.add(value)
    return value
  })
  return [...found]
}

/** The part of a typesetting task that depends on the paper. */
export function composedTask(paper: Paper): { paper: Composed; needed: Lang[] } {
  const own = composedPaper(paper)
  return { paper: own, needed: languagesIn(own) }
}
