import { expect, onTestFinished, test } from "vitest"
import { routes } from "../../../../client/pages/app/routes.ts"
import { welcome } from "../../../../client/pages/session/parts/waitingRoom.ts"
import { topicList } from "../../../../client/pages/workspace/topicList.ts"
import { emptyState } from "../../../../shared/fold/state.ts"
import "../../../../client/pages/guide/plenary-guide-page.ts"
import { render } from "lit"

test.each([
  ["chair", 13],
  ["panelist", 12],
  ["interpreter", 10],
] as const)("the guide of a %s is one page of %i steps, with an address of its own", async (of, steps) => {
  expect(routes.map(({ path }) => path)).toContain(`/guide/${of}`)
  const page = document.createElement("plenary-guide-page")
  page.of = of
  document.body.append(page)
  onTestFinished(() => page.remove())
  await page.updateComplete
  expect(page.querySelectorAll("h1")).toHaveLength(1)
  expect(page.querySelectorAll("li")).toHaveLength(steps)
})

test("an empty list of topics links a planner to the guide, and the waiting room links a panelist", () => {
  const place = document.createElement("div")
  const holds = { state: emptyState, settled: {}, drifts: 0, whole: new Map() } as never
  render(topicList(holds, "w", { member: null, role: "moderator" }), place)
  expect(place.querySelector("a")?.getAttribute("href")).toBe("/guide/chair")
  render(topicList(holds, "w", { member: null, role: "panelist" }), place)
  expect(place.querySelector("a")).toBeNull()
  const session = { state: "scheduled", title: { en: "One" }, startsAt: 2, cities: [] }
  const scene = (role: string) => ({ session, state: emptyState, me: { role, side: null }, now: 1 }) as never
  render(welcome(scene("panelist"), "Lin"), place)
  expect(place.querySelector("a")?.getAttribute("href")).toBe("/guide/panelist")
  render(welcome(scene("interpreter"), "Takanashi"), place)
  expect([...place.querySelectorAll("a")].map(link => link.getAttribute("href"))).toContain("/guide/interpreter")
  render(welcome(scene("observer"), "He"), place)
  expect(place.querySelector("a")).toBeNull()
})
