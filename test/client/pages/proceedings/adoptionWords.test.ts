import { ContextProvider } from "@lit/context"
import { signal } from "@preact/signals-core"
import { type LitElement, render } from "lit"
import { afterEach, expect, test } from "vitest"
import { nextStep } from "../../../../client/pages/proceedings/minutes/nextStep.ts"
import { sideBySide } from "../../../../client/pages/proceedings/minutes/sideBySide.ts"
import { liveContext } from "../../../../client/state/live.ts"
import type { Me } from "../../../../shared/contract/queries.ts"
import type { Session } from "../../../../shared/fold/sessionState.ts"
import { emptyState, type State } from "../../../../shared/fold/state.ts"
import type { Prose } from "../../../../shared/minutes/prose/prose.ts"
import type { MinutesWritten } from "../../../../shared/minutes/written.ts"

const minutes = { state: "under_review", endsAt: 1, extended: true, corrections: [] }
const session = { id: "S", state: "closed", cities: [], minutes } as unknown as Session
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
    workspace: { slug: "panel" },
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

afterEach(() => document.body.replaceChildren())

function shown(state: State, me: Me, adopting?: MinutesWritten["adopting"]) {
  const sent: unknown[] = []
  const place = document.createElement("div")
  document.body.append(place)
  const live = {
    state: signal(state),
    me: signal(me),
    send: async (...one: unknown[]) => sent.push(one) && { ok: true },
  }
  new ContextProvider(place, { context: liveContext, initialValue: live as never })
  const send = async (kind: string, body: object) => Boolean(sent.push([kind, body]))
  render(nextStep(state, session, me, { send, busy: false, isPast: () => true, ...(adopting && { adopting }) }), place)
  const button = (text: string) => [...place.querySelectorAll("button")].find(one => one.textContent?.trim() === text)
  return { place, sent, button }
}

test("the adoption is proposed for the words on the page, and only once they are loaded", () => {
  const waiting = shown(panel({}), chair)
  expect(waiting.button("Propose to adopt the minutes")?.disabled).toBe(true)
  const { place, sent, button } = shown(panel({}), chair, { words, before: null })
  expect(place.textContent).toContain("If they change before it is confirmed, it cannot be confirmed.")
  button("Propose to adopt the minutes")?.click()
  expect(sent).toEqual([["adopt-minutes", { session: "S", reason: "", words }]])
})

test("if the words changed meanwhile, the page says so, links to them, and the asker proposes the new ones", () => {
  const { place, sent, button } = shown(panel({ P: proposal }), chair, { words, before })
  expect(place.textContent).toContain("The words have changed since their adoption was proposed")
  expect(place.querySelector('a[href="#changed-words"]')).not.toBeNull()
  expect(place.textContent).toContain("The outcome paper says something else, too.")
  button("Propose the words of now")?.click()
  expect(sent).toEqual([["adopt-minutes", { session: "S", reason: proposal.reason, words }]])
})

test("the person asked confirms the words on the page, and can only refuse once they have changed", async () => {
  const miwa: Me = { ...chair, member: "Miwa", name: "Miwa", side: "J" }
  const given = async (adopting?: MinutesWritten["adopting"]) => {
    const page = shown(panel({ P: proposal }), miwa, adopting)
    await (page.place.querySelector("plenary-proposal-list") as LitElement | null)?.updateComplete
    return page
  }
  const fresh = await given({ words, before: null })
  fresh.button("Confirm the adoption of the minutes")?.click()
  expect(fresh.sent).toEqual([["confirm-proposal", { proposal: "P", words }]])
  const changed = await given({ words, before })
  expect(changed.button("Confirm the adoption of the minutes")).toBeUndefined()
  expect(changed.button("Propose the words of now")).toBeUndefined()
  expect(changed.button("Refuse with a reason")).toBeDefined()
  const elsewhere = await given()
  expect(elsewhere.button("Confirm the adoption of the minutes")).toBeUndefined()
  expect(elsewhere.place.querySelector("plenary-proposal-list a")?.getAttribute("href")).toBe("/w/panel/s/S/minutes")
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
