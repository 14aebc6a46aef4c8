import { expect, test } from "vitest"
import { nextAction } from "../../../../client/rules/nextAction.ts"
import { backAt } from "../../../../shared/rules/floor/breaks.ts"
import { meeting, scene } from "../../../kit/scenes.ts"

const coffee = { id: "coffee", kind: "break", topic: null, title: { en: "Coffee" }, minutes: 15 }
const terms = { id: "terms", kind: "topic", topic: "A", title: { en: "Terms" }, minutes: 20 }
const at = (over: object = {}) =>
  nextAction(scene({}, { session: meeting({ items: [coffee, terms], current: "coffee", held: ["coffee"], ...over }) }))

test("an agenda item that is a break offers a break of its minutes, and then the next item", () => {
  expect(at()?.act).toEqual({ kind: "pause-session", minutes: 15 })
  expect(at()?.second).toMatchObject([{ kind: "next-item", item: { id: "terms" } }])
  const since = scene().session.currentSince ?? 0
  expect(at({ breaks: [{ from: since + 1, to: since + 2 }] })?.act).toMatchObject({ kind: "next-item" })
  // A break of an earlier item does not count.
  expect(at({ breaks: [{ from: since - 9, to: since - 8 }] })?.act).toMatchObject({ kind: "pause-session" })
})

test("a break shows its end only if one was announced, and only while it lasts", () => {
  const breaks = [
    { from: 1, to: 2, until: 3 },
    { from: 5, to: null, until: 9 },
  ]
  expect(backAt(meeting({ state: "paused", breaks }))).toBe(9)
  expect(backAt(meeting({ state: "paused", breaks: [{ from: 5, to: null }] }))).toBeNull()
  expect(backAt(meeting({ state: "live", breaks }))).toBeNull()
})
