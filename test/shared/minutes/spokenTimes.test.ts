import { expect, test } from "vitest"
import { proceedingWords } from "../../../shared/minutes/words/proceeding.ts"

test("how long somebody spoke is written as a length of time, not as an hour of the day", () => {
  const turns = [40_000, 125_000].map(ms => ({ name: "林澈", turn: "contribution" as const, ms }))
  expect(proceedingWords.zh.floor(turns)).toBe("发言：林澈 40秒、林澈 2分05秒。")
  expect(proceedingWords.ja.floor(turns)).toBe("発言：林澈氏 40秒、林澈氏 2分05秒。")
  expect(proceedingWords.en.floor(turns)).toBe("Had the floor: 林澈 00:40, 林澈 02:05.")
})
