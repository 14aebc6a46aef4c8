import { signal } from "@preact/signals-core"
import { render } from "lit"
import { afterEach, expect, test } from "vitest"
import { lostAnswers } from "../../../../client/pages/batch/lostAnswers.ts"
import { Outbox } from "../../../../client/state/outbox.ts"
import { BatchAnswers } from "../../../../client/state/session/answers/batchAnswers.ts"
import type { GivenAnswer } from "../../../../shared/model/consensus/answer.ts"
import { round, statement } from "../../../kit/scenes.ts"

afterEach(() => localStorage.clear())

const rated = (score: number, reason = ""): GivenAnswer => ({ kind: "rating", score, ...(reason && { reason }) })

function told(late: GivenAnswer, saved: GivenAnswer | null): string {
  const shown = round("rating", "revealed")
  const kept = { [shown.id]: { answer: late, seen: 0, refusal: { code: "round-closed", params: { time: 0 } } } }
  localStorage.setItem("answers Lin B", JSON.stringify(kept))
  const mine = signal({ [shown.id]: { round: shown.id, revision: 1, answer: saved } })
  const unasked = () => Promise.reject(new Error("nothing is asked"))
  const answers = new BatchAnswers({ mine, send: unasked, ask: unasked }, signal([shown]), "answers Lin B")
  const place = document.createElement("div")
  render(lostAnswers([{ round: shown, statement: statement("in_round") }], answers, new Outbox(() => null)), place)
  return place.querySelector("li")?.textContent ?? ""
}

test("an answer of a batch that came after the close is called so, and the answer from before is said to count", () => {
  expect(told(rated(8), null)).toMatch(/^Your answer to A-1 came after the close, at .*, and is not counted: 8$/)
  const changed = told(rated(3, "I changed my mind."), rated(6))
  expect(changed).toMatch(/is not counted: 3 \(I changed my mind\.\)\. Your answer from before counts: 6$/)
  expect(changed).not.toContain("another page")
})
