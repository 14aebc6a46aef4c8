import * as Y from "yjs"
import { noteRoot } from "../../document/schema.ts"
import { type Lang, languages } from "../../model/terms.ts"
import type { PaperBlock, PaperCell, PaperRun } from "../paper.ts"

/** Reads a note as the blocks of a paper, with its lists, quotations, tables and marks. */
export function notePieces(doc: Y.Doc): PaperBlock[] {
  return elementsOf(doc.getXmlFragment(noteRoot)).flatMap(blocksOf)
}

const elementsOf = (type: Y.XmlFragment): Y.XmlElement[] =>
  type.toArray().flatMap(one => (one instanceof Y.XmlElement ? [one] : []))

function blocksOf(element: Y.XmlElement): PaperBlock[] {
  const lang = langOf(element)
  const inLang = lang ? { lang } : {}
  const within = () => elementsOf(element).flatMap(blocksOf)
  switch (element.nodeName) {
    case "heading":
      return [
        { kind: "heading", level: element.getAttribute("level") === "3" ? 4 : 3, runs: runsOf(element), ...inLang },
      ]
    case "blockquote":
      return [{ kind: "quotation", blocks: within(), by: [], ...inLang }]
    case "bullet_list":
    case "ordered_list": {
      const items = elementsOf(element).map(item => elementsOf(item).flatMap(blocksOf))
      return items.length === 0 ? [] : [{ kind: "list", ordered: element.nodeName === "ordered_list", items }]
    }
    case "table":
      return tableOf(element)
    case "picture": {
      const { file = "", alt = "", width = 1, height = 1 }: PictureAttributes = element.getAttributes()
      return [{ kind: "picture", file, alt, width: Number(width), height: Number(height), ...inLang }]
    }
    default: {
      const runs = runsOf(element)
      return runs.length === 0 ? within() : [{ kind: "paragraph", runs, ...inLang }]
    }
  }
}

/** Reads a table. Its first row is the head if all its cells head a column. */
function tableOf(element: Y.XmlElement): PaperBlock[] {
  const rows = elementsOf(element).map(row => elementsOf(row).map(cellOf))
  const [first = [], ...rest] = rows
  const isHead = first.length > 0 && first.every(({ header }) => header === "col")
  if (rows.length === 0) return []
  return [{ kind: "table", caption: "", head: isHead ? first : [], rows: isHead ? rest : rows }]
}

function cellOf(element: Y.XmlElement): PaperCell {
  const header = element.getAttribute("header")
  const lang = langOf(element)
  return {
    runs: runsOf(element),
    ...(lang && { lang }),
    ...((header === "col" || header === "row") && { header }),
  }
}

const langOf = (element: Y.XmlElement): Lang | undefined => languages.find(one => one === element.getAttribute("lang"))

/** Reads the text of a block. A hard break is a line break in it. */
function runsOf(element: Y.XmlElement): PaperRun[] {
  return element.toArray().flatMap(child => {
    if (child instanceof Y.XmlElement) return child.nodeName === "hard_break" ? [{ text: "\n" }] : []
    if (!(child instanceof Y.XmlText)) return []
    return child.toDelta().flatMap((one: { insert: unknown; attributes?: Marks }) => {
      const { insert, attributes = {} } = one
      return typeof insert === "string" ? [runOf(insert, attributes)] : []
    })
  })
}

type PictureAttributes = { file?: string; alt?: string; width?: unknown; height?: unknown }

type Marks = Readonly<Record<string, unknown>>

function runOf(text: string, marks: Marks): PaperRun {
  const has = (mark: string) => marks[mark] !== undefined && marks[mark] !== null
  const style = has("code") ? "code" : has("strong") ? "strong" : has("em") ? "emphasis" : undefined
  const link = marks["link"]
  const href = link !== null && typeof link === "object" && "href" in link ? link.href : undefined
  return { text, ...(style && { style }), ...(typeof href === "string" && { href }) }
}
