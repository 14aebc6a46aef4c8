import { afterEach, expect, test } from "vitest"
import { TranslationDeskElement } from "../../../../client/elements/translating/plenary-translation-desk.ts"
import type { TranslationSettled } from "../../../../client/elements/translating/translationEvents.ts"
import type { TranslationWanted } from "../../../../shared/contract/queries/translating.ts"
import { press, shown } from "../session/shown.ts"

afterEach(() => document.body.replaceChildren())

const text: TranslationWanted = {
  key: "thread:t:e",
  into: "ja",
  lang: "en",
  text: "Data move by default.",
  at: 0,
  authors: [],
  urgency: "later",
  place: {},
  translation: null,
  draft: null,
  leaves: false,
}

async function desk(over: object) {
  const element = await shown(new TranslationDeskElement(), { text, into: "ja" as const, draft: "データ", ...over })
  const settled: string[] = []
  element.addEventListener("translation-settled", ({ how }: TranslationSettled) => settled.push(how))
  const typed: string[] = []
  element.addEventListener("translation-typed", ({ typed: { text: words } }) => typed.push(words))
  const handOver = element.renderRoot.querySelector<HTMLButtonElement>("button.filled")!
  return { element, settled, typed, handOver, words: () => element.renderRoot.textContent ?? "" }
}

test("words whose original is gone are not handed over: the page says why, and they are copied or discarded", async () => {
  const { element, settled, handOver, words } = await desk({ gone: true })
  expect(words()).toContain("The original was withdrawn or erased.")
  expect(words()).not.toContain("Data move by default.")
  expect([words().includes("Copy my words"), handOver.disabled]).toEqual([true, true])
  press(element, "Discard my words")
  expect(settled).toEqual(["discarded"])
})

test("words for an original that reads otherwise now say so, and discarding them empties the field", async () => {
  const { element, settled, typed, handOver, words } = await desk({ seen: "hash of other words" })
  expect(words()).toContain("The original has changed since you typed this.")
  expect(handOver.disabled).toBe(false)
  press(element, "Discard my words")
  expect([settled, typed]).toEqual([[], [""]])
})

test("leaving the translation of somebody else discards the own words", async () => {
  const translation = { text: "訳", revision: 1, by: null, at: 0, behind: false }
  const { element, settled } = await desk({ text: { ...text, translation } })
  press(element, "Leave that translation")
  expect(settled).toEqual(["left"])
})
