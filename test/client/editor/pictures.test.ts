import { NodeSelection, TextSelection } from "prosemirror-state"
import { expect, test } from "vitest"
import { userEvent } from "vitest/browser"
import * as Y from "yjs"
import type { Picture } from "../../../client/editor/picture.ts"
import { eventually } from "../../kit/clocks/eventually.ts"
import { caretAfter } from "./keyboard.ts"
import { endAfter, pipe, Side, turn, two } from "./pair.ts"

const file = "ab".repeat(32)
const picture: Picture = { file, alt: "A map of the delta", width: 40, height: 30 }
const shown = ({ dom }: Side) =>
  [...dom.querySelectorAll<HTMLImageElement>(".note-picture img")].map(one => [
    one.getAttribute("src"),
    one.alt,
    Number(one.getAttribute("width")),
  ])
const whole = [[`/pictures/${file}`, "A map of the delta", 40]]

test("a picture stands below the block of the caret, others see it at once, and one writes on below it", async () => {
  const [mine, theirs] = two("before", "after")
  await caretAfter(mine, "before")
  expect(mine.editor.insertPicture(picture)).toBe(true)
  await turn()
  expect([shown(mine), shown(theirs)]).toEqual([whole, whole])
  await userEvent.keyboard("Now ")
  await eventually(() => expect(theirs.text).toBe("before\nNow after"))
  const reader = new Side(new Y.Doc(), false)
  endAfter(reader)
  pipe(mine.doc, reader.doc)
  await turn()
  expect(shown(reader)).toEqual(whole)
})

test("at the end of a note a paragraph follows the picture; in a table there is none", async () => {
  const [side] = two("last")
  await caretAfter(side, "last")
  side.editor.insertPicture(picture)
  await turn()
  await userEvent.keyboard("and on")
  await eventually(() => expect(side.text).toBe("last\nand on"))
  side.editor.run("table")
  await turn()
  expect(side.editor.insertPicture(picture)).toBe(false)
})

test("a picture that is pasted or dropped in a table is not asked for, and the writer is told", async () => {
  const [side] = two("first")
  await caretAfter(side, "first")
  side.editor.run("table")
  await turn()
  const given = new DataTransfer()
  given.items.add(new File([new Uint8Array([1])], "map.png", { type: "image/png" }))
  side.dom.dispatchEvent(new ClipboardEvent("paste", { clipboardData: given, bubbles: true, cancelable: true }))
  expect(side.leftOut).toEqual([["cellPictures"]])
  const box = side.dom.querySelector("td, th")?.getBoundingClientRect()
  const at = { clientX: (box?.left ?? 0) + 5, clientY: (box?.top ?? 0) + 5 }
  side.dom.dispatchEvent(new DragEvent("drop", { dataTransfer: given, bubbles: true, cancelable: true, ...at }))
  expect(side.leftOut).toEqual([["cellPictures"], ["cellPictures"]])
  expect(side.files).toEqual([])
})

test("a selected picture gets other words or another picture, and goes with the Delete key", async () => {
  const [side, theirs] = two("before")
  await caretAfter(side, "before")
  side.editor.insertPicture(picture)
  await turn()
  const select = () => side.view.dispatch(side.view.state.tr.setSelection(NodeSelection.create(side.view.state.doc, 8)))
  select()
  side.editor.describePicture("The delta in spring")
  await turn()
  expect(shown(theirs).map(([, alt]) => alt)).toEqual(["The delta in spring"])
  side.editor.insertPicture({ ...picture, file: "cd".repeat(32) })
  await turn()
  expect(shown(theirs).map(([src]) => src)).toEqual([`/pictures/${"cd".repeat(32)}`])
  select()
  await userEvent.keyboard("{Delete}")
  await turn()
  expect(shown(theirs)).toEqual([])
})

test("a picture is copied from one note to another, and a false one is not taken", async () => {
  const [side] = two("before")
  const other = new Side()
  endAfter(other)
  await caretAfter(side, "before")
  side.editor.insertPicture(picture)
  await turn()
  side.view.dispatch(side.view.state.tr.setSelection(NodeSelection.create(side.view.state.doc, 8)))
  const { dom } = side.view.serializeForClipboard(side.view.state.selection.content())
  other.view.focus()
  other.view.pasteHTML(dom.innerHTML)
  await turn()
  expect(shown(other)).toEqual(whole)
  const third = new Side()
  endAfter(third)
  for (const bad of ['data-file="../x"', `data-file="${file}" width="0"`, `data-file="${file}" alt=""`])
    third.view.pasteHTML(`<div data-pm-slice="0 0 []"><img alt="x" width="4" height="3" ${bad}></div>`)
  third.view.pasteHTML(
    `<p>a<img data-file="${file}" alt="x" width="4" height="3" src="https://elsewhere.example/x"></p>`,
  )
  await turn()
  expect(shown(third)).toEqual([])
})

test("a pasted picture and a dropped file are handed over; text with a picture beside it is pasted as text", () => {
  const [side] = two("before")
  const given = (name: string, type: string, words = "") => {
    const data = new DataTransfer()
    data.items.add(new File(["x"], name, { type }))
    if (words !== "") data.setData("text/plain", words)
    return data
  }
  const paste = (clipboardData: DataTransfer) =>
    side.dom.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))
  paste(given("a.png", "image/png"))
  paste(given("word.png", "image/png", "words"))
  const box = side.dom.querySelector("p")?.getBoundingClientRect()
  const dropped = new DragEvent("drop", {
    clientX: (box?.left ?? 0) + 5,
    clientY: (box?.top ?? 0) + 5,
    dataTransfer: given("b.pdf", "application/pdf"),
    bubbles: true,
    cancelable: true,
  })
  side.dom.dispatchEvent(dropped)
  expect(side.files.map(({ name }) => name)).toEqual(["a.png", "b.pdf"])
  expect(dropped.defaultPrevented).toBe(true)
})

test("where a picture cannot be shown its words stand", async () => {
  const [side] = two("before")
  await caretAfter(side, "before")
  side.editor.insertPicture(picture)
  await eventually(() => {
    const words = side.dom.querySelector<HTMLElement>(".note-picture figcaption")
    expect([words?.hidden, words?.textContent]).toEqual([false, "missing: A map of the delta"])
  })
})

test("in an empty paragraph a picture leaves no gap above it", async () => {
  const [side] = two("before", "")
  side.view.focus()
  side.view.dispatch(side.view.state.tr.setSelection(TextSelection.atEnd(side.view.state.doc)))
  await turn()
  side.editor.insertPicture(picture)
  await turn()
  expect([...side.dom.children].map(({ tagName }) => tagName)).toEqual(["P", "FIGURE", "P"])
})
