import { nothing, render } from "lit"
import { afterEach, expect, test } from "vitest"
import { moment } from "../../../../client/i18n/formats.ts"
import { sessionList } from "../../../../client/pages/workspace/sessionList.ts"
import type { MemberId } from "../../../../shared/model/ids.ts"
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

test("whoever has to press next for the adoption is led to the minutes, and everybody else reads who is waited for", () => {
  const minutes = { state: "under_review", endsAt: 1, adoptedAt: null, moved: null, corrections: [] }
  const closed = meeting({ id: "S", title: { en: "First" }, startsAt: 0, startedAt: 0, state: "closed", minutes })
  const shown = (member: string, over: object) => {
    const state = { ...panel(), sessions: table(closed), ...over }
    const { role } = state.members[member as MemberId]!
    const me = { member: member as MemberId, role }
    render(sessionList(state, "demo", { me, now: 2 }), document.body)
    const way = document.querySelector("a.button[href$=minutes]")
    return [document.querySelector("p")?.textContent?.replace(/\s+/g, " "), way?.textContent, way?.matches(".filled")]
  }
  for (const chair of ["Chen", "Miwa"]) expect(shown(chair, {}).slice(1)).toEqual(["Read and adopt the minutes", true])
  expect(shown("Lin", {}).slice(1)).toEqual(["Read the minutes", false])
  const about = { act: "adopt", session: "S" }
  const row = { id: "P", about, state: "open", asker: "Chen", at: 2, reason: "", confirmations: [], ended: null }
  const proposed = { proposals: { P: row } }
  expect(shown("Miwa", proposed).slice(1)).toEqual(["Read the minutes and confirm", true])
  for (const who of ["Chen", "Lin"]) {
    const [words, ...way] = shown(who, proposed)
    expect([who, ...way]).toEqual([who, "Read the minutes", false])
    expect(words).toMatch(/The time for comments is over\. Their adoption is proposed\. .*Miwa/)
  }
})

test("the panel reads that minutes were adopted, and when", () => {
  const adoptedAt = Date.UTC(2026, 11, 5, 12)
  const minutes = { state: "adopted", endsAt: 1, adoptedAt, moved: null, corrections: [] }
  const closed = meeting({ id: "S", title: { en: "First" }, startsAt: 0, state: "closed", minutes })
  const reads = (role: "panelist" | "observer") => {
    const me = { member: null, role }
    render(sessionList({ ...panel(), sessions: table(closed) }, "demo", { me, now: adoptedAt + 1 }), document.body)
    return document.body.textContent
  }
  expect(reads("panelist")).toContain("The minutes were adopted on 5 December 2026.")
  expect(reads("observer")).not.toContain("adopted")
})
