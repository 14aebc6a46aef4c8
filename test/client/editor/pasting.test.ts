import { expect, test } from "vitest"
import * as Y from "yjs"
import { noteRoot } from "../../../shared/document/schema.ts"
import { noteOf, Side } from "./pair.ts"

function paste(html: string): Side {
  const side = new Side(noteOf("x"), true, "zh")
  side.select("x")
  side.editor.run("lang-zh")
  side.view.pasteHTML(html)
  return side
}

test("a paste keeps words, headings, lists and marks, and drops what the schema does not know", () => {
  const side = paste(
    `<h1>Title</h1><p>a <b>bold</b> <span style="font-style: italic">word</span></p><table><tr><td>cell</td></tr></table>` +
      `<ul><li>one</li></ul><img src="https://example.org/x.png"><script>alert(1)</script><iframe src="/"></iframe>`,
  )
  const kinds = new Set<string>()
  side.view.state.doc.descendants(node => {
    kinds.add(node.type.name)
  })
  expect([...kinds].sort()).toEqual(["bullet_list", "heading", "list_item", "paragraph", "text"])
  expect(side.text).toContain("cell")
  expect(side.text).not.toContain("alert")
  expect(side.dom.querySelector("p strong")?.textContent).toBe("bold")
  expect(side.dom.querySelector("p em")?.textContent).toBe("word")
  side.end()
})

test("a pasted link that could run code becomes plain words, and a typed one is rejected", () => {
  const side = paste(`<p><a href="javascript:alert(1)">run</a> <a href="https://example.org/">go</a></p>`)
  expect([...side.dom.querySelectorAll("a")].map(a => a.textContent)).toEqual(["go"])
  expect(side.text).toContain("run")
  side.select("run")
  expect(side.editor.link("javascript:alert(1)")).toBe(false)
  expect(side.editor.link("example.org/a")).toBe(true)
  expect(side.dom.querySelector("a")?.getAttribute("href")).toBe("https://example.org/a")
  side.end()
})

test("a peer's link that could run code is shown as plain words", () => {
  const doc = new Y.Doc()
  const block = new Y.XmlElement("paragraph")
  const text = new Y.XmlText()
  text.applyDelta([{ insert: "press", attributes: { link: { href: "javascript:alert(1)" } } }])
  block.insert(0, [text])
  doc.getXmlFragment(noteRoot).push([block])
  const side = new Side(doc)
  expect(side.dom.textContent).toBe("press")
  expect(side.dom.querySelector("a")).toBeNull()
  side.end()
})

test("a pasted block takes the language of the place where it is inserted", () => {
  const side = paste(`<p>第一段</p><p lang="ja">第二段落</p>`)
  expect([...side.dom.querySelectorAll("p")].map(p => p.lang)).toEqual(["zh-CN", "ja"])
  side.end()
})
