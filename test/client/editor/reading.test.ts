import { expect, test } from "vitest"
import * as Y from "yjs"
import { noteRoot } from "../../../shared/document/schema.ts"
import { markup, noteOf, paragraph, Side, turn } from "./pair.ts"

test("a page that may not write changes nothing, not even nodes that the editor does not know", async () => {
  const source = noteOf("Known.")
  const strange = new Y.XmlElement("diagram")
  strange.insert(0, [new Y.XmlText("from a newer version")])
  source.getXmlFragment(noteRoot).push([strange])
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(source), "server")
  const own: unknown[] = []
  doc.on("update", (_: Uint8Array, origin: unknown) => origin !== "server" && own.push(origin))
  const side = new Side(doc, false)
  source.on("update", (update: Uint8Array) => Y.applyUpdate(doc, update, "server"))
  source.getXmlFragment(noteRoot).push([paragraph("Later.")])
  const another = new Y.XmlElement("diagram")
  source.getXmlFragment(noteRoot).push([another])
  side.editor.run("strong")
  side.view.dom.focus()
  await turn()
  expect(own).toEqual([])
  expect(side.dom.textContent).toBe("Known.Later.")
  expect(markup(doc)).toBe(markup(source))
  expect(markup(doc)).toContain("diagram")
  side.end()
})

test("a page that may not write cannot be typed into and says so", () => {
  const side = new Side(noteOf("Known."), false)
  expect(side.dom.isContentEditable).toBe(false)
  expect(side.dom.getAttribute("aria-readonly")).toBe("true")
  expect(side.dom.getAttribute("role")).toBe("textbox")
  side.end()
})

test("opening a note for writing changes nothing before someone writes", async () => {
  const doc = noteOf("One.", "Two.")
  let updates = 0
  doc.on("update", () => updates++)
  const side = new Side(doc)
  side.view.dom.focus()
  await turn()
  expect(updates).toBe(0)
  side.end()
})

test("the first person in an empty note finds a paragraph in their language", async () => {
  const side = new Side(new Y.Doc(), true, "ja")
  side.view.focus()
  await turn()
  side.type("はじめ")
  expect(side.text).toBe("はじめ")
  expect(side.dom.querySelector("p")?.lang).toBe("ja")
  side.end()
})
