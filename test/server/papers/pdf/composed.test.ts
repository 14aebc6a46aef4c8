import { expect, test } from "vitest"
import { composedPaper } from "../../../../server/papers/pdf/composed.ts"
import type { PaperBlock } from "../../../../shared/papers/paper.ts"
import { paperOf } from "./paperOf.ts"

const heading = (text: string): PaperBlock => ({ kind: "heading", level: 2, runs: [{ text }] })
const table = (caption: string): PaperBlock => ({
  kind: "table",
  caption,
  head: [],
  rows: [[{ runs: [{ text: "1" }] }]],
})
const captions = (...blocks: PaperBlock[]) =>
  composedPaper(paperOf(blocks)).blocks.flatMap(one => (one.kind === "table" ? [one.caption] : []))

test("a table under a heading with the same words does not repeat them", () => {
  expect(captions(heading("Positions"), table("Positions"))).toEqual([""])
  expect(captions(heading("Positions"), table("At the reveal"))).toEqual(["At the reveal"])
  expect(captions(heading("Positions"), table("Positions"), table("Positions"))).toEqual(["", "Positions"])
})

test("a sentence between a heading and its table does not bring the words back", () => {
  const sentence: PaperBlock = { kind: "paragraph", runs: [{ text: "5 of 5 answered." }] }
  expect(captions(heading("Positions"), sentence, table("Positions"))).toEqual([""])
})
