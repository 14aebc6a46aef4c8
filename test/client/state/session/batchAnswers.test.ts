import { signal } from "@preact/signals-core"
import { afterEach, expect, test } from "vitest"
import { BatchAnswers } from "../../../../client/state/session/batchAnswers.ts"
import type { Answered } from "../../../../shared/contract/live.ts"
import type { Mine } from "../../../../shared/contract/queries.ts"
import type { Round } from "../../../../shared/fold/consensusState.ts"
import type { Answer } from "../../../../shared/model/consensus/answer.ts"
import { RoundId } from "../../../../shared/model/ids.ts"

afterEach(() => localStorage.clear())

const first = RoundId.parse("R-1")
const rated = (score: number): Answer => ({ kind: "rating", score })

/** A server that answers when the test says so. */
function opened(place = "answers M-1 B-1") {
  const mine = signal<Readonly<Record<string, Mine>>>({ "R-1": { round: "R-1", revision: 0, answer: null } })
  const sent: { answer: Answer; seen: number; reply: (answered: Answered) => void }[] = []
  const own = {
    mine,
    async send({ answer, seen }: { round: string; answer: Answer; seen: number }): Promise<Answered> {
      const answered = await new Promise<Answered>(reply => sent.push({ answer, seen, reply }))
      if (answered.ok) mine.value = { ...mine.value, "R-1": { round: "R-1", revision: seen + 1, answer } }
      return answered
    },
  }
  const round: unknown = { id: "R-1", state: "open" }
  const answers = new BatchAnswers(own, signal([round as Round]), place)
  return { answers, sent, mine }
}
const receipt: Answered = { ok: true, seq: 1, made: {} }
const settled = () => new Promise(resolve => setTimeout(resolve))

test("an answer is shown at once and called saved with the receipt", async () => {
  const { answers, sent } = opened()
  expect(answers.saving("R-1")).toBe("none")
  answers.give(first, rated(7))
  expect(answers.shown("R-1")).toEqual(rated(7))
  expect(answers.saving("R-1")).toBe("sending")
  sent[0]?.reply(receipt)
  await settled()
  expect(answers.saving("R-1")).toBe("saved")
  expect(answers.unsaved.value).toBe(0)
})

test("of presses before the receipt the last is sent after it", async () => {
  const { answers, sent } = opened()
  for (const score of [3, 4, 5]) answers.give(first, rated(score))
  expect(sent.map(({ answer }) => answer)).toEqual([rated(3)])
  sent[0]?.reply(receipt)
  await settled()
  expect(sent.slice(1).map(({ answer, seen }) => [answer, seen])).toEqual([[rated(5), 1]])
  expect(answers.saving("R-1")).toBe("sending")
  sent[1]?.reply(receipt)
  await settled()
  expect(answers.saving("R-1")).toBe("saved")
})

test("what has no receipt is sent again after a reload, and what has one is not", async () => {
  const before = opened()
  before.answers.give(first, rated(7))
  before.answers.close()
  const after = opened()
  await settled()
  expect(after.sent.map(({ answer }) => answer)).toEqual([rated(7)])
  after.sent[0]?.reply(receipt)
  await settled()
  after.answers.close()
  const later = opened()
  await settled()
  expect(later.sent).toEqual([])
})

test("an answer of a secret batch is kept nowhere", () => {
  const { answers } = opened("")
  answers.give(first, rated(7))
  expect(localStorage).toHaveLength(0)
})

test("a refusal is said, and the next press is sent", async () => {
  const { answers, sent } = opened()
  answers.give(first, rated(7))
  sent[0]?.reply({ ok: false, refusal: { code: "round-closed", params: { time: 1 } } })
  await settled()
  expect(answers.saving("R-1")).toBe("refused")
  expect(answers.shown("R-1")).toBeNull()
  answers.give(first, rated(8))
  expect(answers.saving("R-1")).toBe("sending")
})

test("an answer from another device gives way to the press on this one, once", async () => {
  const { answers, sent, mine } = opened()
  answers.give(first, rated(7))
  mine.value = { "R-1": { round: "R-1", revision: 2, answer: rated(1) } }
  sent[0]?.reply({ ok: false, refusal: { code: "already-answered", params: {} } })
  await settled()
  expect(sent[1]).toMatchObject({ answer: rated(7), seen: 2 })
})
