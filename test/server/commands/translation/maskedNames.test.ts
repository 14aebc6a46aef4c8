import { expect, test } from "vitest"
import { maskNames } from "../../../../server/commands/translation/maskedNames.ts"

const person = (name: string, romanised = "", short = "") => ({ name, romanised, short })
const people = [
  person("林澈", "Lin Che"),
  person("小野寺渉", "Onodera Wataru", "小野寺"),
  person("An Li"),
  person("Ana Ribeiro"),
  person("Zoë"),
  person("オノデラ"),
  person("Jean-Pierre Roux"),
  { ...person("Dr. O'Neil (retired)"), formerly: [person("Mary Smith")] },
]
const masked = (text: string) => maskNames(text, people, "en")

test.each([
  ["林澈 asked Lin Che and LIN CHE.", "NAME1X asked NAME2X and NAME3X."],
  // 林 without a title after it is a word
  ["林さんと林の話、小野寺渉と小野寺。", "NAME1Xさんと林の話、NAME2XとNAME3X。"],
  ["Ribeiro, ribeiro's and Riberiox", "NAME1X, NAME2X's and Riberiox"],
  ["An apple, an apple, An Li.", "NAME1X apple, an apple, NAME2X."],
  ["Dr. O'Neil (retired) was Mary Smith.", "NAME1X was NAME2X."],
  ["Onodera\n Wataru spoke.", "NAME1X spoke."],
  ["Nobody is named.", "Nobody is named."],
  // other letters of the same name: wide ones, one letter in two parts, letters of another case, invisible ones
  ["Ｒｉｂｅｉｒｏ and rIBEIRO", "NAME1X and NAME2X"],
  ["Zoe\u0308 and ZOË", "NAME1X and NAME2X"],
  ["Rib\u00ADeiro and 小野\u200B寺", "NAME1X and NAME2X"],
  ["ｵﾉﾃﾞﾗ", "NAME1X"],
  ["小野寺 渉 and 林 先生", "NAME1X and NAME2X 先生"],
  ["O’Neil, Pierre, Jean–Pierre", "NAME1X, NAME2X, NAME3X"],
  // the exceptions of V11: a short Latin part in small letters, one character without a title
  ["che, LIN and Lin", "che, NAME1X and NAME2X"],
])("%s", (text, expected) => {
  expect(masked(text)?.text).toBe(expected)
})

test("whole names come back in the form of the language, parts as they were written", () => {
  const text = "林澈说：小野寺和 Onodera Wataru 同意。"
  expect(maskNames(text, people, "en")?.unmask("NAME1X said: name2x and NAME3X agree.")).toBe(
    "林澈 Lin Che said: 小野寺 and 小野寺渉 Onodera Wataru agree.",
  )
  expect(maskNames(text, people, "ja")?.unmask("NAME3XとNAME2Xに、NAME1Xが言った。")).toBe(
    "小野寺渉と小野寺に、林澈が言った。",
  )
})

test("a translation in which a placeholder is missing, unknown or repeated is none", () => {
  const one = masked("林澈 and 小野寺渉")
  for (const answer of ["NAME1X", "NAME1X NAME1X", "NAME1X NAME2X NAME3X", "NAME1X NAME20X", "NAME 1X NAME2X", ""])
    expect(one?.unmask(answer)).toBeNull()
  expect(one?.unmask("NAME2X, NAME1X")).toBe("小野寺渉 Onodera Wataru, 林澈 Lin Che")
})

test("a text that contains a placeholder is not masked", () => {
  expect(masked("NAME1X met 林澈.")).toBeNull()
})

test("a panel without names masks nothing", () => {
  const one = maskNames("Plain.", [person("")], "zh")
  expect(one?.text).toBe("Plain.")
  expect(one?.unmask("简单。")).toBe("简单。")
})
