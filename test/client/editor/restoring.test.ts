import { TextSelection } from "prosemirror-state"
import { expect, test } from "vitest"
import * as Y from "yjs"
import { restoreIn, versionIn } from "../../../client/editor/writing/restoring.ts"
import { two } from "./pair.ts"

const said = ({ view }: { view: ReturnType<typeof two>[0]["view"] }) => String(view.state.doc)

test("a restored note says what it said then, and only what differs is replaced", () => {
  const [mine, theirs] = two("One moves.", "Two stays here.", "Three is the end.")
  const then = Y.encodeStateAsUpdateV2(mine.doc)
  const before = said(mine)
  const { view } = mine
  view.dispatch(view.state.tr.insertText("Now: ", 1))
  view.dispatch(view.state.tr.delete(view.state.doc.content.size - 5, view.state.doc.content.size - 1))
  const caret = 1 + view.state.doc.child(0).nodeSize + 4
  theirs.view.dispatch(theirs.view.state.tr.setSelection(TextSelection.create(theirs.view.state.doc, caret)))
  expect(said(mine)).not.toBe(before)
  expect(restoreIn(view, then)).toBe(true)
  expect(said(mine)).toBe(before)
  expect(said(theirs)).toBe(before)
  // the caret of another writer, in a paragraph that does not differ, stays at its letter
  expect(theirs.view.state.selection.from).toBe(caret - "Now: ".length)
  expect(restoreIn(view, then)).toBe(false)
})

test("paragraphs that came are removed, those that went come back, with their marks", () => {
  const [mine, theirs] = two("One moves.", "Two stays here.")
  const { view } = mine
  const { marks, nodes } = view.state.schema
  view.dispatch(view.state.tr.addMark(1, 4, marks["strong"]!.create()))
  const then = Y.encodeStateAsUpdateV2(mine.doc)
  const before = said(mine)
  view.dispatch(view.state.tr.delete(0, view.state.doc.child(0).nodeSize))
  const added = nodes["paragraph"]!.create(null, view.state.schema.text("🙂 New."))
  view.dispatch(view.state.tr.insert(view.state.doc.content.size, added))
  restoreIn(view, then)
  expect(said(mine)).toBe(before)
  expect(said(theirs)).toBe(before)
  expect(String(versionIn(then))).toBe(before)
})

test("a changed emoji is replaced whole", () => {
  const [mine, theirs] = two("Yes 🙂 and no.")
  const then = Y.encodeStateAsUpdateV2(mine.doc)
  mine.view.dispatch(mine.view.state.tr.insertText("🙃", 5, 7))
  restoreIn(mine.view, then)
  expect(said(theirs)).toBe('doc(paragraph("Yes 🙂 and no."))')
})
