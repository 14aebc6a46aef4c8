import { beforeEach, expect, test } from "vitest"
import type { Highlighted } from "../../../client/editor/decorations/highlights.ts"
import { noteRoot } from "../../../shared/document/schema.ts"
import { eventually } from "../../kit/clocks/eventually.ts"
import { paragraph, Side, two } from "./pair.ts"

let a: Side
let b: Side
beforeEach(() => {
  ;[a, b] = two("A first line.", "Data move without case-by-case approval, by default.")
})

async function threadOn(words: string, id = "t1"): Promise<Highlighted> {
  a.select(words)
  const passage = await a.editor.passage()
  if (!passage) throw new Error("no passage")
  expect(passage.text).toBe(words)
  expect(passage.lang).toBe("en")
  return { id, anchor: passage.anchor, kind: "comment", resolved: false }
}

const marked = (side: Side) => [...side.dom.querySelectorAll("[data-thread]")].map(one => one.textContent).join("")

test("a passage is highlighted on every page and follows its words as text moves around it", async () => {
  const thread = await threadOn("without case-by-case approval")
  for (const side of [a, b]) side.editor.highlight({ threads: [thread], active: null })
  expect(marked(b)).toBe("without case-by-case approval")
  a.doc.getXmlFragment(noteRoot).insert(0, [paragraph("Before everything.")])
  b.type("All ", b.find("Data").from)
  a.type("!", a.find("A first").from)
  expect(marked(a)).toBe("without case-by-case approval")
  expect(marked(b)).toBe("without case-by-case approval")
})

test("an edit inside the passage stays inside the highlight", async () => {
  const thread = await threadOn("without case-by-case approval")
  for (const side of [a, b]) side.editor.highlight({ threads: [thread], active: null })
  b.type("any ", b.find("case-by").from)
  expect(marked(a)).toBe("without any case-by-case approval")
  await eventually(() => expect(marked(b)).toBe("without any case-by-case approval"))
})

test("the active thread stands out, a resolved one is hidden, and a press on one selects it", async () => {
  const outer = await threadOn("Data move without case-by-case approval", "outer")
  const inner = await threadOn("case-by-case", "inner")
  a.editor.highlight({ threads: [outer, inner], active: "inner" })
  expect(a.dom.querySelector(".passage-active")?.textContent).toBe("case-by-case")
  const at = a.find("case-by-case").from + 3
  a.view.someProp("handleClick", handle => handle(a.view, at, new MouseEvent("click")))
  expect(a.pressed).toEqual(["inner"])
  a.editor.highlight({ threads: [{ ...outer, resolved: true }], active: null })
  expect(marked(a)).toBe("")
})

test("highlights are never written into the note", async () => {
  const thread = await threadOn("Data")
  let updates = 0
  a.doc.on("update", () => updates++)
  a.editor.highlight({ threads: [thread], active: "t1" })
  expect(updates).toBe(0)
})

test("a reader without the right to write can still anchor a discussion", async () => {
  const reader = new Side(b.doc, false)
  reader.select("approval")
  const passage = await reader.editor.passage()
  expect(passage?.text).toBe("approval")
  a.editor.highlight({
    threads: [{ id: "r", anchor: passage?.anchor ?? null, kind: "question", resolved: false }],
    active: null,
  })
  expect(marked(a)).toBe("approval")
  reader.end()
})
