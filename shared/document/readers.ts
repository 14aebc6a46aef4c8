import * as Y from "yjs"
import { type Lang, languages } from "../model/terms.ts"
import { blockKinds, maxDepth, noteRoot } from "./schema.ts"

/** A range of a note's text. Its offsets count UTF-16 units of `NoteReading.text`, like the indices of a string. */
export interface Span {
  from: number
  to: number
}

export interface Block extends Span {
  kind: string
  /** the block's own language, or that of the nearest block around it; null means the workspace's first language */
  lang: Lang | null
  text: string
  /** the place of a cell: the number of its table in the note and of its row in the table, counted from one */
  cell?: Cell
}

export interface Cell {
  table: number
  row: number
  /** set if the cell is the head of its column or row */
  header?: "col" | "row"
}

export interface Leaf extends Span {
  type: Y.XmlText
}

/** A picture of a note. It stands in no block, because it has no text. */
export interface NotePicture {
  /** the number of blocks that stand before it */
  after: number
  lang: Lang | null
  /** the SHA-256 of its file */
  file: string
  /** the words that say what it shows, and the client id with which they were written */
  alt: string
  client: number | null
  width: number
  height: number
}

export interface NoteReading {
  /**
   * the text of all blocks, separated by "\n", or by "\t" between cells of one row; a hard break is a "\n" inside a
   * block
   */
  text: string
  blocks: Block[]
  leaves: Leaf[]
  pictures: NotePicture[]
  /** the span in `text` of each Yjs type in the note */
  spans: Map<unknown, Span>
}

/** any shared type of Yjs */
export type YType = Y.ContentType["type"]

interface Pen {
  parts: string[]
  at: number
  blocks: Block[]
  leaves: Leaf[]
  pictures: NotePicture[]
  spans: Map<unknown, Span>
  open: Block | null
  tables: number
  /** the number of rows of the current table so far */
  rows: number
}

/**
 * Reads a note as plain text. It walks the items itself, because reading must not change a document. Yjs's own readers
 * create roots and may start transactions.
 */
export function readNote(doc: Y.Doc): NoteReading {
  const found = { blocks: [], leaves: [], pictures: [], spans: new Map() }
  const pen: Pen = { ...found, parts: [], at: 0, open: null, tables: 0, rows: 0 }
  const root = doc.share.get(noteRoot)
  if (root) walk(pen, root, noteRoot, null, 0)
  const text = pen.parts.join("")
  for (const block of pen.blocks) block.text = text.slice(block.from, block.to)
  for (const span of pen.spans.values()) span.from = Math.min(span.from, span.to)
  return { text, blocks: pen.blocks, leaves: pen.leaves, pictures: pen.pictures, spans: pen.spans }
}

export const noteText = (doc: Y.Doc): string => readNote(doc).text

/**
 * Returns the text of one XmlText. Each embedded object is written as U+FFFC, so that the text is as long as Yjs
 * counts.
 */
export function leafText(type: YType): string {
  let text = ""
  for (let item = type._start; item !== null; item = item.right)
    if (!item.deleted && item.countable)
      text += item.content instanceof Y.ContentString ? item.content.str : "\uFFFC".repeat(item.length)
  return text
}

function walk(pen: Pen, type: YType, kind: string, lang: Lang | null, depth: number) {
  const inBlock = pen.open !== null
  const span = { from: inBlock || pen.blocks.length === 0 ? pen.at : pen.at + 1, to: pen.at }
  pen.spans.set(type, span)
  if (kind === "table") {
    pen.tables++
    pen.rows = 0
  } else if (kind === "table_row") pen.rows++
  else if (kind === "picture") pen.pictures.push({ after: pen.blocks.length, lang, ...pictureOf(type) })
  if (blockKinds[kind]?.content === "inline*") open(pen, kind, lang, type)
  const first = depth > maxDepth ? null : type._start
  for (let item = first; item !== null; item = item.right)
    if (!item.deleted && item.content instanceof Y.ContentType) child(pen, item.content.type, kind, lang, depth)
  if (!inBlock) pen.open = null
  span.to = pen.at
}

function child(pen: Pen, type: YType, kind: string, lang: Lang | null, depth: number) {
  if (type instanceof Y.XmlText) return leaf(pen, type, kind, lang)
  if (!(type instanceof Y.XmlElement)) return
  if (type.nodeName !== "hard_break") return walk(pen, type, type.nodeName, langOf(type) ?? lang, depth + 1)
  const block = pen.open ?? open(pen, kind, lang)
  pen.spans.set(type, { from: pen.at, to: pen.at + 1 })
  write(pen, block, "\n")
}

function leaf(pen: Pen, type: Y.XmlText, kind: string, lang: Lang | null) {
  const block = pen.open ?? open(pen, kind, lang)
  const from = pen.at
  write(pen, block, leafText(type))
  const span = { from, to: pen.at }
  pen.spans.set(type, span)
  pen.leaves.push({ type, ...span })
}

function open(pen: Pen, kind: string, lang: Lang | null, type?: YType): Block {
  const cell = kind === "table_cell" && type ? cellOf(pen, type) : undefined
  const last = pen.blocks.at(-1)
  if (last) {
    pen.parts.push(cell && last.cell?.table === cell.table && last.cell.row === cell.row ? "\t" : "\n")
    pen.at += 1
  }
  const block: Block = { kind, lang, from: pen.at, to: pen.at, text: "", ...(cell && { cell }) }
  pen.blocks.push(block)
  pen.open = block
  return block
}

function write(pen: Pen, block: Block, text: string) {
  pen.parts.push(text)
  pen.at += text.length
  block.to = pen.at
}

function cellOf({ tables: table, rows: row }: Pen, type: YType): Cell {
  const header = attributeOf(type, "header")
  return header === "col" || header === "row" ? { table, row, header } : { table, row }
}

function pictureOf(type: YType): Omit<NotePicture, "after" | "lang"> {
  const words = (name: string): string => {
    const value = attributeOf(type, name)
    return typeof value === "string" ? value : ""
  }
  const pixels = (name: string) => Number(attributeOf(type, name)) || 1
  const client = type._map.get("alt")?.id.client ?? null
  return { file: words("file"), alt: words("alt"), client, width: pixels("width"), height: pixels("height") }
}

function langOf(type: Y.XmlElement): Lang | null {
  const value = attributeOf(type, "lang")
  return languages.find(one => one === value) ?? null
}

function attributeOf(type: YType, name: string): unknown {
  const item = type._map.get(name)
  return !item || item.deleted ? undefined : item.content.getContent()[item.length - 1]
}
