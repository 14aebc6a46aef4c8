import { afterEach, expect, test, vi } from "vitest"
import { userEvent } from "vitest/browser"
import { appeared } from "../../../kit/clocks/eventually.ts"
import "../../../../client/pages/proceedings/minutes/plenary-minutes-page.ts"
import type { Me } from "../../../../shared/contract/queries.ts"
import { emptyState } from "../../../../shared/fold/state.ts"
import type { Prose } from "../../../../shared/minutes/prose/prose.ts"

const correction = { id: "C", by: "Lin", at: 1, text: { lang: "en", text: "It began at nine." }, accepted: null }
const minutes = { state: "under_review", endsAt: 1, extended: true, corrections: [correction], moved: null }
const session = { id: "S", state: "closed", title: {}, cities: [], items: [], attendance: [], minutes }
const me = { member: "Chen", name: "Chen", role: "moderator", side: null, lang: "en" } satisfies Me
const member = (id: string, role: string) => ({ id, name: id, role, side: null, taken: true, removed: false })
const state = {
  ...emptyState,
  workspace: { slug: "panel", title: {}, languages: ["en"], authentic: [] },
  members: { Chen: member("Chen", "moderator"), Lin: member("Lin", "panelist") },
  sessions: { S: session },
}
const sentence = { lang: "en" as const, text: "The session began at ten.", quoted: false, place: "held UTC" }
const prose: Prose = { lang: "en", title: "Minutes", sections: [{ heading: "Attendance", paragraphs: [sentence] }] }

afterEach(() => {
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

async function page() {
  const answer = (body: object) =>
    new Response(JSON.stringify(body), { headers: { "content-type": "application/json" } })
  const written = { seq: 1, prose: [prose], fingerprint: null, scribe: "", pictures: { items: [], spoken: [] } }
  vi.spyOn(window, "fetch").mockImplementation(async asked => {
    const path = asked instanceof Request ? asked.url : asked.toString()
    if (path.includes("/minutes")) return answer(written)
    const snapshot = { state, settled: {}, drifts: 0, incarnation: "1", seq: 1, me, held: [], topics: [] }
    return path.includes("/workspaces/") ? answer(snapshot) : Response.error()
  })
  const place = document.createElement("plenary-minutes-page")
  Object.assign(place, { slug: "panel", session: "S" })
  document.body.append(place)
  await appeared(() => place.querySelector(".columns"))
  // the button stands at the end of the window, so that the choice below it is out of sight
  place.style.display = "block"
  place.style.paddingBlock = "3000px"
  const accept = place.querySelector<HTMLButtonElement>("button[aria-label^='Accept']")!
  return { place, accept }
}

const presses = {
  "the mouse": (accept: HTMLElement) => userEvent.click(accept),
  async "the keyboard"(accept: HTMLElement) {
    accept.focus()
    await userEvent.keyboard("{Enter}")
  },
}

test.each(Object.entries(presses))(
  "Accept with %s leads to the choice of the sentence, in sight and in focus",
  async (_, press) => {
    const { place, accept } = await page()
    await press(accept)
    await appeared(() => document.activeElement?.id === "choose-sentence")
    const { top } = document.activeElement!.getBoundingClientRect()
    expect(Math.round(top)).toBeGreaterThanOrEqual(0)
    expect(top).toBeLessThan(innerHeight)
    expect(place.querySelector("#choose-sentence")?.textContent).toContain("It began at nine.")
    // the next tab stop is there, and the sentence below has its button
    await userEvent.tab()
    expect(document.activeElement?.closest("#choose-sentence")).not.toBeNull()
    expect(place.querySelector("button[aria-label^='Edit']")).not.toBeNull()
  },
)
