import { nothing, render } from "lit"
import { afterEach, expect, test } from "vitest"
import { moment } from "../../../../client/i18n/formats.ts"
import { sessionList } from "../../../../client/pages/workspace/sessionList.ts"
import { meeting, panel, table } from "../../../kit/scenes.ts"

afterEach(() => void render(nothing, document.body))

test("sessions are sorted by hour with the live one first, and a linked one says which it continues", () => {
  const at = (id: string, day: number, state: string, over: object = {}) =>
    meeting({
      id,
      title: { en: id },
      startsAt: Date.UTC(2026, 11, day),
      startedAt: state === "scheduled" ? null : Date.UTC(2026, 11, day),
      state,
      ...over,
    })
  const sessions = table(
    at("Third", 10, "scheduled", { continues: "Second" }),
    at("First", 1, "closed"),
    at("Now", 20, "live"),
    at("Second", 3, "closed"),
  )
  render(
    sessionList({ ...panel(), sessions }, "demo", { me: { member: null, role: "observer" }, now: 0 }),
    document.body,
  )
  const lines = [...document.querySelectorAll("li")]
  expect(lines.map(one => one.querySelector("strong")?.textContent)).toEqual(["Now", "First", "Second", "Third"])
  expect(lines.map(one => /Continues \w+/.exec(one.textContent ?? "")?.[0])).toEqual([
    undefined,
    undefined,
    undefined,
    "Continues Second",
  ])
})

test("a session that began on another day than planned is listed under the day on which it was held", () => {
  const planned = Date.UTC(2026, 11, 3, 12)
  const early = meeting({ id: "E", title: { en: "Early" }, startsAt: planned, startedAt: Date.UTC(2026, 10, 26, 12) })
  render(
    sessionList({ ...panel(), sessions: table(early) }, "demo", { me: { member: null, role: "panelist" }, now: 0 }),
    document.body,
  )
  expect(document.querySelector("time")?.textContent).toContain("26 November 2026")
})

test("only the panel is told that minutes are out for comments, with a link to them", () => {
  const until = Date.UTC(2026, 11, 5)
  const minutes = { state: "under_review", endsAt: until, adoptedAt: null, moved: null, corrections: [] }
  const closed = meeting({ id: "S", title: { en: "First" }, startsAt: 0, state: "closed", minutes })
  const said = (role: "panelist" | "observer", now: number) => {
    render(
      sessionList({ ...panel(), sessions: table(closed) }, "demo", { me: { member: null, role }, now }),
      document.body,
    )
    return [document.body.textContent, document.querySelector("a.button")?.getAttribute("href")] as const
  }
  const [words, way] = said("panelist", until - 1)
  expect(words).toContain(`The minutes are out for comments until ${moment(until)}.`)
  expect(way).toBe("/w/demo/s/S/minutes")
  const [after, wayAfter] = said("panelist", until)
  expect(after).toContain("The time for comments is over.")
  expect([after?.includes("comments until"), wayAfter]).toEqual([false, way])
  expect(said("observer", until - 1)).toEqual([expect.not.stringContaining("comments"), undefined])
})
