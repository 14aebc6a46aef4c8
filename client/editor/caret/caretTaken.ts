import { TextSelection } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import type { Range } from "../../../shared/contract/noteLink.ts"
import { placeInEditor, relativeRange } from "../binding.ts"
import { movedCaret } from "./movedCaret.ts"

/**
 * Returns the caret or selection as relative positions, which another editor of the same note can resolve. Returns null
 * if the editor has no focus.
 */
export function caretIn(view: EditorView): Range | null {
  if (!view.hasFocus()) return null
  const { anchor, head } = movedCaret(view) ?? view.state.selection
  return relativeRange(view.state, anchor, head)
}

/**
 * Focuses an editor and restores a caret in it. If the text at the caret is deleted, the function only focuses the
 * editor.
 */
export function putCaret(view: EditorView, range: Range): void {
  const place = placeInEditor(view.state, range)
  view.dom.focus({ preventScroll: true })
  if (!place) return
  const { state } = view
  const selection = TextSelection.between(state.doc.resolve(place.anchor), state.doc.resolve(place.head))
  view.dispatch(state.tr.setSelection(selection))
  // Sets the browser's selection too, because ProseMirror draws no selection in read-only text.
  const [anchor, head] = [view.domAtPos(selection.anchor), view.domAtPos(selection.head)]
  view.dom.ownerDocument.getSelection()?.setBaseAndExtent(anchor.node, anchor.offset, head.node, head.offset)
}
