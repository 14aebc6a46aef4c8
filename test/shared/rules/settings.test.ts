import { expect, test } from "vitest"
import { isMark, markAmiss } from "../../../shared/rules/settings.ts"

test("a mark has two characters at most, and is the only one of its kind", () => {
  expect(["", "C", "CN", "日中", "𠮷野"].map(isMark)).toEqual([true, true, true, true, true])
  expect(isMark("CHN")).toBe(false)
  expect(markAmiss([])).toBe(-1)
  expect(markAmiss(["CN", "JP", "K"])).toBe(-1)
  expect(markAmiss(["CN", "JPN", "CN"])).toBe(1)
  expect(markAmiss(["CN", "JP", "CN", "JP"])).toBe(2)
})
