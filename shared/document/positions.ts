import { fromBase64, toBase64 } from "lib0/buffer"
import * as Y from "yjs"
import type { NoteReading } from "./readers.ts"
import { noteRoot } from "./schema.ts"

/**
 * Returns the offset of a relative position in the note's text, or null if the position is gone. It creates no root in
 * the document.
 */
export function offsetOf(doc: Y.Doc, note: NoteReading, position: Y.RelativePosition): number | null {
  const { item, type, tname, assoc } = position
  if (item) return offsetOfItem(doc, note, item, assoc)
  if (type) {
    const holder = structOf(doc, type)
    const span = holder?.content instanceof Y.ContentType ? note.spans.get(holder.content.type) : undefined
    if (!span) return null
    return assoc >= 0 ? span.to : span.from
  }
  if (tname !== noteRoot) return null
  return assoc >= 0 ? note.text.length : 0
}

/**
 * The index of the first leaf that ends after offset `at`; the number of leaves if there is none. Leaves stand in the
 * order of the text, so the search halves: a note may have twenty thousand paragraphs.
 */
export function leafAfter({ leaves }: Pick<NoteReading, "leaves">, at: number): number {
  let [low, high] = [0, leaves.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((leaves[middle]?.to ?? 0) > at) high = middle
    else low = middle + 1
  }
  return low
}

/** Returns the relative position of the character at offset `at`. Null between blocks, where there is no character. */
export function positionAt(note: NoteReading, at: number, assoc: 0 | -1): Y.RelativePosition | null {
  const leaf = note.leaves[leafAfter(note, at)]
  if (!leaf || leaf.from > at) return null
  let rest = at - leaf.from
  for (let item = leaf.type._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue
    if (rest < item.length)
      return new Y.RelativePosition(null, null, Y.createID(item.id.client, item.id.clock + rest), assoc)
    rest -= item.length
  }
  return null
}

export const encodePosition = (position: Y.RelativePosition): string => toBase64(Y.encodeRelativePosition(position))

/**
 * Decodes a relative position. Null if it is invalid or names a root or a type, because an anchor may only name items.
 */
export function decodePosition(text: string): Y.RelativePosition | null {
  try {
    const position = Y.decodeRelativePosition(fromBase64(text))
    return position.item === null ? null : position
  } catch {
    return null
  }
}

/** Whether the character that a relative position names is still in the document. */
export function isThere(doc: Y.Doc, { item }: Y.RelativePosition): boolean {
  return item !== null && structOf(doc, item)?.deleted === false
}

function offsetOfItem(doc: Y.Doc, note: NoteReading, id: Y.ID, assoc: number): number | null {
  const item = structOf(doc, id)
  if (!item) return null
  if (item.content instanceof Y.ContentType) return note.spans.get(item.content.type)?.from ?? null
  const leaf = note.spans.get(item.parent)
  if (!leaf) return null
  const within = item.deleted || !item.countable ? 0 : id.clock - item.id.clock + (assoc >= 0 ? 0 : 1)
  let before = 0
  for (let left = item.left; left !== null; left = left.left) if (!left.deleted && left.countable) before += left.length
  return leaf.from + before + within
}

function structOf(doc: Y.Doc, id: Y.ID): Y.Item | null {
  if (Y.getState(doc.store, id.client) <= id.clock) return null
  const struct = Y.getItem(doc.store, id)
  return struct instanceof Y.Item ? struct : null
}
