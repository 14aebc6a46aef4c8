import * as Y from "yjs"
import { type Lang, languages } from "../model/terms.ts"
import { blockKinds, maxDepth, noteRoot } from "./schema.ts"

/** Offsets count UTF-16 units of `Reading.text`, as a string's own indices do. */
export interface Span {
  from: number
  to: number
}

export interface Block extends Span {
  kind: string
  /** its own, or the nearest one around it; null takes the workspace's first language */
  lang: Lang | null
  text: string
  /** the place of a cell: its table among those of the note and its row in it, counted from one */
  cell?: Cell
}

export interface Cell {
  table: number
  row: number
  /** it is the head of its column or of its row */
  header?: "col" | "row"
}

export interface Leaf extends Span {
  type: Y.XmlText
}

export interface NoteReading {
  /** blocks separated by "\n", cells of one row by "\t"; a hard break is "\n" inside one */
  text: string
  blocks: Block[]
  leaves: Leaf[]
  /** where each type of the note lies in `text` */
  spans: Map<unknown, Span>
}

/** any type of Yjs */
export type YType = Y.ContentType["type"]

interface Pen {
  parts: string[]
  at: number
  blocks: Block[]
  leaves: Leaf[]
  spans: Map<unknown, Span>
  open: Block | null
  tables: number
  /** rows of the current table */
  rows: number
}

/**
 * The note as plain text. It walks the items itself, because Yjs's own readers define roots and may start transactions,
 * and reading must not change a document.
 */
export function readNote(doc: Y.Doc): NoteReading {
  const pen: Pen = { parts: [], at: 0, blocks: [], leaves: [], spans: new Map(), open: null, tables: 0, rows: 0 }
  const root = doc.share.get(noteRoot)
  if (root) walk(pen, root, noteRoot, null, 0)
  const text = pen.parts.join("")
  for (const block of pen.blocks) block.text = text.slice(block.from, block.to)
  for (const span of pen.spans.values()) span.from = Math.min(span.from, span.to)
  return { text, blocks: pen.blocks, leaves: pen.leaves, spans: pen.spans }
}

export const noteText = (doc: Y.Doc): string => readNote(doc).text

/** The text in one XmlText. It has the length that Yjs counts: each embedded object is written as U+FFFC. */
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

function langOf(type: Y.XmlElement): Lang | null {
  const value = attributeOf(type, "lang")
  return languages.find(one => one === value) ?? null
}

function attributeOf(type: YType, name: string): unknown {
  const item = type._map.get(name)
  return !item || item.deleted ? undefined : item.content.getContent()[item.length - 1]
}
