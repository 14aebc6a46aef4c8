import { expect, test } from "vitest"
import type { Paper } from "../../../shared/papers/paper.ts"
import { openedWord } from "./openedWord.ts"

const paperOf = (text: string, href = "https://example.org/a?b=c&d"): Paper => ({
  kind: "record",
  lang: "en",
  title: text,
  meta: {
    workspace: text,
    number: "CR-1",
    date: "2026-11-27",
    hash: "05Q6",
    address: "https://panel.example.org/w/x/r/1",
  },
  blocks: [
    { kind: "heading", level: 2, runs: [{ text: "Positions" }] },
    { kind: "paragraph", runs: [{ text }, { text, href }] },
    { kind: "table", caption: "", head: [{ runs: [{ text: "Side" }], header: "col" }], rows: [[{ runs: [{ text }] }]] },
    { kind: "list", ordered: true, items: [[{ kind: "paragraph", runs: [{ text }] }]] },
    { kind: "definitions", pairs: [{ term: text, of: [{ kind: "paragraph", runs: [{ text }] }] }] },
    {
      kind: "columns",
      columns: [{ lang: "ja", title: "日本語", blocks: [{ kind: "paragraph", runs: [{ text: "合意" }] }] }],
    },
  ],
})

test("a Word file has real headings, a head row, a numbered list, and the language and font of each text", async () => {
  const { bad, document } = await openedWord(paperOf("What was agreed"))
  expect(bad).toBeNull()
  expect(document).toContain('<w:pStyle w:val="Heading2"/>')
  expect(document).toContain("<w:tblHeader/>")
  expect(document).toContain("<w:numPr>")
  expect(document).toMatch(/<w:lang [^>]*w:eastAsia="ja"/)
  expect(document).toContain('w:eastAsia="Yu Gothic"')
})

test("hostile words are text in a Word file, and its XML stays well-formed", async () => {
  for (const text of ["]]>", "<w:p/>&amp;", "a\u0000b\u0008c\uD800", "\u202Eabc", `e${"\u0301".repeat(10_000)}`]) {
    const { document } = await openedWord(paperOf(text))
    expect(document).not.toContain("<w:p/>&amp;amp;")
  }
  expect((await openedWord(paperOf("]]>"))).document).toContain("]]&gt;")
  expect((await openedWord(paperOf("x".repeat(200_000)))).document.length).toBeGreaterThan(800_000)
})

test("no link of a Word file leads to a script", async () => {
  expect((await openedWord(paperOf("a", "javascript:alert(1)"))).rels).not.toContain("javascript")
  expect((await openedWord(paperOf("a"))).rels).toContain("https://example.org/a?b=c&amp;d")
})
