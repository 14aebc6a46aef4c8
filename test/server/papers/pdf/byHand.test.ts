import { join } from "node:path"
import { expect, test } from "vitest"
import { families, fontFolders, letterFamilies } from "../../../../server/papers/pdf/fonts.ts"
import { createPdfs } from "../../../../server/papers/pdf/pdfs.ts"
import type { PaperBlock } from "../../../../shared/papers/paper.ts"
import { paperOf, said } from "./paperOf.ts"
import { infoOf, looksOf, textOf } from "./pdftext.ts"

const root = join(import.meta.dirname, "../../../..")
const pdfs = createPdfs({
  program: join(root, "server/papers/pdf/typesetting.ts"),
  template: join(root, "server/papers/pdf/paper.typ"),
  folders: fontFolders(null),
  families,
  letters: letterFamilies,
})

async function made(...blocks: PaperBlock[]): Promise<Buffer> {
  const set = await pdfs.set({ paper: paperOf(blocks), boxes: true }, new AbortController().signal)
  if (!Buffer.isBuffer(set)) throw new Error(set.refuse.code)
  return set
}

const blank = (room?: number): PaperBlock => ({
  kind: "table",
  caption: "",
  head: [],
  rows: Array.from({ length: 5 }, () => [{ runs: [{ text: "Reason" }], header: "row" }, { runs: [] }]),
  ...(room !== undefined && { room }),
})

test("a table that is filled in by hand has room to write in", async () => {
  expect(infoOf(await made(blank()))).toMatch(/Pages: +1\b/)
  // five rows of six lines, at 8 mm a line, are 24 cm
  expect(infoOf(await made(blank(6)))).toMatch(/Pages: +2\b/)
})

test("a box to tick is drawn, because no font of the packages has one", async () => {
  const box = await made(said("☐ Agree"))
  expect(textOf(box)).toContain("Agree")
  // no font has this sign either, and what stands for a missing sign is no box to tick
  expect(looksOf(box).equals(looksOf(await made(said("\u{10fffd} Agree"))))).toBe(false)
})
