import { nothing, render } from "lit"
import { afterEach, expect, test } from "vitest"
import { sessionList } from "../../../../client/pages/workspace/sessionList.ts"
import { meeting, panel, table } from "../../../shared/rules/nextAction/scenes.ts"

afterEach(() => void render(nothing, document.body))

test("sessions follow each other by their hour, the one that is held first, and a linked one says which it continues", () => {
  const at = (id: string, day: number, state: string, over: object = {}) =>
    meeting({ id, title: { en: id }, startsAt: Date.UTC(2026, 11, day), state, ...over })
  const sessions = table(
    at("Third", 10, "scheduled", { continues: "Second" }),
    at("First", 1, "closed"),
    at("Now", 20, "live"),
    at("Second", 3, "closed"),
  )
  render(sessionList({ ...panel(), sessions }, "demo", "observer"), document.body)
  const lines = [...document.querySelectorAll("li")]
  expect(lines.map(one => one.querySelector("strong")?.textContent)).toEqual(["Now", "First", "Second", "Third"])
  expect(lines.map(one => /Continues \w+/.exec(one.textContent ?? "")?.[0])).toEqual([
    undefined,
    undefined,
    undefined,
    "Continues Second",
  ])
})
