import { TextSelection } from "prosemirror-state"
import { expect, test } from "vitest"
import { two } from "./pair.ts"

test("a line break between a letter just typed and bold words does not double a letter", () => {
  const [mine, theirs] = two("Data move now.")
  const { view } = mine
  const { marks, nodes } = view.state.schema
  view.dispatch(view.state.tr.addMark(1, 5, marks["strong"]!.create()))
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, 1)))
  view.dispatch(view.state.tr.insert(1, view.state.schema.text("b")))
  view.dispatch(view.state.tr.replaceSelectionWith(nodes["hard_break"]!.create(), false))
  expect(String(mine.view.state.doc)).toBe('doc(paragraph("b", hard_break, strong("Data"), " move now."))')
  expect(String(theirs.view.state.doc)).toBe(String(mine.view.state.doc))
})
