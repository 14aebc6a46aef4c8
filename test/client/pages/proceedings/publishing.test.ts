import { signal } from "@preact/signals-core"
import { render } from "lit"
import { afterEach, expect, test } from "vitest"
import { nextStep, type SendCommand } from "../../../../client/pages/proceedings/minutes/nextStep.ts"
import type { Session } from "../../../../shared/fold/sessionState.ts"
import { emptyState, type State } from "../../../../shared/fold/state.ts"
import { scene } from "../../../kit/scenes.ts"

afterEach(() => document.body.replaceChildren())

const workspace = { slug: "panel", attribution: "named" }
const session = {
  id: "S",
  state: "closed",
  cities: [],
  minutes: { state: "adopted", endsAt: 1, extended: false, corrections: [] },
} as unknown as Session
const adopted = (more: object) => scene({ workspace, sides: [], sessions: { S: session }, ...more }).state
const chair = { member: "Chen", name: "Chen", role: "moderator", side: null, lang: "en" } as const

test("all contributions are published with the minutes by default only if names may leave the room", () => {
  const shown = (attribution: string) => {
    const place = document.createElement("div")
    document.body.append(place)
    const state = { ...emptyState, workspace: { slug: "panel", attribution } } as unknown as State
    const page = {
      send: async () => true,
      busy: false,
      isPast: () => true,
      now: 2,
      period: signal({ days: 5, read: false }),
      isRead: true,
      declined: null,
    }
    render(nextStep(state, session, chair, page), place)
    const box = place.querySelector<HTMLInputElement>('input[name="said"]')
    return { ticked: box?.checked, words: box?.closest("label")?.textContent?.trim() }
  }
  expect(shown("named")).toEqual({
    ticked: true,
    words: "With the scribe's text: what everyone said, under their names",
  })
  for (const policy of ["chatham", "unattributed"])
    expect(shown(policy)).toEqual({ ticked: false, words: "With the scribe's text: what was said, without names" })
})

const page = (send: SendCommand) => ({
  send,
  busy: false,
  isPast: () => true,
  now: 2,
  period: signal({ days: 5, read: false }),
  isRead: true,
  declined: null,
})
const drawn = (state: State, send: SendCommand = async () => true) => {
  const place = document.createElement("div")
  document.body.append(place)
  render(nextStep(state, session, chair, page(send)), place)
  return place
}
const spoken = { threads: { T: { id: "T", topic: "A", entries: [] } } }

test("a chair beside whom nobody could consent reads what follows, says why, and publishes", async () => {
  const sent: unknown[] = []
  const members = { Chen: { id: "Chen", role: "moderator", side: null, removed: false, taken: true } }
  const place = drawn(adopted({ ...spoken, members }), async (...one) => {
    sent.push(one)
    return true
  })
  expect(place.textContent).toContain("published seven days later")
  const why = place.querySelector("textarea")
  expect(why?.required).toBe(true)
  why!.value = "Everybody agreed at the table."
  place.querySelector("button")?.click()
  expect(sent).toEqual([["publish-minutes", { session: "S", said: true, reason: "Everybody agreed at the table." }]])
})

test("where others consent the button proposes, and once it is planned the time stands there without a button", () => {
  const second = { id: "Miwa", role: "moderator", side: null, removed: false, taken: true }
  const members = { Chen: { ...second, id: "Chen" }, Miwa: second }
  expect(drawn(adopted({ ...spoken, members })).querySelector("button")?.textContent).toBe("Propose to publish")
  const openings = { P: { id: "P", at: 9e11, publish: { session: "S", said: true }, by: "Chen", since: 1 } }
  const planned = drawn(adopted({ ...spoken, workspace: { ...workspace, openings } }))
  expect(planned.querySelector("[role=status]")?.textContent).toContain("The minutes are published on")
  expect(planned.querySelector("button")).toBeNull()
})
