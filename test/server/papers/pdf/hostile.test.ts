import { join } from "node:path"
import fc from "fast-check"
import { expect, test } from "vitest"
import { composedPaper, printable } from "../../../../server/papers/pdf/composed.ts"
import { families, fontFolders, letterFamilies } from "../../../../server/papers/pdf/fonts.ts"
import { createPdfs } from "../../../../server/papers/pdf/pdfs.ts"
import type { PaperBlock } from "../../../../shared/papers/paper.ts"
import { paperOf, said } from "./paperOf.ts"
import { joined, textOf } from "./pdftext.ts"

const root = join(import.meta.dirname, "../../../..")
const pdfs = createPdfs({
  program: join(root, "server/papers/pdf/typesetting.ts"),
  template: join(root, "server/papers/pdf/paper.typ"),
  folders: fontFolders(null),
  families,
  letters: letterFamilies,
})

async function read(blocks: PaperBlock[], rest = {}): Promise<string> {
  const set = await pdfs.set({ paper: paperOf(blocks, rest), boxes: true }, new AbortController().signal)
  if (!Buffer.isBuffer(set)) throw new Error(set.refuse.code)
  return joined(textOf(set))
}

const hostile = [
  "#",
  "\\u{41}",
  "*",
  "_",
  "$",
  "@",
  "<x>",
  "#panic()",
  '#read("/etc/passwd")',
  "= ",
  "//",
  "`",
  "]",
  "[",
  "}",
  "{n}",
  "~",
  '"',
  "\\",
  "${7*7}",
  "%",
  "&",
]

test("random words of markup and code stay the words that they are", async () => {
  const words = fc.array(fc.oneof(fc.constantFrom(...hostile), fc.stringMatching(/^[a-z]{1,6}$/)), {
    minLength: 1,
    maxLength: 20,
  })
  const lists = fc.sample(words, { numRuns: 150, seed: 17 }).map((list, n) => `s${n}e${list.join("")}s${n}z`)
  const text = await read(lists.map(said))
  for (const list of lists) expect(text).toContain(joined(list))
})

test("hostile words stay words in titles, names, tables, terms and the foot", async () => {
  const evil = "#evil*_$@<x>`]"
  const cell = { runs: [{ text: `cell${evil}` }] }
  const text = await read(
    [
      { kind: "heading", level: 2, runs: [{ text: `head${evil}` }] },
      { kind: "table", caption: `caption${evil}`, head: [cell], rows: [[cell]] },
      { kind: "definitions", pairs: [{ term: `term${evil}`, of: [said(`of${evil}`)] }] },
      { kind: "quotation", blocks: [said(`said${evil}`)], by: [{ text: `by${evil}`, style: "code" }] },
      { kind: "columns", columns: [{ lang: "ja", title: `column${evil}`, blocks: [said(`inner${evil}`)] }] },
    ],
    {
      title: `title${evil}`,
      meta: { ...paperOf([]).meta, workspace: `space${evil}`, number: `no${evil}`, hash: evil },
    },
  )
  for (const where of [
    "head",
    "cell",
    "caption",
    "term",
    "of",
    "said",
    "by",
    "column",
    "inner",
    "title",
    "space",
    "no",
  ])
    expect(text).toContain(`${where}${evil}`)
})

test("an override of direction reverses nothing, and what no font can show does not prevent the file", async () => {
  const text = await read([
    said("before \u202Eabc\u202C \u2067def after"),
    said("\u0000\u0001\u{10FFFF}\uE000\uD800 whole 🙂"),
  ])
  expect(text).toContain("beforeabcdefafter")
  expect(text).toContain("whole")
  expect(printable("a\r\nb\u2028c\u202Ed\u0000\uD800")).toBe("a\nb\ncd\uFFFD\uFFFD")
})

test("10,000 combining marks, 200 kB paragraphs and lists in lists become a file", async () => {
  let deep: PaperBlock = said("bottom")
  for (let n = 0; n < 300; n++) deep = { kind: "list", ordered: false, items: [[deep]] }
  const text = await read([
    said(`marks${"\u0301".repeat(10_000)}end`),
    said(`${"word ".repeat(40_000)}last`),
    said(`${"字".repeat(66_000)}末`),
    said("x".repeat(200_000)),
    { kind: "table", caption: "wide", head: [], rows: [[{ runs: [{ text: `${"long ".repeat(40_000)}cell` }] }]] },
    deep,
  ])
  for (const words of ["end", "wordlast", "字末", "longcell", "bottom"]) expect(text).toContain(words)
})

test("an empty title is the name of the workspace, and a day, a hash and a number are printed in the foot", () => {
  const paper = paperOf([], { title: "\n" })
  expect(composedPaper(paper)).toMatchObject({ title: "Panel on ports", day: [2026, 11, 27] })
  expect(composedPaper({ ...paper, meta: { ...paper.meta, number: null, hash: null } }).foot).toEqual({
    first: "Panel on ports",
    second: "2026-11-27",
    verifying: null,
  })
})
