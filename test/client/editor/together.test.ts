import { TextSelection } from "prosemirror-state"
import { beforeEach, describe, expect, test } from "vitest"
import { undoCommand } from "y-prosemirror"
import * as Y from "yjs"
import { beginsAlone } from "./keyboard.ts"
import { markup, pipe, Side, two } from "./pair.ts"

describe("two people in one note", () => {
  let a: Side
  let b: Side
  beforeEach(() => {
    ;[a, b] = two("Data move by default.", "Second paragraph.")
  })

  const sameEverywhere = () => {
    expect(b.view.state.doc.toJSON()).toEqual(a.view.state.doc.toJSON())
    expect(markup(b.doc)).toBe(markup(a.doc))
    expect(b.dom.textContent).toBe(a.dom.textContent)
  }

  test("typing on both sides in the same paragraph ends in one text", () => {
    for (const letter of "All ") a.type(letter, a.find("Data").from)
    for (const letter of " x") b.type(letter, b.find("default").to)
    expect(a.text).toContain("by default")
    expect(a.text).toHaveLength("Data move by default.\nSecond paragraph.".length + 6)
    sameEverywhere()
  })

  test("formats, lists, headings and languages reach the other side", () => {
    a.select("move")
    a.editor.run("strong")
    b.select("default")
    b.editor.run("em")
    a.select("Second")
    a.editor.run("bullets")
    b.select("Data")
    b.editor.run("heading2")
    b.editor.run("lang-zh")
    sameEverywhere()
    expect(a.dom.querySelector("h2")?.getAttribute("lang")).toBe("zh-CN")
    expect(a.dom.querySelector("h2 strong")?.textContent).toBe("move")
    expect(a.dom.querySelector("h2 em")?.textContent).toBe("default")
    expect(b.dom.querySelector("ul li p")?.textContent).toBe("Second paragraph.")
  })

  test("undo reverts the writer's own text and leaves the peer's", () => {
    a.type("MINE ", 1)
    b.type("THEIRS ", b.find("Second").from)
    undoCommand(a.view.state, a.view.dispatch)
    expect(a.text).toBe("Data move by default.\nTHEIRS Second paragraph.")
    sameEverywhere()
  })

  test("brackets are text, with the caret where the alternative goes", () => {
    a.select("by default")
    a.editor.run("bracket")
    a.type("case by case")
    expect(b.text).toBe("Data move [by default | case by case].\nSecond paragraph.")
    expect(b.dom.querySelector(".bracket")).not.toBeNull()
    sameEverywhere()
  })

  test("Enter keeps the language of the block, and Tab leaves the note", () => {
    b.select("Data")
    b.editor.run("lang-ja")
    const end = a.find("default.").to
    a.view.dispatch(a.view.state.tr.setSelection(TextSelection.create(a.view.state.doc, end)))
    press(a, "Enter", 13)
    a.type("新しい段落")
    expect(b.text).toBe("Data move by default.\n新しい段落\nSecond paragraph.")
    expect([...b.dom.querySelectorAll("p")].map(p => p.lang)).toEqual(["ja", "ja", "en"])
    expect(press(a, "Tab", 9)).toBe(true)
    sameEverywhere()
  })

  test("a key that an input method is using is no shortcut", () => {
    a.select("move")
    press(a, "Enter", 229)
    a.view.dom.dispatchEvent(
      new KeyboardEvent("keydown", { key: "b", ctrlKey: true, isComposing: true, bubbles: true, cancelable: true }),
    )
    expect(a.text).toBe("Data move by default.\nSecond paragraph.")
    expect(a.dom.querySelector("strong")).toBeNull()
  })
})

test("a peer's first words in an empty note are not selected, so typing does not overwrite them", () => {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()]
  pipe(mine, theirs)
  const a = new Side(mine)
  const b = new Side(theirs)
  beginsAlone(b)
  b.type("Data move.")
  a.view.focus()
  expect(a.view.state.selection.empty).toBe(true)
  a.view.dispatch(a.view.state.tr.insertText("All "))
  for (const words of ["All ", "Data move."]) expect(b.text).toContain(words)
  a.end()
  b.end()
})

/** True if nothing handled the key. */
function press(side: Side, key: string, keyCode: number): boolean {
  return side.view.dom.dispatchEvent(new KeyboardEvent("keydown", { key, keyCode, bubbles: true, cancelable: true }))
}
