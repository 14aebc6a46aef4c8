import { signal } from "@preact/signals-core"
import { render } from "lit"
import { afterEach, expect, test } from "vitest"
import { nextStep } from "../../../../client/pages/proceedings/minutes/nextStep.ts"
import type { Session } from "../../../../shared/fold/sessionState.ts"
import { emptyState, type State } from "../../../../shared/fold/state.ts"

afterEach(() => document.body.replaceChildren())

const session = {
  id: "S",
  state: "closed",
  cities: [],
  minutes: { state: "adopted", endsAt: 1, extended: false, corrections: [] },
} as unknown as Session
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
