import { describe, expect, test } from "vitest"
import { html } from "../../../shared/papers/formats/html.ts"
import { markdown } from "../../../shared/papers/formats/markdown.ts"
import type { Paper, PaperMeta } from "../../../shared/papers/paper.ts"
import { verifyingLine } from "../../../shared/papers/writing/verifying.ts"

const paper = (meta: Partial<PaperMeta> = {}): Paper => ({
  kind: "record",
  lang: "ja",
  title: "CR-1",
  meta: {
    workspace: "Panel",
    number: "CR-1",
    date: "2026-11-27",
    hash: "K7QX",
    address: "https://panel.example.org/w/panel/r/1",
    ...meta,
  },
  blocks: [],
})

describe("the foot of a file", () => {
  test("leads to the page that verifies, on the server that the file is from", () => {
    const line = { text: "検証用ファイルの検証：", address: "https://panel.example.org/verify" }
    expect(verifyingLine(paper())).toEqual(line)
    expect(html(paper())).toContain(`${line.text} <a href="${line.address}"`)
    expect(markdown(paper())).toContain(`${line.text} <${line.address}>`)
  })

  test("says nothing of it without a fingerprint, or where no server is known", () => {
    for (const meta of [{ hash: null }, { address: "" }, { address: "javascript:alert(1)" }]) {
      expect(verifyingLine(paper(meta))).toBeNull()
      expect(html(paper(meta)) + markdown(paper(meta))).not.toContain("/verify")
    }
  })
})
