import { expect, test } from "vitest"
import type { State } from "../../../../shared/fold/state.ts"
import { itemTitle } from "../../../../shared/rules/planning/itemTitle.ts"

const data = { en: "Data flow", zh: "数据流动", ja: "データ流通" }
const topics = { A: { id: "A", title: data } } as unknown as State["topics"]

test("an item that only names its kind says it in every language, in whichever it was written", () => {
  const opening = { en: "Opening", zh: "开场", ja: "開会" }
  for (const title of [{ en: "opening" }, { zh: "开场" }, { ja: "開会" }])
    expect(itemTitle({ kind: "opening", title, topic: null }, topics)).toEqual(opening)
  expect(itemTitle({ kind: "questions", title: { en: "Observers' questions" }, topic: null }, topics)).toHaveProperty(
    "ja",
  )
})

test("one that names its topic has the topic's title, and any other keeps its own", () => {
  expect(itemTitle({ kind: "topic", title: { ja: "データ流通" }, topic: "A" }, topics)).toEqual(data)
  const own = { en: "Data flow, second reading" }
  expect(itemTitle({ kind: "topic", title: own, topic: "A" }, topics)).toBe(own)
  expect(itemTitle({ kind: "topic", title: { en: "Data flow" }, topic: null }, topics)).toEqual({ en: "Data flow" })
  expect(itemTitle({ kind: "break", title: { en: "Tea" }, topic: null }, topics)).toEqual({ en: "Tea" })
})
