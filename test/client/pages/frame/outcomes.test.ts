import { signal } from "@preact/signals-core"
import { nothing, render } from "lit"
import { afterEach, expect, test, vi } from "vitest"
import { endsOf, endsWithoutPanel } from "../../../../client/pages/frame/outcomes.ts"
import { keepWords } from "../../../../client/state/kept/keptWords.ts"
import { SessionConnection } from "../../../../client/state/live.ts"
import { Outbox } from "../../../../client/state/outbox.ts"
import { panelsSent } from "../../../../client/state/sent/keptSent.ts"
import { NotSent } from "../../../../client/state/sent/pending.ts"
import { emptyState, type State } from "../../../../shared/fold/state.ts"
import { RoundId, SessionId } from "../../../../shared/model/ids.ts"
import { round, scene, statement, table } from "../../../kit/scenes.ts"

afterEach(() => sessionStorage.clear())

/** Returns what a page tells as soon as it is asked, since without a line it can load no code any more. */
function outcomes(outbox: Outbox, state: State = emptyState): Element[] {
  const place = document.createElement("div")
  const me = signal({ member: "Lin", name: "Lin", role: "panelist" as const, side: null, lang: "en" })
  const ends = endsOf({ outbox, state: signal(state), me })
  if (ends !== nothing) render(ends, place)
  return [...place.querySelectorAll(".outcome")]
}

const told = (outbox: Outbox, state?: State): string[] =>
  outcomes(outbox, state).map(one => one.querySelector("p")?.textContent?.trim() ?? "")

test("a page that has just lost its line tells at once what became of an answer and of a secret ballot", async () => {
  vi.spyOn(window, "fetch").mockRejectedValue(new TypeError("offline"))
  const outbox = new Outbox(() => null)
  expect(told(outbox)).toEqual([])
  void outbox.send("ask-question", {
    session: SessionId.parse("s1"),
    topic: null,
    text: { lang: "en", text: "Which data?" },
  })
  expect(told(outbox)).toEqual(["Your question is still on its way."])
  await outbox.ballot("r1", () => Promise.reject(new NotSent())).catch(() => null)
  expect(told(outbox)).toHaveLength(2)
  expect(told(outbox)[1]).toContain("has not left this browser")
})

test("what was typed for a round and not given when it ended is told with its words, until it was read", () => {
  const outbox = new Outbox(() => null)
  const at = (state: "open" | "closed") => {
    const call = { ...round("call", state), id: "other" }
    return scene({ statements: table(statement("in_round")), rounds: table(round("rating", state), call) }).state
  }
  const [open, ended] = [at("open"), at("closed")]
  keepWords("Lin rating-open", { waiting: "2", reason: "Too dear." })
  keepWords("Lin rating-closed", { waiting: "2", reason: "Too dear." })
  keepWords("Lin other", { choice: "disagree", reason: "Too vague." })
  expect(told(outbox, open)).toEqual([])
  const [first, second, ...more] = outcomes(outbox, ended)
  expect([first, second].map(one => one?.querySelector(".text")?.textContent)).toEqual([
    "2\nToo dear.",
    "Disagree\nToo vague.",
  ])
  expect(more).toEqual([])
  expect(told(outbox, ended)[0]).toMatch(/A-1.* ended before you gave this/)
  for (const one of [first, second]) [...(one?.querySelectorAll("button") ?? [])].at(-1)?.click()
  expect(told(outbox, ended)).toEqual([])
})

test("what was given is not told as typed, whatever way it was given, and newer words stay", async () => {
  const ended = scene({ rounds: table(round("rating", "closed")) }).state
  const id = RoundId.parse("rating-closed")
  const answers = { ok: true as const, seq: 1, made: {} }
  const outbox = new Outbox(() => () => Promise.resolve(answers))
  outbox.open("panel Lin")
  for (const [typed, left] of [
    ["Too dear.", 0],
    ["Far too dear.", 1],
  ] as const) {
    keepWords("Lin rating-closed", { waiting: "", choice: "2", reason: typed })
    const answer = { kind: "rating" as const, score: 2, reason: "Too dear." }
    await outbox.send("answer-round", { round: id, answer, seen: 0 })
    outbox.folded(1)
    expect(told(outbox, ended)).toHaveLength(left)
  }
})

test("a browser whose seat is gone says that it cannot ask what became of each, until it was read", () => {
  const before = new Outbox(() => null)
  before.open("p Lin")
  void before.send("leave-panel", {})
  void before.send("open-thread", { topic: "t", entry: { lang: "en", text: "Who pays?" } })
  before.close()
  const place = document.createElement("div")
  const live = new SessionConnection({ slug: "p" })
  const shown = (status: number) => {
    live.room.value = { state: "failed", failure: { status, code: "no-access", params: {}, id: "" } }
    render(endsWithoutPanel(live), place)
    return [...place.querySelectorAll(".outcome")].map(one => one.textContent?.replace(/\s+/g, " ").trim())
  }
  expect(shown(0)).toEqual([])
  expect(place.textContent).toContain("Something that you sent in a panel has no end yet")
  const cannot = "This browser has no seat in the panel any more, so it cannot ask whether it arrived."
  expect(shown(403)).toEqual([
    expect.stringContaining(cannot),
    expect.stringMatching(/cannot ask whether it arrived\. Who pays\? Copy I have read this$/),
  ])
  // a reader who comes back to the seat is told what became of it
  const back = new Outbox(() => null)
  back.open("p Lin")
  expect(back.told.value.map(({ status }) => status.state)).toEqual(["asked", "waiting"])
  back.close()
  for (const button of place.querySelectorAll<HTMLElement>(".outcome .row button:last-child")) button.click()
  expect([shown(403), panelsSent()]).toEqual([[], []])
})

test("where access ends while the page asks what became of an act, the page says that it cannot", async () => {
  const before = new Outbox(() => null)
  before.open("p Lin")
  void before.send("close-round", { round: "R" })
  before.close()
  const outbox = new Outbox(() => null)
  outbox.open("p Lin")
  expect(told(outbox)).toEqual([expect.stringContaining("The server is being asked")])
  outbox.end({ code: "no-access", params: {} })
  expect(told(outbox)).toEqual([expect.stringContaining("cannot ask whether it arrived")])
})
