import { expect, test } from "vitest"
import type { Lang } from "../../../../shared/model/terms.ts"
import { textsOffer } from "../../../../shared/rules/round/secondTexts.ts"

/** The offer of a round that asks members who chose these languages. */
function offered(chosen: readonly Lang[], facts: object = {}) {
  const members = Object.fromEntries(chosen.map((lang, n) => [`m${n}`, { id: `m${n}`, lang }]))
  const electorate = chosen.map((_, n) => ({ member: `m${n}`, side: null }))
  const round = { anonymity: "pseudonymous", secondTexts: ["en", "zh", "ja"], electorate, ...facts }
  return textsOffer({ members } as never, round as never)
}
const four = <T>(one: T): T[] => [one, one, one, one]

test("a language that fewer than four of those asked chose is rare, and one that four chose is not", () => {
  expect(offered([...four<Lang>("en"), "zh", "zh", "zh"])?.rare).toEqual(["zh", "ja"])
  expect(offered([...four<Lang>("en"), ...four<Lang>("zh")])?.rare).toEqual(["ja"])
})

test("the offer is the same whoever chose which language, and how many of fewer than four did", () => {
  const one = JSON.stringify(offered([...four<Lang>("en"), "zh"]))
  expect(JSON.stringify(offered(["zh", ...four<Lang>("en"), "ja", "ja", "ja"]))).toBe(one)
})

test("a round with names offers nothing, and a round of an earlier version only warns", () => {
  expect(offered(["en"], { anonymity: "named" })).toBeNull()
  expect(offered(["en"], { anonymity: "secret", secondTexts: undefined })).toEqual({
    languages: [],
    rare: ["en", "zh", "ja"],
  })
})
