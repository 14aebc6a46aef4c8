import { afterEach, expect, test } from "vitest"
import { AgendaList } from "../../../../client/elements/session/agenda/plenary-agenda.ts"
import { AttendanceTicks } from "../../../../client/elements/session/agenda/plenary-attendance.ts"
import { SpeakerList } from "../../../../client/elements/session/floor/plenary-speakers.ts"
import { ThreadCard } from "../../../../client/elements/session/rail/plenary-thread-card.ts"
import type { Thread } from "../../../../shared/fold/state.ts"
import { as, meeting, panel, scene } from "../../../kit/scenes.ts"
import { shown } from "./shown.ts"

afterEach(() => document.body.replaceChildren())

test("a seat that nobody was invited to is neither ticked as present nor put on the list", async () => {
  const { members } = panel()
  const given = scene(
    { members: { ...members, free: { ...members["Miwa" as never], id: "free", name: "" } } },
    as("Chen", "moderator", "CN"),
  )
  const ticks = await shown(new AttendanceTicks(), { scene: given })
  const speakers = await shown(new SpeakerList(), { scene: given })
  expect(ticks.renderRoot.querySelectorAll("li")).toHaveLength(6)
  expect([...speakers.renderRoot.querySelectorAll("option")].map(({ value }) => value)).not.toContain("free")
})

test("a screen reader hears which agenda items were held", async () => {
  const { state, now } = scene()
  const list = await shown(new AgendaList(), { state, session: meeting(), topic: "A", now })
  expect([...list.renderRoot.querySelectorAll("button.title")].map(one => one.textContent?.includes("held"))).toEqual([
    true,
    false,
    false,
  ])
})

test("a discussion has a name of its own for a reader who moves from one to the next", async () => {
  const entries = [{ by: "Lin", at: 0, text: { lang: "en", text: "Why?" } }]
  const thread = {
    id: "T",
    topic: "A",
    kind: "comment",
    statement: null,
    anchor: null,
    wording: null,
    resolved: null,
    entries,
  }
  const card = await shown(new ThreadCard(), { scene: scene(), thread: thread as unknown as Thread })
  expect(card.renderRoot.querySelector("article")?.ariaLabel).toBe("Comment, Lin")
})
