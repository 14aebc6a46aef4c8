import { beforeEach, expect, test, vi } from "vitest"
import * as Y from "yjs"
import { noteRoot } from "../../../shared/document/schema.ts"
import { caretAfter } from "./keyboard.ts"
import { noteOf, paragraph, Side, turn } from "./pair.ts"

let side: Side
let peer: Y.Doc
beforeEach(async () => {
  const doc = noteOf(...Array.from({ length: 60 }, (_, n) => `Line ${n} of the note.`))
  side = new Side(doc)
  side.place.style.height = "200px"
  side.place.style.overflow = "auto"
  peer = new Y.Doc()
  Y.applyUpdate(peer, Y.encodeStateAsUpdate(doc))
  await caretAfter(side, "Line 30 of")
  side.view.dispatch(side.view.state.tr.scrollIntoView())
  await turn()
})

/** Applies a peer's edit, as it arrives over the network. */
function comes(edit: (note: Y.XmlFragment) => void): void {
  const known = Y.encodeStateVector(peer)
  edit(peer.getXmlFragment(noteRoot))
  Y.applyUpdate(side.doc, Y.encodeStateAsUpdate(peer, known), "peer")
}

const caretsTop = () => side.view.coordsAtPos(side.view.state.selection.head).top

test("a peer's letters cause no layout while somebody writes", () => {
  expect(side.view.hasFocus()).toBe(true)
  const asked = [
    vi.spyOn(Range.prototype, "getClientRects"),
    vi.spyOn(Range.prototype, "getBoundingClientRect"),
    vi.spyOn(Element.prototype, "getBoundingClientRect"),
    vi.spyOn(Element.prototype, "getClientRects"),
  ]
  for (const letter of "letters") comes(note => ((note.get(3) as Y.XmlElement).get(0) as Y.XmlText).insert(0, letter))
  expect(asked.map(({ mock }) => mock.calls.length)).toEqual([0, 0, 0, 0])
  expect(side.text).toContain("srettelLine 3 of")
})

test("lines that a peer writes above leave the caret's line in place", async () => {
  const before = caretsTop()
  const { top, bottom } = side.place.getBoundingClientRect()
  expect(before).toBeGreaterThan(top)
  expect(before).toBeLessThan(bottom)
  for (let n = 0; n < 20; n++) comes(note => note.insert(0, [paragraph("A new line.")]))
  await turn()
  await new Promise(requestAnimationFrame)
  expect(Math.abs(caretsTop() - before)).toBeLessThan(2)
})
