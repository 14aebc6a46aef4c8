import { createHash } from "node:crypto"
import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { makeAnchor } from "../../../shared/document/anchors.ts"
import { passageOf } from "../../../shared/document/passages.ts"
import { noteText } from "../../../shared/document/readers.ts"
import { noteRoot } from "../../../shared/document/schema.ts"
import { element, noteOf, textAt } from "./notes.ts"

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex")
function anchorOf(doc: Y.Doc, words: string) {
  const from = noteText(doc).indexOf(words)
  const anchor = makeAnchor(doc, { from, to: from + words.length }, sha256)
  if (!anchor) throw new Error(`no anchor for ${words}`)
  return anchor
}
const whole = "Data move by default."
const saying = (doc: Y.Doc, anchor: ReturnType<typeof anchorOf>) => {
  const passage = passageOf(doc, anchor)
  return passage.state === "orphaned" ? passage.state : [passage.state, passage.text]
}

describe("a passage that was recorded", () => {
  it("has what was typed at its very edges, where it was a whole paragraph", () => {
    const doc = noteOf("Before.", whole, "After.")
    const anchor = anchorOf(doc, whole)
    expect(saying(doc, anchor)).toEqual(["place", whole])
    textAt(doc, 1).insert(0, "Not all ")
    textAt(doc, 1).insert("Not all ".length + whole.length, " Never on Sundays.")
    expect(saying(doc, anchor)).toEqual(["place", `Not all ${whole} Never on Sundays.`])
  })

  it("has what was typed between it and its neighbours, and nothing of them", () => {
    const doc = noteOf("We agree that data move by default, and we go on.")
    const anchor = anchorOf(doc, "data move by default")
    textAt(doc, 0).insert("We agree that ".length, "no ")
    textAt(doc, 0).insert("We agree that no data move by default".length, " on weekdays")
    expect(saying(doc, anchor)).toEqual(["place", "no data move by default on weekdays"])
  })

  it("ends with its cell, whatever is written in the cells beside it", () => {
    const doc = new Y.Doc()
    const cell = (text: string) => element("table_cell", {}, new Y.XmlText(text))
    const cells = [cell("Class A"), cell("twelve months"), cell("reviewed")]
    doc.getXmlFragment(noteRoot).push([element("table", {}, element("table_row", {}, ...cells))])
    const anchor = anchorOf(doc, "twelve months")
    const [before, own, after] = cells.map(one => one.get(0) as Y.XmlText)
    before?.insert(7, " and B")
    after?.insert(0, "to be ")
    expect(saying(doc, anchor)).toEqual(["place", "twelve months"])
    own?.insert(13, " at least")
    expect(saying(doc, anchor)).toEqual(["place", "twelve months at least"])
    expect(anchorOf(doc, "\ttwelve months at least\t").exact).toBe("twelve months at least")
  })

  it("is not touched by what happens further away in its paragraph", () => {
    const doc = noteOf("We all agree that data move by default, and we go on from here.")
    const anchor = anchorOf(doc, "data move by default")
    textAt(doc, 0).insert(0, "Today: ")
    textAt(doc, 0).insert(noteText(doc).length, " So be it.")
    expect(saying(doc, anchor)).toEqual(["place", "data move by default"])
  })

  it("keeps to its own words where its neighbour was reworded: nobody can say what belongs to whom", () => {
    const doc = noteOf("We agree that data move by default, and we go on.")
    const anchor = anchorOf(doc, "data move by default")
    textAt(doc, 0).delete(0, "We agree that ".length)
    textAt(doc, 0).insert(0, "The panel holds: ")
    expect(saying(doc, anchor)).toEqual(["place", "data move by default"])
  })

  it("stands elsewhere after cut and paste, and in its place after an undo", () => {
    const doc = noteOf("Before it stands this.", whole, "After it comes this.")
    const anchor = anchorOf(doc, whole)
    const undo = new Y.UndoManager(doc.getXmlFragment(noteRoot))
    doc.getXmlFragment(noteRoot).delete(1, 1)
    expect(saying(doc, anchor)).toBe("orphaned")
    undo.undo()
    expect(saying(doc, anchor)).toEqual(["place", whole])
    doc.getXmlFragment(noteRoot).delete(1, 1)
    doc.getXmlFragment(noteRoot).push([element("paragraph", {}, new Y.XmlText(`Moved here: ${whole}`))])
    expect(saying(doc, anchor)).toEqual(["elsewhere", whole])
  })
})
