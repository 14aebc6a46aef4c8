import { expect, test } from "vitest"
import { moved } from "../../../shared/rules/pasted/agenda.ts"
import { isMark, markAmiss } from "../../../shared/rules/settings.ts"

test("a mark has two characters at most, and is the only one of its kind", () => {
  expect(["", "C", "CN", "日中", "𠮷野"].map(isMark)).toEqual([true, true, true, true, true])
  expect(isMark("CHN")).toBe(false)
  expect(markAmiss([])).toBe(-1)
  expect(markAmiss(["CN", "JP", "K"])).toBe(-1)
  expect(markAmiss(["CN", "JPN", "CN"])).toBe(1)
  expect(markAmiss(["CN", "JP", "CN", "JP"])).toBe(2)
})

test("an item is moved to its new place, and one that is not there moves nothing", () => {
  const items = ["a", "b", "c", "d"]
  expect(moved(items, 0, 2)).toEqual(["b", "c", "a", "d"])
  expect(moved(items, 3, 0)).toEqual(["d", "a", "b", "c"])
  expect(moved(items, 1, 1)).toEqual(items)
  expect(moved(items, 9, 0)).toEqual(items)
  expect(items).toEqual(["a", "b", "c", "d"])
})
