import { LitElement, nothing } from "lit"
import { afterEach, expect, onTestFinished, test, vi } from "vitest"
import "../../../../client/elements/session/floor/plenary-speakers.ts"
import { RoundCard } from "../../../../client/elements/session/round/plenary-round-card.ts"
import { StatementCard } from "../../../../client/elements/session/statement/plenary-statement-card.ts"
import { inside } from "../../../../client/pages/session/seated/seatedRoom.ts"
import { Watching } from "../../../../client/signals/watching.ts"
import { SessionStore } from "../../../../client/state/session/sessionStore.ts"
import { meeting, panel, round, statement, table } from "../../../kit/scenes.ts"
import { allWords, settled } from "../../elements/session/shown.ts"

afterEach(() => {
  document.body.replaceChildren()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const minuteMs = 60_000

/** The room of a seat, as the session's page draws it. */
class TickingRoom extends Watching(LitElement) {
  room: SessionStore | null = null

  protected override createRenderRoot() {
    return this
  }

  protected override render() {
    const { room } = this
    const scene = room?.scene.value
    return room && scene ? inside(room, scene, "/w/demo") : nothing
  }
}
customElements.define("ticking-room", TickingRoom)

/** A panelist's room, in which a member has spoken for a minute and a call is open. */
async function roomOf(over: object = {}) {
  vi.stubGlobal("fetch", () => new Promise(() => {}))
  const store = new SessionStore({ slug: "demo", session: "S" }, false)
  onTestFinished(() => store.close())
  const begun = store.now.peek()
  const speaking = { member: "Han", turn: "contribution", since: begun - minuteMs, seconds: 180 }
  const floor = { order: "time", requests: [], speaking, chair: null, spoken: {} }
  const state = {
    ...panel(),
    sessions: { S: meeting({ floor, turned: { by: "Chen", at: 0 } }) },
    statements: table(statement("proposed")),
    rounds: table({ ...round("call", "open"), openedAt: begun, ...over }),
  }
  const { live } = store
  live.shown.holds.value = { state, settled: {}, drifts: 0, whole: new Map([["A", { open: 0, resolved: 0 }]]) }
  live["seat"].value = { member: "Lin", name: "Lin", role: "panelist", side: "CN", lang: "en" } as never
  live.room.value = { state: "open" }
  const shown = document.createElement("ticking-room") as TickingRoom
  shown.room = store
  document.body.append(shown)
  await settled(shown)
  const part = (tag: string) => shown.querySelector(tag) as LitElement
  return {
    store,
    part,
    async tick(ms = 1_000) {
      store.now.value += ms
      await settled(shown)
    },
  }
}

const cards = { "plenary-statement-card": StatementCard, "plenary-round-card": RoundCard }

test("the room itself does not render while ten ticks of the clock pass", async () => {
  const { tick } = await roomOf()
  const drawn = vi.spyOn(TickingRoom.prototype, "render" as never)
  for (let n = 0; n < 10; n += 1) await tick()
  expect(drawn).toHaveBeenCalledTimes(0)
})

test.each(Object.entries(cards))("%s does not render while ten ticks of the clock pass", async (tag, card) => {
  const { part, tick } = await roomOf({ endsAt: Date.now() + 5 * minuteMs })
  expect(allWords(part(tag))).toContain("A-1")
  const speakers = () => allWords(part("plenary-speakers"))
  const [before, drawn] = [speakers(), vi.spyOn(card.prototype, "render")]
  for (let n = 0; n < 10; n += 1) await tick()
  expect(drawn).toHaveBeenCalledTimes(0)
  expect(speakers()).not.toBe(before)
})

test("a hint renders what shows it, and neither the room nor its cards", async () => {
  const { store, part, tick } = await roomOf()
  const hint = store.live["hint"].bind(store.live)
  const count = () => part("plenary-round-card").shadowRoot?.querySelector(".count")?.textContent
  const drawn = [TickingRoom, StatementCard, RoundCard].map(one =>
    vi.spyOn(one.prototype as unknown as { render(): unknown }, "render"),
  )
  hint({ kind: "answers", round: "call-open", answered: 2, waiting: 2 })
  hint({ kind: "presence", members: ["Lin", "Han"], observers: 3 })
  hint({ kind: "looks", session: "S", topic: "A", at: null, statement: null, by: "Chen" })
  hint({ kind: "unwritable", why: null })
  await tick(0)
  expect(count()).toContain("2 of 4")
  expect(drawn.map(({ mock }) => mock.calls.length)).toEqual([0, 0, 0])
})

test("a countdown on a card is updated at each tick", async () => {
  const { part, tick } = await roomOf({ endsAt: Date.now() + 5 * minuteMs })
  const clock = () => part("plenary-round-card").shadowRoot?.querySelector(".clock")?.textContent?.trim()
  const before = clock()
  await tick(10_000)
  expect(clock()).not.toBe(before)
})

test("an offer that lasts until an hour ends at that hour", async () => {
  const { part, tick } = await roomOf({ endsAt: Date.now() + minuteMs, silence: true })
  const forms = () => part("plenary-round-card").shadowRoot?.querySelectorAll("plenary-position-form").length
  expect(forms()).toBe(1)
  await tick(2 * minuteMs)
  expect(forms()).toBe(0)
})
