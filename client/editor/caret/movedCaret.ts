import { type Selection, TextSelection } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"

/**
 * Returns the browser's selection if the editor does not know it yet, because browsers report a moved caret one frame
 * later. A peer's change in that frame would move the caret back, and the next typed text would be inserted at the old
 * place.
 */
export function movedCaret(view: EditorView): Selection | null {
  const { selection, doc } = view.state
  if (!(selection instanceof TextSelection) || view.composing || !view.hasFocus()) return null
  const { anchorNode, anchorOffset, focusNode, focusOffset } = view.dom.ownerDocument.getSelection() ?? {}
  if (!anchorNode || !focusNode || !view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return null
  const anchor = view.posAtDOM(anchorNode, anchorOffset ?? 0)
  const head = view.posAtDOM(focusNode, focusOffset ?? 0)
  if (anchor === selection.anchor && head === selection.head) return null
  const moved = TextSelection.between(doc.resolve(anchor), doc.resolve(head))
  return moved.eq(selection) ? null : moved
}
