import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { leafText, noteText, readNote } from "../../../shared/document/readers.ts"
import { noteRoot } from "../../../shared/document/schema.ts"
import { element, noteOf, textAt } from "./notes.ts"

describe("reading a note", () => {
  it("separates blocks by a line end, those of a list too, and writes a hard break as one", () => {
    const doc = new Y.Doc()
    const item = (text: string) => element("list_item", {}, element("paragraph", {}, new Y.XmlText(text)))
    doc
      .getXmlFragment(noteRoot)
      .push([
        element("heading", {}, new Y.XmlText("Title")),
        element("paragraph", {}, new Y.XmlText("one"), element("hard_break", {}), new Y.XmlText("two")),
        element("bullet_list", {}, item("a"), item("b")),
        element("paragraph", {}),
        element("paragraph", {}, new Y.XmlText("end")),
      ])
    expect(noteText(doc)).toBe("Title\none\ntwo\na\nb\n\nend")
    expect(readNote(doc).blocks.map(block => block.kind)).toEqual([
      "heading",
      "paragraph",
      "paragraph",
      "paragraph",
      "paragraph",
      "paragraph",
    ])
  })

  it("separates the cells of a row by a tab and rows by a line end, and says which cell a block is", () => {
    const doc = new Y.Doc()
    const cell = (text: string, attrs = {}) => element("table_cell", attrs, new Y.XmlText(text))
    const table = () =>
      element(
        "table",
        { lang: "ja" },
        element("table_row", {}, cell("Class", { header: "col" }), cell("", { header: "col" })),
        element("table_row", {}, cell("A", { header: "row" }), cell("12", { lang: "zh" })),
        element("table_row", {}),
      )
    doc
      .getXmlFragment(noteRoot)
      .push([element("paragraph", {}, new Y.XmlText("before")), table(), table(), element("paragraph", {})])
    const { text, blocks } = readNote(doc)
    expect(text).toBe("before\nClass\t\nA\t12\nClass\t\nA\t12\n")
    expect(blocks.map(block => block.text)).toEqual(["before", "Class", "", "A", "12", "Class", "", "A", "12", ""])
    expect(blocks.slice(0, 6).map(({ cell: place, lang }) => [place, lang])).toEqual([
      [undefined, null],
      [{ table: 1, row: 1, header: "col" }, "ja"],
      [{ table: 1, row: 1, header: "col" }, "ja"],
      [{ table: 1, row: 2, header: "row" }, "ja"],
      [{ table: 1, row: 2 }, "zh"],
      [{ table: 2, row: 1, header: "col" }, "ja"],
    ])
  })

  it("gives a block its language, or that of what encloses it", () => {
    const doc = new Y.Doc()
    doc
      .getXmlFragment(noteRoot)
      .push([
        element(
          "blockquote",
          { lang: "zh" },
          element("paragraph", {}, new Y.XmlText("引")),
          element("paragraph", { lang: "ja" }, new Y.XmlText("引用")),
        ),
        element("paragraph", {}, new Y.XmlText("plain")),
      ])
    expect(readNote(doc).blocks.map(block => block.lang)).toEqual(["zh", "ja", null])
  })

  it("agrees with Yjs about deleted and formatted text", () => {
    const doc = noteOf("Hello brave world")
    textAt(doc, 0).format(0, 5, { strong: {} })
    textAt(doc, 0).delete(5, 6)
    expect(leafText(textAt(doc, 0))).toBe("Hello world")
  })

  it("changes nothing: an empty document keeps no roots and no update leaves", () => {
    const doc = new Y.Doc()
    let updates = 0
    doc.on("update", () => updates++)
    expect(readNote(doc).text).toBe("")
    expect(doc.share.size).toBe(0)
    expect(updates).toBe(0)
  })

  it("gives each leaf the place its text has", () => {
    const note = readNote(noteOf("alpha", "beta", "gamma"))
    expect(note.leaves.map(leaf => note.text.slice(leaf.from, leaf.to))).toEqual(["alpha", "beta", "gamma"])
  })
})
