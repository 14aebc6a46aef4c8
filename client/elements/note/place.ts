import type { EditorView } from "prosemirror-view"
import type * as Y from "yjs"
import { decodePosition, encodePosition, offsetOf, positionAt } from "../../../shared/document/positions.ts"
import { readNote } from "../../../shared/document/readers.ts"
import { Offsets } from "../../editor/offsets.ts"

/** Pixels from the upper edge of the note to a point in its first line. */
const firstLinePx = 24

/**
 * Encodes a position in the note: the start of the selection if it is below `top`, otherwise the first text below
 * `top`. `top` is in pixels from the top of the window.
 */
export function placeAt(view: EditorView, doc: Y.Doc, top: number): string | null {
  const box = view.dom.getBoundingClientRect()
  const { from, empty } = view.state.selection
  const chosen = !empty && view.hasFocus() && view.coordsAtPos(from).bottom > top ? from : null
  const first = { left: box.left + box.width / 2, top: Math.max(top, box.top + firstLinePx) }
  const pos = chosen ?? view.posAtCoords(first)?.pos ?? 1
  const offset = new Offsets(view.state.doc).toOffset(pos)
  const note = readNote(doc)
  if (offset === null) return null
  // A position refers to the character after it. The end of a block has no such character, so the previous character is
  // tried.
  const position = positionAt(note, offset, 0) ?? positionAt(note, Math.max(0, offset - 1), 0)
  return position && encodePosition(position)
}

/** Pixels from the top of the window to an encoded position. Null if the position's text is deleted. */
export function heightOf(view: EditorView, doc: Y.Doc, at: string): number | null {
  const position = decodePosition(at)
  const offset = position && offsetOf(doc, readNote(doc), position)
  const pos = offset === null ? null : new Offsets(view.state.doc).toPos(offset)
  return pos === null ? null : view.coordsAtPos(pos).top
}
