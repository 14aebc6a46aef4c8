import { type Command, TextSelection } from "prosemirror-state"

const before = "["
const after = " | ]"

/** Puts the selected text in brackets, and the caret where the writer adds the alternative: `[text | ‸]`. */
export const putInBrackets: Command = (state, dispatch) => {
  const { $from, $to, from, to, empty } = state.selection
  if (empty || !$from.sameParent($to) || !$from.parent.isTextblock) return false
  if (dispatch) {
    const tr = state.tr.insertText(after, to).insertText(before, from)
    const caret = to + before.length + after.length - 1
    dispatch(tr.setSelection(TextSelection.create(tr.doc, caret)).scrollIntoView())
  }
  return true
}
