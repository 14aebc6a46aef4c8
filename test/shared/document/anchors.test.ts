import { createHash } from "node:crypto"
import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { anchorNamesItems, makeAnchor, rangeOf, resolveAnchor } from "../../../shared/document/anchors.ts"
import { encodePosition } from "../../../shared/document/positions.ts"
import { noteText } from "../../../shared/document/readers.ts"
import { noteRoot } from "../../../shared/document/schema.ts"
import { Anchor } from "../../../shared/model/anchor.ts"
import { element, noteOf, textAt } from "./notes.ts"

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex")

function anchorOf(doc: Y.Doc, words: string) {
  const from = noteText(doc).indexOf(words)
  const anchor = makeAnchor(doc, { from, to: from + words.length }, sha256)
  if (!anchor) throw new Error(`no anchor for ${words}`)
  return Anchor.parse(anchor)
}

const replica = (doc: Y.Doc) => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

describe("an anchor", () => {
  it("is exact where the words stand, on any replica, and moves with text before it", () => {
    const doc = noteOf("The panel agrees that models need tests.", "Second paragraph.")
    const anchor = anchorOf(doc, "models need tests")
    textAt(doc, 0).insert(0, "Today: ")
    const found = resolveAnchor(replica(doc), anchor)
    expect(found).toMatchObject({ state: "exact", text: "models need tests" })
    expect(found.range && noteText(doc).slice(found.range.from, found.range.to)).toBe("models need tests")
  })

  it("runs over blocks", () => {
    const doc = noteOf("first line", "second line")
    const anchor = anchorOf(doc, "line\nsecond")
    expect(resolveAnchor(doc, anchor).state).toBe("exact")
  })

  it("shows other words inside its ends as changed", () => {
    const doc = noteOf("Models need tests before release.")
    const anchor = anchorOf(doc, "need tests before")
    textAt(doc, 0).insert(7, "always ")
    textAt(doc, 0).insert(18, "ful")
    expect(resolveAnchor(doc, anchor)).toMatchObject({ state: "changed" })
  })

  it("is orphaned when its text is deleted, and comes back by undo made elsewhere", () => {
    const doc = noteOf("Keep this.", "This passage will be cut and come back.", "Tail.")
    const anchor = anchorOf(doc, "passage will be cut")
    const undo = new Y.UndoManager(doc.getXmlFragment(noteRoot))
    doc.getXmlFragment(noteRoot).delete(1, 1)
    expect(resolveAnchor(replica(doc), anchor)).toEqual({ state: "orphaned", text: null, range: null })
    undo.undo()
    expect(resolveAnchor(replica(doc), anchor)).toMatchObject({ state: "shifted", text: "passage will be cut" })
  })

  it("follows cut and paste into another paragraph", () => {
    const doc = noteOf("one two three four five six", "seven")
    const anchor = anchorOf(doc, "three four")
    textAt(doc, 0).delete(8, 10)
    textAt(doc, 1).insert(5, " three four")
    expect(resolveAnchor(doc, anchor)).toMatchObject({ state: "shifted", range: { from: 24, to: 34 } })
  })

  it.each(["NFC", "NFD"] as const)(
    "follows a passage that a cut and paste brings back in another form than %s",
    form => {
      const other = form === "NFC" ? "NFD" : "NFC"
      const words = "Café 한국 naïve"
      const doc = noteOf(`Ålesund: ${words}, noted.`.normalize(form), "Ende")
      const anchor = anchorOf(doc, words.normalize(form))
      textAt(doc, 0).delete(0, textAt(doc, 0).length)
      textAt(doc, 1).insert(4, ` été ${words} fin`.normalize(other))
      const found = resolveAnchor(doc, anchor)
      expect(found).toMatchObject({ state: "shifted", text: words.normalize(other) })
      expect(found.range && noteText(doc).slice(found.range.from, found.range.to)).toBe(words.normalize(other))
    },
  )

  it("finds a short passage by surroundings that were pasted in another form", () => {
    const doc = noteOf("très bien, café: oui, été", "Ende oui là")
    const anchor = anchorOf(doc, "oui")
    textAt(doc, 0).delete(0, textAt(doc, 0).length)
    textAt(doc, 0).insert(0, "très bien, café: oui, été".normalize("NFD"))
    expect(resolveAnchor(doc, anchor)).toMatchObject({ state: "shifted", text: "oui" })
  })

  it("does not take a common short word elsewhere for a deleted passage", () => {
    const doc = noteOf("we reach 合意 today in the first chapter", "the word 合意 is found here as well")
    const anchor = anchorOf(doc, "合意")
    textAt(doc, 0).delete(0, textAt(doc, 0).length)
    expect(resolveAnchor(doc, anchor).state).toBe("orphaned")
  })

  it("takes the occurrence whose surroundings agree", () => {
    const doc = noteOf("alpha open question beta", "gamma open question delta", "gone open question")
    const anchor = anchorOf(doc, "open question delta")
    const exact = { ...anchor, exact: "open question", after: " delta\ngone open question" }
    doc.getXmlFragment(noteRoot).delete(1, 1)
    doc.getXmlFragment(noteRoot).insert(2, [element("paragraph", {}, new Y.XmlText("gamma open question delta"))])
    const found = resolveAnchor(doc, exact)
    expect(found.range?.from).toBe(noteText(doc).indexOf("open question delta"))
  })

  it("never names a root, and reading a forged one defines none", () => {
    const doc = noteOf("some text in the note")
    const anchor = anchorOf(doc, "text in the note")
    const forged = encodePosition(new Y.RelativePosition(null, "evil", null, 0))
    expect(anchorNamesItems(anchor)).toBe(true)
    expect(anchorNamesItems({ ...anchor, start: forged })).toBe(false)
    expect(anchorNamesItems({ ...anchor, start: "////" })).toBe(false)
    expect(resolveAnchor(doc, { ...anchor, start: forged, end: "%%%" }).state).toBe("shifted")
    expect([...doc.share.keys()]).toEqual([noteRoot])
  })

  it("is made from relative positions as an editor holds them", () => {
    const doc = noteOf("alpha beta", "gamma")
    const start = Y.createRelativePositionFromTypeIndex(textAt(doc, 0), 6)
    const end = Y.createRelativePositionFromTypeIndex(textAt(doc, 1), 5)
    expect(rangeOf(doc, start, end)).toEqual({ from: 6, to: 16 })
  })

  it("cuts line ends and half characters from its edges, and is null when nothing is left", () => {
    const doc = noteOf("a😀", "b")
    expect(makeAnchor(doc, { from: 3, to: 4 }, sha256)).toBeNull()
    expect(makeAnchor(doc, { from: 0, to: 2 }, sha256)).toMatchObject({ exact: "a", after: "😀\nb" })
  })
})
