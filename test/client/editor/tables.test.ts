import { beforeEach, expect, test } from "vitest"
import { userEvent } from "vitest/browser"
import * as Y from "yjs"
import type { ToolName } from "../../../client/editor/tools.ts"
import { caretAfter } from "./keyboard.ts"
import { endAfter, noteOf, pipe, Side, turn } from "./pair.ts"

let side: Side
beforeEach(async () => {
  side = new Side(noteOf("before"))
  endAfter(side)
  await caretAfter(side, "before")
  side.view.pasteHTML(
    "<table><thead><tr><th>Class<th>Months</tr></thead><tr><td><p>A</p></td><td><p>12</p></td></tr><tr><td>B<td>24</tr></table><p>after</p>",
  )
  await turn()
})

const rows = (of: Side = side): string[][] =>
  [...of.dom.querySelectorAll("tr")].map(row => [...row.children].map(cell => cell.textContent))
const run = (...tools: ToolName[]) => {
  for (const tool of tools) side.editor.run(tool)
}

test("a pasted table keeps its rows, cells and header cells, and reads as rows of text", () => {
  expect(rows()).toEqual([
    ["Class", "Months"],
    ["A", "12"],
    ["B", "24"],
  ])
  expect([...side.dom.querySelectorAll("th")].map(head => head.scope)).toEqual(["col", "col"])
  expect(side.text).toBe("before\nClass\tMonths\nA\t12\nB\t24\nafter")
})

test("a table that a peer made is the same here, also in a mirror", async () => {
  const peer = new Side(new Y.Doc())
  const reader = new Side(peer.doc, false)
  endAfter(peer, reader)
  pipe(side.doc, peer.doc)
  await turn()
  expect(rows(peer)).toEqual(rows())
  expect(rows(reader)).toEqual(rows())
  expect(peer.text).toBe(side.text)
})

test("typing in a cell and Enter in it stay in the cell", async () => {
  await caretAfter(side, "12")
  await userEvent.keyboard(" at least{Enter}or more")
  expect(rows()[1]).toEqual(["A", "12 at leastor more"])
  expect(side.text).toContain("A\t12 at least\nor more\nB")
})

test("Tab moves from cell to cell and adds a row behind the last; Shift+Tab moves back; after Escape Tab leaves the table", async () => {
  const beyond = document.body.appendChild(document.createElement("button"))
  await caretAfter(side, "12")
  await userEvent.keyboard("{Tab}x{Shift>}{Tab}{Tab}{/Shift}y{Tab}{Tab}{Tab}{Tab}z")
  expect(rows()).toEqual([
    ["Class", "Months"],
    ["yA", "12"],
    ["xB", "24"],
    ["z", ""],
  ])
  await userEvent.keyboard("{Escape}{Tab}")
  expect(document.activeElement).toBe(beyond)
  beyond.remove()
})

test("rows and columns are added and removed at the caret; removing the last one removes the table", async () => {
  await caretAfter(side, "A")
  run("addRow", "addColumn")
  expect(rows()).toEqual([
    ["Class", "", "Months"],
    ["A", "", "12"],
    ["", "", ""],
    ["B", "", "24"],
  ])
  expect(side.dom.querySelectorAll("tr:first-child th")).toHaveLength(3)
  await caretAfter(side, "12")
  run("removeColumn")
  await caretAfter(side, "A")
  run("removeRow")
  expect(rows()).toEqual([
    ["Class", ""],
    ["", ""],
    ["B", ""],
  ])
  await caretAfter(side, "B")
  run("removeTable")
  expect(side.text).toBe("before\nafter")
})

test("a new table is inserted at the caret, with a header row, a paragraph behind it and the caret in its first cell", async () => {
  await caretAfter(side, "after")
  run("table")
  await userEvent.keyboard("H")
  expect(side.text.endsWith("after\nH\t\n\t\n")).toBe(true)
  await caretAfter(side, "H")
  run("removeRow", "removeRow")
  expect(side.text.endsWith("after\n")).toBe(true)
})

test("a key at the edge of a cell joins no cells, and typing over several cells empties them", async () => {
  await caretAfter(side, "A")
  await userEvent.keyboard("{Delete}{ArrowLeft}{Backspace}")
  expect(rows()[1]).toEqual(["A", "12"])
  const [from, to] = [side.find("A").from, side.find("24").to]
  const select = () => {
    const { selection, doc, tr } = side.view.state
    const maker = selection.constructor as unknown as { create(...of: unknown[]): typeof selection }
    side.view.dispatch(tr.setSelection(maker.create(doc, from, to)))
  }
  select()
  await userEvent.keyboard("n")
  expect(rows()).toEqual([
    ["Class", "Months"],
    ["n", ""],
    ["", ""],
  ])
})

test("an arrow key leads out of a table at the end of a note into a new paragraph", async () => {
  await caretAfter(side, "after")
  for (let n = 0; n < 5; n++) await userEvent.keyboard("{Backspace}")
  await userEvent.keyboard("{Backspace}")
  expect(side.text).toBe("before\nClass\tMonths\nA\t12\nB\t24")
  await caretAfter(side, "24")
  await userEvent.keyboard("{ArrowDown}on")
  expect(side.text).toBe("before\nClass\tMonths\nA\t12\nB\t24\non")
})

test("text pasted into a cell becomes lines of it", async () => {
  await caretAfter(side, "12")
  side.view.pasteHTML("<p>one</p><ul><li>two</li></ul>")
  expect(rows()[1]?.[1]).toBe("12onetwo")
  expect(side.text).toContain("A\t12one\ntwo\nB")
})

test("two people who add a row and a column at once get one table, and the next column completes it", async () => {
  const peer = new Side(new Y.Doc())
  endAfter(peer)
  Y.applyUpdate(peer.doc, Y.encodeStateAsUpdate(side.doc))
  await caretAfter(peer, "B")
  peer.editor.run("addRow")
  await caretAfter(side, "Months")
  run("addColumn")
  pipe(side.doc, peer.doc)
  await turn()
  expect(rows(peer)).toEqual(rows())
  expect(rows().map(row => row.length)).toEqual([3, 3, 3, 2])
  await caretAfter(side, "Months")
  run("addColumn")
  expect(rows().map(row => row.length)).toEqual([4, 4, 4, 3])
})

test("merged cells, tables in cells, captions and frames of one cell keep every word in its own place", async () => {
  await caretAfter(side, "after")
  side.view.pasteHTML(
    `<table><caption>Table 1</caption><tr><th rowspan="2">x</th><td colspan="2">y</td></tr><tr><td>1</td><td><table><tr><td>in</td><td>ner</td></tr></table></td></tr></table>
     <table><tr><td><p>framed</p><ol><li>item</li></ol></td></tr></table>`,
  )
  expect(rows().slice(3)).toEqual([
    ["x", "y", ""],
    ["", "1", "in ner"],
  ])
  expect(side.dom.querySelector("li")?.textContent).toBe("item")
  expect(side.text).toContain("Table 1\nx\ty\t\n\t1\tin ner\nframed\nitem")
})
