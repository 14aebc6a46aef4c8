import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Lang } from "../../../shared/model/terms.ts"
import { amendingWhy, wordsChanged } from "../../../shared/rules/record/afterwards/amendingWords.ts"

const sentence =
  "Any operator reports a serious incident to the authority within seventy-two hours and names the system that caused it."
const zh = "运营者应在七十二小时内向主管机关报告严重事件，并说明所涉系统。"
const ja = "事業者は重大な事故を七十二時間以内に当局へ報告し、その原因となったシステムを明らかにする。"

describe("a correction is no slip of the pen when it changes", () => {
  test.each<[string, Lang, string, string]>([
    ["digits", "en", "Within 72 hours.", "Within 74 hours."],
    ["a decimal", "en", "At least 3.5 per cent.", "At least 35 per cent."],
    ["full-width digits", "ja", "７２時間以内", "７４時間以内"],
    ["a number word", "en", sentence, sentence.replace("seventy-two", "seventy-four")],
    ["an ordinal", "en", "The third party reports.", "The fourth party reports."],
    ["a Chinese numeral", "zh", zh, zh.replace("七十二", "七十四")],
    ["a Japanese numeral", "ja", ja, ja.replace("七十二", "七十四")],
    ["a figure that was left out", "en", "Within 72 hours of 1 May.", "Within hours of 1 May."],
  ])("a number: %s", (_, lang, before, now) => {
    expect(amendingWhy(before, now, lang)).toBe("number")
  })

  test.each<[string, Lang, string, string]>([
    ["not", "en", sentence, sentence.replace("reports", "does not report")],
    ["a contraction", "en", "They can report it.", "They can't report it."],
    ["a curly apostrophe", "en", "They can report it.", "They can’t report it."],
    ["without", "en", sentence, sentence.replace("within", "without")],
    ["不", "zh", zh, zh.replace("应在", "不应在")],
    ["无", "zh", "有权限的人可以查看。", "无权限的人可以查看。"],
    ["ない", "ja", ja, ja.replace("明らかにする", "明らかにしない")],
    ["ません", "ja", "報告します。", "報告しません。"],
  ])("a negation: %s", (_, lang, before, now) => {
    expect(amendingWhy(before, now, lang)).toBe("negation")
  })

  test.each<[Lang, string, string]>([
    ["en", sentence, "The report names nothing at all."],
    ["en", sentence, sentence.replace("a serious incident to the authority", "any event to somebody else")],
    ["zh", zh, "运营者应在七十二小时内向公众道歉并赔偿损失。"],
    ["ja", ja, "事業者は七十二時間以内に市民へ謝罪し、損害を賠償する。"],
  ])("more than a tenth of the words (%s)", (lang, before, now) => {
    expect(amendingWhy(before, now, lang)).not.toBeNull()
  })
})

test.each<[string, Lang, string, string]>([
  ["a misspelt word in twenty", "en", sentence, sentence.replace("authority", "authorities")],
  ["a comma", "en", sentence, sentence.replace("hours and", "hours, and")],
  ["a capital", "en", sentence, sentence.replace("authority", "Authority")],
  ["a full stop", "en", sentence, sentence.slice(0, -1)],
  ["a full-width comma", "zh", zh, zh.replace("，", ",")],
  ["one character in thirty", "zh", zh, zh.replace("报告", "报吿")],
  ["one character in forty", "ja", ja, ja.replace("システム", "システム群")],
])("a slip of the pen is one: %s", (_, lang, before, now) => {
  expect(amendingWhy(before, now, lang)).toBeNull()
})

const lang = fc.constantFrom<Lang>("en", "zh", "ja")
const plainWord = fc.stringMatching(/^[bcdfghjklmpqrsvwxz]{4,9}$/)
const words = fc.array(plainWord, { minLength: 1, maxLength: 60 })

describe("any words", () => {
  test("the same words are no change, however they are spaced, cased or punctuated", () => {
    fc.assert(
      fc.property(words, lang, fc.constantFrom(" ", "  ", ", ", "\n"), (list, in_, between) => {
        expect(amendingWhy(list.join(" "), list.join(between).toUpperCase(), in_)).toBeNull()
      }),
    )
  })

  test("a figure anywhere that is another one is a changed number", () => {
    fc.assert(
      fc.property(words, fc.nat(9_999), fc.nat(9_999), fc.nat(), lang, (list, a, b, at, in_) => {
        fc.pre(a !== b)
        const place = at % (list.length + 1)
        const saying = (n: number) => [...list.slice(0, place), String(n), ...list.slice(place)].join(" ")
        expect(amendingWhy(saying(a), saying(b), in_)).toBe("number")
      }),
    )
  })

  test("a negation that comes or goes anywhere is a changed negation", () => {
    const signs = fc.constantFrom("not", "never", "no", "without", "不", "无", "ない")
    fc.assert(
      fc.property(words, signs, fc.nat(), lang, fc.boolean(), (list, sign, at, in_, goes) => {
        const place = at % (list.length + 1)
        const [bare, signed] = [list, [...list.slice(0, place), sign, ...list.slice(place)]].map(one => one.join(" "))
        const [before, now] = goes ? [signed, bare] : [bare, signed]
        expect(amendingWhy(before!, now!, in_)).toBe("negation")
      }),
    )
  })

  test("k words of n replaced by others are allowed just while ten k is at most n", () => {
    fc.assert(
      fc.property(fc.uniqueArray(plainWord, { minLength: 20, maxLength: 60 }), fc.nat(10), (list, k) => {
        const half = Math.floor(list.length / 2)
        const before = list.slice(0, half)
        const now = before.map((word, n) => (n < k ? (list[half + n] ?? word) : word))
        const changed = Math.min(k, half)
        expect(wordsChanged(before.join(" "), now.join(" "), "en")).toEqual({ of: half, changed })
        expect(amendingWhy(before.join(" "), now.join(" "), "en")).toBe(changed * 10 > half ? "words" : null)
      }),
    )
  })
})
