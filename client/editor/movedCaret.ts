import { type Selection, TextSelection } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"

/**
 * Where the reader has moved the caret and the editor was not told yet: a browser tells of it with the next frame only.
 * What a peer does until then would draw the caret where it was before, and the words that follow would go there.
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
