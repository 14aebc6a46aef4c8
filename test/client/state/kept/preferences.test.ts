import { afterEach, expect, test } from "vitest"

// A copy of the module that reads an empty storage: other files of this tab have chosen a language.
localStorage.clear()
const copy = new URL("../../../../client/state/kept/preferences.ts?copy", import.meta.url).href
const { chooseLang, chooseSingleKeys, chooseTheme, resize, scale, seatLang, singleKeys, theme, wishedLang }: Module =
  await import(/* @vite-ignore */ copy)
type Module = typeof import("../../../../client/state/kept/preferences.ts")

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
