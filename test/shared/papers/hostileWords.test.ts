import fc from "fast-check"
import { expect, test } from "vitest"
import { csv } from "../../../shared/papers/formats/csv.ts"
import { html } from "../../../shared/papers/formats/html.ts"
import { markdown } from "../../../shared/papers/formats/markdown.ts"
import { fit } from "../../../shared/papers/formats/plain.ts"
import type { Paper } from "../../../shared/papers/paper.ts"

const paperOf = (text: string): Paper => ({
  kind: "note",
  lang: "en",
  title: text,
  meta: { workspace: text, number: null, date: "2026-11-27", hash: null, address: "https://panel.example.org/w/x" },
  blocks: [
    { kind: "heading", level: 2, runs: [{ text }] },
    {
      kind: "paragraph",
      runs: [
        { text, style: "strong" },
        { text, href: text },
      ],
    },
    { kind: "note", runs: [{ text }] },
    { kind: "list", ordered: true, items: [[{ kind: "paragraph", runs: [{ text }] }]] },
    { kind: "table", caption: text, head: [{ runs: [{ text }], header: "col" }], rows: [[{ runs: [{ text }] }]] },
    { kind: "definitions", pairs: [{ term: text, of: [{ kind: "paragraph", runs: [{ text }] }] }] },
    { kind: "quotation", blocks: [{ kind: "paragraph", runs: [{ text }] }], by: [{ text }] },
    { kind: "columns", columns: [{ lang: "ja", title: text, blocks: [{ kind: "paragraph", runs: [{ text }] }] }] },
  ],
})

const hostile = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "]]>",
  "=cmd|' /C calc'!A0",
  "# heading",
  "- item\n1. one\n> quote\n---",
  "[a](javascript:alert(1))",
  "javascript:alert(1)",
  "`code` *em* _em_ ~~gone~~ | cell | &amp;",
  "\u202Eabc",
  "a\u0000b\u0007c\uD800d",
]

test("no word of a paper is markup in HTML, and none can run a script", () => {
  fc.assert(
    fc.property(fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: "binary", maxLength: 60 })), text => {
      const page = html(paperOf(text))
      const tags = new Set([...page.matchAll(/<\/?([a-z0-9]+)/g)].map(([, tag]) => tag))
      for (const forbidden of ["script", "img", "iframe", "svg", "object", "link"])
        expect(tags).not.toContain(forbidden)
      expect(page).not.toMatch(/href="(?!https?:|mailto:)/i)
      expect(page).not.toMatch(/\son\w+="/)
      expect(page).toContain("default-src 'none'")
    }),
  )
})

test("no word of a paper is a heading, a list, HTML or a link to a script in Markdown", () => {
  for (const text of hostile) {
    const [front = "", ...lines] = markdown(paperOf(text)).split("\n---\n")
    // a reader that knows no front matter shows it as a paragraph
    expect(front).not.toMatch(/[<>&`*_[\]#|~]/)
    const title: unknown = JSON.parse(/^title: (.*)$/m.exec(front)?.[1] ?? "null")
    expect(title).toBe(fit(text))
    const body = lines.join("\n")
    expect(body).not.toMatch(/(?<!\\)<(?!https?:|mailto:)/)
    expect(body).not.toMatch(/\]\(<(?!https?:|mailto:)/)
    expect(body.match(/^# /gm)?.length ?? 0).toBeLessThanOrEqual(1)
  }
  expect(markdown(paperOf("# heading"))).toContain("\\# heading")
})

test("a cell of CSV is never a formula, whatever stands before its sign", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("=", "+", "-", "@", "＝"),
      fc.constantFrom("", " ", "\t", "\r\n", "\u200b"),
      (sign, space) => {
        const [, cell = ""] = csv([["a"], [`${space}${sign}1+1`]]).split("\r\n")
        expect(cell.startsWith(`"'`)).toBe(true)
      },
    ),
  )
  expect(csv([['a"b', 7, null, "c\nd"]])).toBe('\ufeff"a""b",7,,"c\nd"\r\n')
})

test("a change of direction ends with the text, and marks that pile up on a letter are cut", () => {
  expect(fit("\u202Eabc")).toBe("\u2068\u202Eabc\u202C\u2069")
  expect(fit("a\u2069b\u2067c")).toBe("\u2068ab\u2067c\u2069\u2069")
  expect(fit(`e${"\u0301".repeat(10_000)}x`)).toBe(`e${"\u0301".repeat(16)}x`)
  expect(fit("a\u0000b\uD800c")).toBe("abc")
  expect(fit("👩‍🔬𠮷")).toBe("👩‍🔬𠮷")
})

test.each([" ", "\n", "\t", "\u2028", "\r\n", "\\\n", "=", "-", "1.", "e\u0301"])(
  "a text of 200,000 times %j is read once, where a pattern that began anew at each letter would take minutes",
  one => {
    const text = `x${one.repeat(200_000)}x`
    expect(markdown(paperOf(text)).length).toBeGreaterThan(0)
  },
)

test("a paragraph of 200 kB is written whole", () => {
  const text = "[*_<&".repeat(40_000)
  expect(html(paperOf(text)).length).toBeGreaterThan(200_000)
  expect(markdown(paperOf(text)).length).toBeGreaterThan(200_000)
})
