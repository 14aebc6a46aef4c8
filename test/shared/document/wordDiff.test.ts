import { expect, test } from "vitest"
import { wordDiff, wordsOf } from "../../../shared/document/wordDiff.ts"
import type { Lang } from "../../../shared/model/terms.ts"

const shown = (before: string, now: string, lang: Lang) =>
  wordDiff(before, now, lang)
    .map(({ is, text }) => ({ same: text, added: `{+${text}+}`, removed: `[-${text}-]` })[is])
    .join("")

test("English is compared word by word", () => {
  const before = "is accepted by the other side as approval."
  expect(shown(before, "is accepted by the other side as evidence, not as approval.", "en")).toBe(
    "is accepted by the other side as {+evidence, not as +}approval.",
  )
})

test("Chinese, which writes no spaces, is cut into its words", () => {
  expect(wordsOf("出具的测试报告", "zh").length).toBeGreaterThan(2)
  const found = wordDiff("另一方视为批准。", "另一方应作为证据采信，但不视为批准。", "zh")
  expect(found.filter(({ is }) => is === "removed")).toEqual([])
  expect(found.at(-1)).toEqual({ is: "same", text: "视为批准。" })
})

test("Japanese is cut into its words, not into whole sentences", () => {
  const found = wordDiff(
    "他方においても承認とみなす。",
    "他方において証拠として受け入れるが、承認とはみなさない。",
    "ja",
  )
  expect(
    found
      .filter(({ is }) => is === "same")
      .map(({ text }) => text)
      .join(""),
  ).toContain("承認と")
  expect(found.some(({ is, text }) => is === "added" && text.includes("証拠"))).toBe(true)
})

test.each(["en", "zh", "ja"] as const)("both wordings can be read back from the pieces (%s)", lang => {
  const before = "Data move by default. 数据原则上可以跨境流动。データは移転できる。"
  const now = "Data may move. 数据可以流动，但须公开。データは原則として移転できる。"
  const pieces = wordDiff(before, now, lang)
  const without = (left: string) => pieces.flatMap(({ is, text }) => (is === left ? [] : [text])).join("")
  expect(without("added")).toBe(before)
  expect(without("removed")).toBe(now)
})

test("equal wordings are one piece, and from nothing all is added", () => {
  expect(wordDiff("Agreed.", "Agreed.", "en")).toEqual([{ is: "same", text: "Agreed." }])
  expect(wordDiff("", "Agreed.", "en")).toEqual([{ is: "added", text: "Agreed." }])
  expect(wordDiff("", "", "en")).toEqual([])
})

test.each([
  ["en", "The operator keeps the log of each event. "],
  ["zh", "运营方应保存每一事件的日志。"],
  ["ja", "事業者は各事象の記録を保存する。"],
] as const)("one changed word in the longest text is one change (%s)", (lang, sentence) => {
  const sentences = Array.from<unknown, string>({ length: Math.floor(20_000 / sentence.length) }, () => sentence)
  const before = sentences.join("")
  const now = sentences.with(200, sentence.replace(/each|每一|各/, "X")).join("")
  const found = wordDiff(before, now, lang)
  expect(found.map(({ is }) => is)).toEqual(["same", "removed", "added", "same"])
  expect(found[2]?.text).toBe("X")
})

test("two texts of the greatest length with nothing in common are one replaced by the other", () => {
  const of = (first: string) => Array.from({ length: 3_000 }, (_, n) => `${first}${n}`).join(" ")
  expect(wordDiff(of("a"), of("b"), "en").map(({ is }) => is)).toEqual(["removed", "added"])
})
