import { afterEach, expect, onTestFinished, test, vi } from "vitest"
import { seeSilences } from "../../../../client/pages/session/seated/seeSilences.ts"
import { SessionStore } from "../../../../client/state/session/sessionStore.ts"
import { meeting, panel, round, statement, table } from "../../../kit/scenes.ts"

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const silence = { ...round("call", "open"), silence: true, reach: "notice", endsAt: Date.now() + 9e7 }

/** The room of a seat in which a silence procedure runs, without a connection. */
function roomOf(over: object = {}, { member = "Lin", role = "panelist", observing = false } = {}) {
  vi.stubGlobal("fetch", () => new Promise(() => {}))
  const store = new SessionStore({ slug: "demo", session: "S" }, observing)
  onTestFinished(() => store.close())
  const { live } = store
  const shows = (row: object) => {
    const state = {
      ...panel(),
      sessions: { S: meeting({ state: "closed" }) },
      statements: table(statement("proposed")),
      rounds: table({ ...silence, ...row }) as never,
    }
    live.shown.holds.value = { state, settled: {}, drifts: 0, whole: new Map() }
  }
  shows(over)
  live["seat"].value = { member, name: member, role, side: "CN", lang: "en" } as never
  live.room.value = { state: "open" }
  onTestFinished(seeSilences(store))
  const sent = () => live.outbox.list.value.flatMap(({ kind, body }) => (kind === "see-silence" ? [body] : []))
  return { sent, shows }
}

test("the page of a notice says once that its own seat opened it, and what is said offline waits for the line", () => {
  const { sent, shows } = roomOf()
  expect(sent()).toEqual([{ round: silence.id }])
  shows({ answered: 1 })
  document.dispatchEvent(new Event("visibilitychange"))
  expect(sent()).toHaveLength(1)
})

test("a page that nobody looks at has opened nothing, until somebody does", () => {
  const shown = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden")
  const { sent } = roomOf()
  expect(sent()).toEqual([])
  shown.mockReturnValue("visible")
  document.dispatchEvent(new Event("visibilitychange"))
  expect(sent()).toHaveLength(1)
})

test.each([
  ["who has said so", { seen: ["Lin"] }, {}],
  ["a silence of an earlier version", { reach: undefined }, {}],
  ["a silence that has ended", { state: "revealed" }, {}],
  ["who is not asked", {}, { member: "Chen", role: "moderator" }],
  ["the observers' view", {}, { observing: true }],
])("%s says nothing", (_, row, seat) => {
  expect(roomOf(row, seat).sent()).toEqual([])
})
