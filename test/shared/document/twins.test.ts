import { createHash } from "node:crypto"
import { describe, expect, it, test } from "vitest"
import type * as Y from "yjs"
import { makeAnchor, resolveAnchor } from "../../../shared/document/anchors.ts"
import { noteText } from "../../../shared/document/readers.ts"
import { chance } from "../../kit/chance.ts"
import { noteOf, textAt } from "./notes.ts"

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex")

/** An anchor of `words` in one paragraph of the note. */
function anchorIn(doc: Y.Doc, paragraph: number, words: string) {
  const before = noteText(doc).split("\n").slice(0, paragraph)
  const start = before.reduce((sum, line) => sum + line.length + 1, 0)
  const from = noteText(doc).indexOf(words, start)
  const anchor = makeAnchor(doc, { from, to: from + words.length }, sha256)
  if (!anchor) throw new Error(`no anchor for ${words}`)
  return anchor
}

/** The paragraph in which a passage begins now. */
const paragraphOf = (doc: Y.Doc, at: number) => noteText(doc).slice(0, at).split("\n").length - 1

const sentence = "双方应当推动数据在两国之间依法有序流动。"

describe("beside a twin sentence", () => {
  it.each([
    ["before", ["开头。", sentence, "结尾。"], 1],
    ["after", ["开头。", sentence, "结尾。"], 1],
  ])("the thread of a bracket stays at its bracket, with the twin %s it", (where, paragraphs, mine) => {
    const lines = where === "after" ? [...paragraphs, sentence] : [sentence, ...paragraphs]
    const own = where === "after" ? mine : mine + 1
    const doc = noteOf(...lines)
    const anchor = anchorIn(doc, own, "推动")
    const at = sentence.indexOf("推动")
    doc.transact(() => {
      textAt(doc, own).delete(at, 2)
      textAt(doc, own).insert(at, "[推动 | ]")
    })
    const found = resolveAnchor(doc, anchor)
    expect(found).toMatchObject({ state: "shifted", text: "推动" })
    expect(paragraphOf(doc, found.range?.from ?? 0)).toBe(own)
    textAt(doc, own).insert(at + "[推动 | ".length, "促进")
    expect(paragraphOf(doc, resolveAnchor(doc, anchor).range?.from ?? 0)).toBe(own)
  })

  it("a passage that is changed inside stays at its place", () => {
    const doc = noteOf("开头。", sentence, sentence)
    const anchor = anchorIn(doc, 1, "推动数据在两国之间")
    textAt(doc, 1).insert(sentence.indexOf("数据"), "个人")
    const found = resolveAnchor(doc, anchor)
    expect(found).toMatchObject({ state: "changed", text: "推动个人数据在两国之间" })
  })
})

test("whatever part of a sentence is put in brackets among its twins, its thread stays in its paragraph", () => {
  const { below } = chance(26)
  for (let n = 0; n < 300; n += 1) {
    const size = 2 + below(4)
    const own = below(size)
    const doc = noteOf(...Array.from({ length: size }, () => sentence))
    const from = below(sentence.length - 3)
    const words = sentence.slice(from, from + 2 + below(sentence.length - from - 2))
    const anchor = anchorIn(doc, own, words)
    const bracket = below(2) === 0 ? `[${words} | ]` : `［${words}｜促进］`
    doc.transact(() => {
      if (below(2) === 0) {
        textAt(doc, own).delete(from, words.length)
        textAt(doc, own).insert(from, bracket)
      } else {
        textAt(doc, own).insert(from, bracket)
        textAt(doc, own).delete(from + bracket.length, words.length)
      }
    })
    const found = resolveAnchor(doc, anchor)
    expect(found.range && paragraphOf(doc, found.range.from)).toBe(own)
    expect(found.text).toBe(words)
  }
})
