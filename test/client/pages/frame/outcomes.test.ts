import { signal } from "@preact/signals-core"
import { nothing, render } from "lit"
import { afterEach, expect, test, vi } from "vitest"
import { endsOf } from "../../../../client/pages/frame/outcomes.ts"
import { keepWords } from "../../../../client/state/kept/keptWords.ts"
import { Outbox } from "../../../../client/state/outbox.ts"
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
