import { afterEach, expect, test } from "vitest"
import { AfterClose } from "../../../../client/elements/session/floor/plenary-after-close.ts"
import { as, meeting, scene } from "../../../kit/scenes.ts"
import { allWords, shown } from "./shown.ts"

afterEach(() => document.body.replaceChildren())

test("in the room the whole panel reads that the minutes are out for comments, with a link to them", async () => {
  const minutes = { state: "under_review", endsAt: Date.UTC(2026, 11, 8, 12), corrections: [] }
  const session = meeting({ state: "closed", minutes, turned: { by: "Chen", at: 0 } })
  for (const me of [as("Chen", "moderator", "CN"), as("Lin", "panelist", "CN"), as("Xu", "secretary")]) {
    const element = await shown(new AfterClose(), { scene: scene({}, { ...me, session }), base: "/w/panel" })
    expect(allWords(element)).toContain("The minutes are out for comments until")
    expect(element.renderRoot.querySelector("a[href$=minutes]")?.getAttribute("href")).toBe("/w/panel/s/S/minutes")
  }
  const gallery = await shown(new AfterClose(), { scene: scene({}, { ...as("He", "observer"), session }), base: "" })
  expect(allWords(gallery)).not.toContain("out for comments")
})

test("once the time for comments is over the room reads so, and nothing that says otherwise", async () => {
  const endsAt = Date.UTC(2026, 11, 8, 12)
  const minutes = { state: "under_review", endsAt, corrections: [] }
  const session = meeting({ state: "closed", minutes, turned: { by: "Chen", at: 0 } })
  for (const me of [as("Chen", "moderator", "CN"), as("Lin", "panelist", "CN")]) {
    const element = await shown(new AfterClose(), {
      scene: scene({}, { ...me, session, now: endsAt }),
      base: "/w/panel",
    })
    expect(allWords(element)).toContain("The time for comments is over.")
    expect(allWords(element)).not.toContain("out for comments")
    expect(element.renderRoot.querySelector("a[href$=minutes]")?.getAttribute("href")).toBe("/w/panel/s/S/minutes")
  }
})
