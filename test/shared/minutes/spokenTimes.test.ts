import { expect, test } from "vitest"
import { proceedingWords } from "../../../shared/minutes/words/proceeding.ts"
import type { Lang } from "../../../shared/model/terms.ts"

test("how long somebody spoke is written as a length of time, not as an hour of the day", () => {
  const turns = [40_000, 125_000].map(ms => ({ name: "林澈", turn: "contribution" as const, ms }))
  const told = (lang: Lang) => proceedingWords(lang).floor(turns)
  expect(told("zh")).toBe("发言：林澈 40秒、林澈 2分05秒。")
  expect(told("ja")).toBe("発言：林澈 40秒、林澈 2分05秒。")
  expect(told("en")).toBe("Had the floor: 林澈 00:40, 林澈 02:05.")
})
