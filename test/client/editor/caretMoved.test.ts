import { beforeEach, expect, test } from "vitest"
import * as Y from "yjs"
import { noteRoot } from "../../../shared/document/schema.ts"
import { caretAfter } from "./keyboard.ts"
import { endAfter, noteOf, Side, turn } from "./pair.ts"

let side: Side
let peer: Y.Doc
beforeEach(async () => {
  const doc = noteOf("First line.", "Second line.", "Third line.")
  side = new Side(doc)
  endAfter(side)
  peer = new Y.Doc()
  Y.applyUpdate(peer, Y.encodeStateAsUpdate(doc))
  await caretAfter(side, "First line")
  await turn()
})

/** Moves the caret as a click or an arrow key does: the browser reports it with the next frame. */
function moveCaret(): void {
  const line = side.dom.querySelectorAll("p")[1]?.firstChild
  if (!line) throw new Error("no second line")
  getSelection()?.collapse(line, 6)
}

const others: Record<string, () => void> = {
  "letter in another line"() {
    const known = Y.encodeStateVector(peer)
    const third = (peer.getXmlFragment(noteRoot).get(2) as Y.XmlElement).get(0) as Y.XmlText
    third.insert(0, "A ")
    Y.applyUpdate(side.doc, Y.encodeStateAsUpdate(peer, known), "peer")
  },
  "letter in the line that was left"() {
    const known = Y.encodeStateVector(peer)
    const first = (peer.getXmlFragment(noteRoot).get(0) as Y.XmlElement).get(0) as Y.XmlText
    first.insert(0, "A ")
    Y.applyUpdate(side.doc, Y.encodeStateAsUpdate(peer, known), "peer")
  },
  caret() {
    const cursor = side.said.at(-1)?.cursor ?? null
    side.peers.value = [{ client: 7, member: "m3", name: "林澈", role: "panelist", cursor, composing: false }]
  },
}

test.each(Object.keys(others))("a peer's %s does not move back a caret that the reader has moved", async what => {
  moveCaret()
  others[what]?.()
  await new Promise(requestAnimationFrame)
  await new Promise(requestAnimationFrame)
  await turn()
  expect(side.view.state.selection.$head.parent.textContent).toBe("Second line.")
  expect(side.view.state.selection.$head.parentOffset).toBe(6)
})
