import { afterEach, expect, test, vi } from "vitest"
import {
  chooseLang,
  chooseSingleKeys,
  chooseTheme,
  resize,
  scale,
  seatLang,
  singleKeys,
  theme,
  wishedLang,
} from "../../../client/state/preferences.ts"

// Runs before the module reads the storage: another test file in this browser has chosen a language.
vi.hoisted(() => localStorage.clear())

const kept = (name: string) => localStorage.getItem(`plenary.${name}`)
afterEach(() => {
  chooseSingleKeys(false)
  chooseTheme("system")
  resize(0)
  localStorage.clear()
})

test("a reader's choice applies at once and to this browser's next page", () => {
  seatLang.value = "zh"
  expect(wishedLang.value).toBe("zh")
  chooseLang("ja")
  expect([wishedLang.value, kept("lang")]).toEqual(["ja", "ja"])
  chooseSingleKeys(true)
  expect([singleKeys.value, kept("singleKeys")]).toEqual([true, "true"])
  chooseTheme("dark")
  expect([theme.value, kept("theme")]).toEqual(["dark", "dark"])
})

test("letters grow and shrink by one step, stop at the last one, and return to the usual size", () => {
  resize(1)
  expect([scale.value, kept("scale")]).toEqual([1.125, "1.125"])
  for (let n = 0; n < 5; n++) resize(1)
  expect(scale.value).toBe(1.5)
  for (let n = 0; n < 9; n++) resize(-1)
  expect(scale.value).toBe(0.875)
  resize(0)
  expect([scale.value, kept("scale")]).toEqual([1, "1"])
})
