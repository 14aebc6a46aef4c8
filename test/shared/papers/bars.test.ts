import { expect, test } from "vitest"
import { html } from "../../../shared/papers/formats/html.ts"
import { markdown } from "../../../shared/papers/formats/markdown.ts"
import type { Paper, PaperBar } from "../../../shared/papers/paper.ts"

const bars: PaperBar[] = [
  {
    title: "North & <South>",
    parts: [
      { position: "agree", name: "Agree", n: 5 },
      { position: "block", name: "Cannot accept", n: 2 },
    ],
  },
  { title: "Nobody", parts: [] },
]
const paper: Paper = {
  kind: "record",
  lang: "en",
  title: "CR-1",
  meta: { workspace: "Panel", number: "CR-1", date: "2026-11-27", hash: null, address: "https://panel.example.org/" },
  blocks: [{ kind: "table", caption: "Positions", head: [], rows: [[{ runs: [{ text: "5" }] }]], bars }],
}

test("positions are bars in HTML, drawn in the proportion of the counts, with names and counts as text", () => {
  const page = html(paper)
  const [shown = ""] = /<div class="bars".*?<\/ul><\/div>/s.exec(page) ?? []
  expect(shown).toMatch(/^<div class="bars" aria-hidden="true">/)
  expect(shown).toContain("North &amp; &lt;South&gt;")
  expect([...shown.matchAll(/class="([a-z]+)" style="flex:(\d+)"/g)].map(([, look, n]) => [look, n])).toEqual([
    ["agree", "5"],
    ["block", "2"],
  ])
  for (const words of ["Agree", "Cannot accept", ">5<", ">2<"]) expect(shown).toContain(words)
  expect(shown).not.toContain("Nobody")
  // the table says it all to a screen reader
  expect(page.indexOf("<table>")).toBeGreaterThan(page.indexOf(shown))
})

test("a format without pictures has the table alone", () => {
  expect(markdown(paper)).not.toContain("Cannot accept")
})
