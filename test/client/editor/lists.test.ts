import { afterEach, beforeEach, expect, test } from "vitest"
import { userEvent } from "vitest/browser"
import * as Y from "yjs"
import { toolState } from "../../../client/editor/tools.ts"
import { PlenaryNoteTools } from "../../../client/elements/note/tools/plenary-note-tools.ts"
import { eventually } from "../../kit/clocks/eventually.ts"
import { caretAfter } from "./keyboard.ts"
import { endAfter, noteOf, Side, turn } from "./pair.ts"

let side: Side
let beyond: HTMLElement
const shape = (): string => side.dom.innerHTML.replace(/<br[^>]*>| lang="[^"]*"/g, "")

beforeEach(async () => {
  side = new Side(noteOf("before"))
  endAfter(side)
  side.view.pasteHTML("<ol><li>one</li><li>two</li><li>three</li></ol><p>after</p>")
  await turn()
  beyond = document.body.appendChild(document.createElement("button"))
})
afterEach(() => beyond.remove())

test("Tab nests the item at the caret, Shift+Tab lifts it again", async () => {
  await caretAfter(side, "two")
  await userEvent.keyboard("{Tab}")
  expect(shape()).toContain("<li><p>one</p><ol><li><p>two</p></li></ol></li>")
  await userEvent.keyboard("{Shift>}{Tab}{/Shift}")
  expect(shape()).toContain("<li><p>one</p></li><li><p>two</p></li>")
})

test("Tab in the first item of a list, which cannot be nested, leaves the caret in place", async () => {
  await caretAfter(side, "one")
  await userEvent.keyboard("{Tab}{Shift>}{Tab}{/Shift}x")
  expect(side.view.hasFocus()).toBe(true)
  expect(side.text).toContain("onex")
})

test("outside a list, and in one after Escape, Tab leaves the note", async () => {
  await caretAfter(side, "two")
  await userEvent.keyboard("{Escape}{Tab}")
  expect(document.activeElement).toBe(beyond)
  await caretAfter(side, "after")
  await userEvent.keyboard("{Tab}")
  expect(document.activeElement).toBe(beyond)
})

test("Escape applies only to the next key", async () => {
  await caretAfter(side, "two")
  await userEvent.keyboard("{Escape}x{Tab}")
  expect(side.view.hasFocus()).toBe(true)
  expect(shape()).toContain("<li><p>one</p><ol><li><p>twox</p></li></ol></li>")
})

test("Enter in an empty item lifts it one level, and out of the list at the end", async () => {
  await caretAfter(side, "two")
  await userEvent.keyboard("{Tab}{Enter}{Enter}")
  expect(shape()).toContain("<ol><li><p>two</p></li></ol></li><li><p></p></li><li><p>three</p></li>")
  await userEvent.keyboard("{Enter}")
  expect(shape()).toContain("</ol><p></p><ol><li><p>three</p></li></ol>")
})

test("a new item keeps the language of the item before", async () => {
  await caretAfter(side, "two")
  side.editor.run("lang-ja")
  await userEvent.keyboard("{Enter}x")
  expect([...side.dom.querySelectorAll("li > p")].map(p => p.getAttribute("lang"))).toEqual(["en", "ja", "ja", "en"])
})

test("the list buttons do the same as the keys, and are disabled if there is nothing to nest or lift", async () => {
  const tools = new PlenaryNoteTools()
  tools.mayWrite = true
  document.body.append(tools)
  const idle = async (tool: string) => {
    tools.now = toolState(side.view.state, "en")
    await tools.updateComplete
    return tools.shadowRoot?.querySelector(`[data-tool="${tool}"]`)?.ariaDisabled
  }
  await caretAfter(side, "after")
  expect([await idle("indent"), await idle("outdent")]).toEqual([undefined, undefined])
  await caretAfter(side, "one")
  expect([await idle("indent"), await idle("outdent")]).toEqual(["true", "false"])
  await caretAfter(side, "two")
  expect(await idle("indent")).toBe("false")
  side.editor.run("indent")
  expect(shape()).toContain("<li><p>one</p><ol><li><p>two</p></li></ol></li>")
  side.editor.run("outdent")
  expect(shape()).toContain("<li><p>one</p></li><li><p>two</p></li>")
  tools.remove()
})

test("the document holds the nested list as the editor shows it", async () => {
  await caretAfter(side, "two")
  await userEvent.keyboard("{Tab}")
  const peer = new Side(new Y.Doc())
  endAfter(peer)
  Y.applyUpdate(peer.doc, Y.encodeStateAsUpdate(side.doc))
  await eventually(() => expect(peer.dom.innerHTML).toContain("<ol><li><p"))
  expect(peer.dom.querySelector("li > ol > li")?.textContent).toBe("two")
})
