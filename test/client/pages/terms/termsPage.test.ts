import { afterEach, expect, test, vi } from "vitest"
import { appeared } from "../../../kit/clocks/eventually.ts"
import "../../../../client/pages/terms/plenary-terms-page.ts"
import "../../../../client/styles/main.css"
import type { Me } from "../../../../shared/contract/queries.ts"
import { panel, round } from "../../../kit/scenes.ts"

const scene = panel()
const workspace = {
  ...scene.workspace!,
  slug: "panel",
  title: { en: "Seabed" },
  attribution: "named" as const,
  rule: { quorum: [2, 3], sideQuorum: [1, 2], support: [3, 4], sideFloor: [1, 2] },
}
const { terms: agreedTerms, ...unagreed } = workspace
const chair = { member: "Chen", name: "Chen", role: "moderator", side: "CN", lang: "en" }
const observer = { ...chair, member: "He", role: "observer", side: null }

afterEach(() => {
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

function page(state: object, me: object, answers?: () => Promise<Response>) {
  const snapshot = { state: { ...scene, ...state }, settled: {}, drifts: 0, incarnation: "1", seq: 1, held: [] }
  const answer = () => new Response(JSON.stringify({ ...snapshot, me: me as Me, topics: [] }), json)
  vi.spyOn(window, "fetch").mockImplementation(async asked => {
    const path = asked instanceof Request ? asked.url : asked.toString()
    if (!path.includes("/workspaces/")) return Response.error()
    return answers ? answers() : answer()
  })
  const place = document.createElement("plenary-terms-page")
  place.slug = "panel"
  document.body.append(place)
  return place
}
const json = { headers: { "content-type": "application/json" } }
const shown = async (...asked: Parameters<typeof page>) => {
  const place = page(...asked)
  await appeared(() => place.querySelector("h1"))
  return place
}
const agree = (place: HTMLElement) =>
  [...place.querySelectorAll("button")].find(({ textContent }) => textContent === "I agree")
const rows = (place: HTMLElement) => [...place.querySelectorAll("dl > div")].map(one => one.textContent.trim())

test("a chair reads all terms as they stand and who has not agreed, and has one press for the side", async () => {
  const place = await shown({ workspace: unagreed }, chair)
  const text = place.textContent.replaceAll(/\s+/g, " ")
  for (const words of ["CN and JP", "quorum 2/3, of each side 1/2", "Chinese (CN) and Japanese (JP)", "Named"])
    expect(text).toContain(words)
  expect(text).toContain("No privacy notice binds.")
  expect(text).toContain("They are those with which the panel was opened.")
  expect(rows(place).filter(row => row.includes("Not agreed yet"))).toHaveLength(2)
  expect(text).toContain("You agree for CN, to all terms on this page as they stand.")
  expect(agree(place)?.disabled).toBe(false)
})

test("a side that agreed reads who did, and has nothing to press; after a change it reads that it agrees anew", async () => {
  const agreed = await shown({ workspace }, chair)
  expect(agreed.textContent).toMatch(/Chen agreed on/)
  expect(agree(agreed)).toBeUndefined()
  agreed.remove()
  const changed = { by: "Miwa", at: 5, seq: 9 }
  const place = await shown({ workspace: { ...workspace, terms: { ...agreedTerms!, changed, anew: 9 } } }, chair)
  expect(place.textContent).toMatch(/Chen agreed on .* The terms have changed since, so the side agrees anew\./)
  expect(place.textContent).toMatch(/Miwa changed them last/)
  expect(agree(place)).toBeDefined()
})

test("a change that another side confirmed is told with who proposed it", async () => {
  const changed = { by: "Miwa", at: 5, seq: 9 }
  const proposal = {
    id: "P",
    about: { act: "terms", change: { kind: "attribution", attribution: "named" } },
    asker: "Chen",
    at: 4,
    reason: "",
    state: "carried",
    confirmations: [],
    ended: { by: "Miwa", at: 5, reason: "" },
  }
  const state = { workspace: { ...workspace, terms: { ...agreedTerms!, changed } }, proposals: { P: proposal } }
  const place = await shown(state, chair)
  expect(place.textContent).toMatch(/Chen proposed the last change, and Miwa confirmed it\./)
  expect(place.textContent).not.toMatch(/Miwa changed them last/)
  const byAdmin = await shown({ ...state, proposals: { P: { ...proposal, asker: null } } }, chair)
  expect(byAdmin.textContent).toMatch(/Administrator proposed the last change, and Miwa confirmed it\./)
})

test("an author whom the gallery does not read is not called the administrator", async () => {
  const changed = { by: null, at: 5, seq: 9 }
  const state = { workspace: { ...workspace, terms: { ...agreedTerms!, changed } } }
  const told = (place: HTMLElement) => place.querySelector("section > .muted")?.textContent
  expect(told(await shown(state, chair))).toMatch(/Administrator changed them last\.$/)
  expect(told(await shown(state, observer))).toMatch(/^They stand like this since [^.]*\.$/)
})

test("an observer reads the terms, and can neither agree nor change one", async () => {
  const place = await shown({ workspace: unagreed }, observer)
  expect(rows(place)).toHaveLength(7)
  expect(agree(place)).toBeUndefined()
  expect(place.querySelector("a[href*='/settings']")).toBeNull()
})

test("a panel without sides, and one that has opened a round before, ask nobody", async () => {
  const alone = await shown({ workspace: unagreed, sides: [] }, { ...chair, side: null })
  expect(alone.textContent).toContain("The panel has no sides, so its chair states them.")
  expect(alone.querySelector("#terms-agreements")).toBeNull()
  alone.remove()
  const before = round("rating", "revealed")
  const begun = await shown({ workspace: unagreed, rounds: { [before.id]: before } }, chair)
  expect(begun.textContent).toContain("The panel works under these terms.")
  expect(begun.textContent).toContain("Agreed by the first round")
  expect(agree(begun)).toBeUndefined()
})

test("it says that it loads, and what failed", async () => {
  const waits = page({}, chair, async () => new Promise<Response>(() => undefined))
  await appeared(() => waits.querySelector("plenary-page-skeleton"))
  waits.remove()
  const failed = page({}, chair, async () => Response.error())
  await appeared(() => failed.querySelector("plenary-problem-view"))
  expect(agree(failed)).toBeUndefined()
})

test("on a phone nothing is wider than the page", async () => {
  const place = await shown({ workspace: unagreed }, chair)
  place.style.display = "block"
  place.style.inlineSize = "360px"
  expect(place.scrollWidth).toBeLessThanOrEqual(360)
})
