import { render } from "lit"
import { afterEach, expect, test, vi } from "vitest"
import { appeared } from "../../../kit/clocks/eventually.ts"
import "../../../../client/pages/proceedings/minutes/plenary-minutes-page.ts"
import { sideBySide } from "../../../../client/pages/proceedings/minutes/sideBySide.ts"
import type { Me } from "../../../../shared/contract/queries.ts"
import type { Session } from "../../../../shared/fold/sessionState.ts"
import { emptyState, type State } from "../../../../shared/fold/state.ts"
import type { Prose } from "../../../../shared/minutes/prose/prose.ts"
import type { MinutesWritten } from "../../../../shared/minutes/written.ts"
import { textIn } from "../../elements/session/shown.ts"

const minutes = { state: "under_review", endsAt: 1, extended: true, corrections: [], moved: { by: "Chen", at: 0 } }
const session = {
  id: "S",
  state: "closed",
  title: {},
  cities: [],
  items: [],
  attendance: [],
  minutes,
} as unknown as Session
const chair = { member: "Chen", name: "Chen", role: "moderator", side: "C", lang: "en" } satisfies Me
const member = (id: string, side: string) => ({ id, name: id, role: "moderator", side, taken: true, removed: false })
const proposal = {
  id: "P",
  about: { act: "adopt", session: "S" },
  asker: "Chen",
  at: 1,
  reason: "All have read them.",
  state: "open",
  confirmations: [],
}
const panel = (proposals: object) =>
  ({
    ...emptyState,
    workspace: { slug: "panel", title: {}, languages: ["en"], authentic: [] },
    sides: ["C", "J"].map(id => ({ id, title: { en: id }, mark: id })),
    members: { Chen: member("Chen", "C"), Miwa: member("Miwa", "J") },
    sessions: { S: session },
    proposals,
  }) as unknown as State

const words = { minutes: "1".repeat(64), outcomes: "2".repeat(64) }
const prose = (actions: string[]): Prose => ({
  lang: "en",
  title: "Minutes",
  sections: [
    { heading: "Attendance", paragraphs: [{ lang: "en", text: "Chen and Miwa were there.", quoted: false }] },
    ...(actions.length > 0
      ? [{ heading: "Actions", paragraphs: actions.map(text => ({ lang: "en" as const, text, quoted: false })) }]
      : []),
  ],
})
const before = { proposal: "P", prose: [prose([])], minutes: true, outcomes: true }

afterEach(() => {
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

const answer = (body: object) => new Response(JSON.stringify(body), { headers: { "content-type": "application/json" } })

/** The minutes' page as this reader sees it. The test serves what a server would, and gives the page nothing else. */
async function shown(state: State, me: Me, adopting?: MinutesWritten["adopting"]) {
  const snapshot = { state, settled: {}, drifts: 0, incarnation: "1", seq: 1, me, held: [], topics: [] }
  const pictures = { items: [], spoken: [] }
  const written = { seq: 1, prose: [prose([])], fingerprint: null, scribe: "", pictures, adopting }
  vi.spyOn(window, "fetch").mockImplementation(async asked => {
    const path = asked instanceof Request ? asked.url : asked.toString()
    if (path.includes("/minutes")) return adopting ? answer(written) : new Promise<never>(() => {})
    return path.includes("/workspaces/") ? answer(snapshot) : Response.error()
  })
  const place = document.createElement("plenary-minutes-page")
  Object.assign(place, { slug: "panel", session: "S" })
  document.body.append(place)
  const sent: unknown[] = []
  vi.spyOn(place["live"], "send").mockImplementation(async (kind, body) => {
    sent.push([kind, body])
    return { ok: true, seq: 2, made: {} }
  })
  await appeared(() => place.querySelector("article .step") && (!adopting || place.querySelector(".columns")))
  await place.querySelector("plenary-proposal-list")?.updateComplete
  const button = (text: string) => [...place.querySelectorAll("button")].find(one => one.textContent?.trim() === text)
  return { place, sent, button }
}

test("the adoption is proposed for the words on the page, and only once they are loaded", async () => {
  const waiting = await shown(panel({}), chair)
  expect(waiting.button("Propose to adopt the minutes")?.disabled).toBe(true)
  const { place, sent, button } = await shown(panel({}), chair, { words, before: null })
  expect(place.textContent).toContain("If they change before it is confirmed, it cannot be confirmed.")
  button("Propose to adopt the minutes")?.click()
  expect(sent).toEqual([["adopt-minutes", { session: "S", reason: "", words }]])
})

test("if the words changed meanwhile, the page says so, links to them, and the asker proposes the new ones", async () => {
  const { place, sent, button } = await shown(panel({ P: proposal }), chair, { words, before })
  expect(place.textContent).toContain("The words have changed since their adoption was proposed")
  expect(place.querySelector('a[href="#changed-words"]')).not.toBeNull()
  expect(place.textContent).toContain("The outcome paper says something else, too.")
  button("Propose the words of now")?.click()
  expect(sent).toEqual([["adopt-minutes", { session: "S", reason: proposal.reason, words }]])
})

test("the person asked confirms the words on the page, and can only refuse once they have changed", async () => {
  const miwa: Me = { ...chair, member: "Miwa", name: "Miwa", side: "J" }
  const given = (adopting?: MinutesWritten["adopting"]) => shown(panel({ P: proposal }), miwa, adopting)
  const fresh = await given({ words, before: null })
  fresh.button("Confirm the adoption of the minutes")?.click()
  expect(fresh.sent).toEqual([["confirm-proposal", { proposal: "P", words }]])
  const changed = await given({ words, before })
  expect(changed.button("Confirm the adoption of the minutes")).toBeUndefined()
  expect(changed.button("Propose the words of now")).toBeUndefined()
  expect(changed.button("Refuse with a reason")).toBeDefined()
  const early = await given()
  expect(early.button("Confirm the adoption of the minutes")).toBeUndefined()
  expect(early.button("Refuse with a reason")).toBeDefined()
})

test("the asker reads whom the adoption waits for, and takes it back", async () => {
  const { place, sent, button } = await shown(panel({ P: proposal }), chair, { words, before: null })
  expect(place.querySelector("plenary-proposal-list")?.textContent).toContain("Waits for: Miwa")
  expect(button("Confirm the adoption of the minutes")).toBeUndefined()
  button("Take the proposal back")?.click()
  expect(sent).toEqual([["take-back-proposal", { proposal: "P" }]])
})

test.each([
  ["over", 1, "To be adopted"],
  ["running", Date.now() + 86_400_000, "For comments"],
])("minutes whose time for comments is %s are called that", async (_, endsAt, name) => {
  const sessions = { S: { ...session, minutes: { ...minutes, endsAt } } }
  const { place } = await shown({ ...panel({}), sessions }, chair, { words, before: null })
  expect(place.querySelector("h1 .chip")?.textContent).toBe(name)
})

test("a changed section is marked word by word, a deleted one is struck through, the rest reads as before", () => {
  const place = document.createElement("div")
  render(sideBySide([prose(["Chen writes it down."])], [prose(["Chen writes it up."])]), place)
  expect(place.querySelector("#changed-words h2")?.textContent).toBe("Actions")
  expect([place.querySelector("ins")?.textContent, place.querySelector("del")?.textContent]).toEqual(["down", "up"])
  expect(place.querySelectorAll(".changes")).toHaveLength(1)
  render(sideBySide([prose([])], [prose(["Chen writes it up."])]), place)
  expect(place.querySelector("#changed-words")?.textContent).toContain("Chen writes it up.")
  render(sideBySide([prose([])]), place)
  expect(place.querySelector("#changed-words, .changes")).toBeNull()
})

test.each(["proposes", "confirms"])(
  "whoever %s the adoption reads beside the button each declined correction with both reasons",
  async does => {
    const declined = { by: "Chen", at: 2, reason: "It was said at ten.", reasonLang: "en" }
    const insisted = { at: 3, text: { lang: "en", text: "The recording says nine." } }
    const corrections = [
      {
        id: "K",
        by: "Lin",
        at: 1,
        text: { lang: "en", text: "It began at nine." },
        accepted: false,
        declined,
        insisted,
      },
      {
        id: "L",
        by: "Miwa",
        at: 1,
        text: { lang: "en", text: "Nobody left." },
        accepted: false,
        declined: { ...declined, reason: "Two left." },
      },
      { id: "M", by: "Lin", at: 1, text: { lang: "en", text: "A comma." }, accepted: true },
    ]
    const of = panel(does === "proposes" ? {} : { P: proposal })
    const sessions = { S: { ...session, minutes: { ...minutes, corrections } } }
    const state = { ...of, sessions, members: { ...of.members, Lin: member("Lin", "C") } } as unknown as State
    const reader: Me = does === "proposes" ? chair : { ...chair, member: "Miwa", name: "Miwa", side: "J" }
    const { place, button } = await shown(state, reader, { words, before: null })
    const step = place.querySelector(".step")
    const act = button(does === "proposes" ? "Propose to adopt the minutes" : "Confirm the adoption of the minutes")
    expect(step?.contains(act ?? null)).toBe(true)
    await Promise.all([...place.querySelectorAll("plenary-said")].map(one => one.updateComplete))
    const rows = [...(step?.querySelectorAll("section[aria-label] li") ?? [])].map(textIn)
    expect(rows).toHaveLength(2)
    for (const said of ["Lin", "It began at nine.", "It was said at ten.", "The recording says nine."])
      expect(rows[0]).toContain(said)
    expect(rows[1]).toContain("Two left.")
  },
)
