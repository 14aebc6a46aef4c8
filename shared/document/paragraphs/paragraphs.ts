import * as Y from "yjs"
import type { Anchor } from "../../model/anchor.ts"
import { resolveAnchor } from "../anchors.ts"
import { leafAfter, offsetOf, positionAt } from "../positions.ts"
import { type Block, type NoteReading, readNote } from "../readers.ts"

/** A row about a paragraph, as a translation is. `key` names the paragraph. */
export interface Marked {
  key: string
  paragraph?: { anchor: Anchor } | undefined
}

/** A row with what became of its paragraph. `isLevel`: the paragraph still says what it said then. */
export interface Placed<Row> {
  row: Row
  isLevel: boolean
}

export interface NoteParagraph<Row> {
  block: Block
  /** The rows of this paragraph, first those that are level. */
  placed: Placed<Row>[]
}

/**
 * Returns the paragraphs of a note that say something, each with its rows (DOMAIN Z1). A row belongs to every
 * paragraph that has its words. If none has, it belongs to the one in which its passage begins now; if its passage is
 * gone, it belongs to none.
 */
export function paragraphsOf<Row extends Marked>(
  doc: Y.Doc,
  rows: readonly Row[],
  note: NoteReading = readNote(doc),
): NoteParagraph<Row>[] {
  const blocks = note.blocks.filter(({ text }) => text.trim() !== "")
  const byWords = Map.groupBy(blocks, ({ text }) => paragraphWords(text))
  const placed = new Map<Block, Placed<Row>[]>()
  const place = (block: Block, one: Placed<Row>) => placed.set(block, [...(placed.get(block) ?? []), one])
  const changed: { row: Row; block: Block; from: number }[] = []
  for (const row of rows) {
    if (!row.paragraph) continue
    const { anchor } = row.paragraph
    const same = byWords.get(paragraphWords(anchor.exact))
    if (same) for (const block of same) place(block, { row, isLevel: true })
    else changed.push(...whereNow(doc, note, blocks, anchor).map(found => ({ row, ...found })))
  }
  for (const { row, block } of changed.toSorted((a, b) => a.from - b.from)) place(block, { row, isLevel: false })
  return blocks.map(block => ({ block, placed: placed.get(block) ?? [] }))
}

/** The words of a paragraph, in the form in which two paragraphs are compared. */
export const paragraphWords = (text: string): string => text.trim().normalize("NFC")

/** Whether a paragraph has words to translate: more than numbers, signs and a label such as A-1. */
export const hasWords = (text: string): boolean =>
  /\p{L}{2}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)

function whereNow(doc: Y.Doc, note: NoteReading, blocks: readonly Block[], anchor: Anchor) {
  const { range } = resolveAnchor(doc, anchor, note)
  const block = range && blocks.find(({ from, to }) => range.from >= from && range.from < to)
  return block ? [{ block, from: range.from }] : []
}

/**
 * The rows that readers are shown: those that are level. If none is, those of an earlier wording; where two paragraphs
 * were joined these are two.
 */
export function shownOf<Row>(placed: readonly Placed<Row>[]): Placed<Row>[] {
  const level = placed.find(({ isLevel }) => isLevel)
  return level ? [level] : [...placed]
}

/**
 * Returns an id for a paragraph that has none: that of its first character for which `isFree` holds. Null if there is
 * no such character.
 */
export function paragraphId(note: NoteReading, { from, to }: Block, isFree: (id: string) => boolean): string | null {
  for (let at = from; at < to; at++) {
    const item = positionAt(note, at, 0)?.item
    const id = item && idOf(item)
    if (id && isFree(id)) return id
  }
  return null
}

const idOf = ({ client, clock }: Y.ID): string => `${client}-${clock}`

/** The paragraph in which the character with this id stands now, or stood before it was deleted. */
export function paragraphAt(doc: Y.Doc, note: NoteReading, id: string): Block | null {
  const [client, clock] = id.split("-").map(Number)
  if (!Number.isSafeInteger(client) || !Number.isSafeInteger(clock)) return null
  const position = new Y.RelativePosition(null, null, Y.createID(client ?? 0, clock ?? 0), 0)
  const at = offsetOf(doc, note, position)
  return at === null ? null : (note.blocks.find(({ from, to }) => from <= at && at <= to) ?? null)
}

/** The ids of the clients that wrote the words of a paragraph. */
export function clientsIn(note: NoteReading, { from, to }: Block): Set<number> {
  const clients = new Set<number>()
  for (let n = leafAfter(note, from); n < note.leaves.length; n++) {
    const leaf = note.leaves[n]
    if (!leaf || leaf.to > to) break
    for (let item = leaf.type._start; item !== null; item = item.right)
      if (!item.deleted && item.countable) clients.add(item.id.client)
  }
  return clients
}
