import { signal } from "@preact/signals-core"
import { afterEach, expect, test } from "vitest"
import { BatchAnswers } from "../../../../client/state/session/answers/batchAnswers.ts"
import { isSameAnswer } from "../../../../client/state/session/answers/unsavedAnswers.ts"
import type { Answered } from "../../../../shared/contract/live.ts"
import type { Mine } from "../../../../shared/contract/queries.ts"
import type { Round } from "../../../../shared/fold/consensusState.ts"
import type { GivenAnswer } from "../../../../shared/model/consensus/answer.ts"
import { RoundId } from "../../../../shared/model/ids.ts"

afterEach(() => localStorage.clear())

const first = RoundId.parse("R-1")
const rated = (score: number) => ({ kind: "rating" as const, score })

/** A server that answers when the test says so. */
function opened(place = "answers M-1 B-1", state: "open" | "closed" = "open", stored: Partial<Mine> = {}) {
  const mine = signal<Readonly<Record<string, Mine>>>({ "R-1": { round: "R-1", revision: 0, answer: null, ...stored } })
  const sent: { answer: GivenAnswer; seen: number; reply: (answered: Answered) => void }[] = []
  const own = {
    mine,
    async send({ answer, seen }: { round: string; answer: GivenAnswer; seen: number }): Promise<Answered> {
      const answered = await new Promise<Answered>(reply => sent.push({ answer, seen, reply }))
      if (answered.ok) mine.value = { ...mine.value, "R-1": { round: "R-1", revision: seen + 1, answer } }
      return answered
    },
    ask: async () => mine.value["R-1"] ?? null,
  }
  const round: unknown = { id: "R-1", state, closedAt: 9 }
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

const closed: Answered = { ok: false, refusal: { code: "round-closed", params: { time: 9 } } }
const overtaken: Answered = { ok: false, refusal: { code: "already-answered", params: {} } }
const reasoned: GivenAnswer = { kind: "rating", score: 2, reason: "Too costly.", lang: "en" }

test("a refused answer stays with its reason, also after a reload, and is sent again only if it is chosen again", async () => {
  const { answers, sent } = opened()
  answers.give(first, reasoned)
  sent[0]?.reply(closed)
  await settled()
  expect([answers.saving("R-1"), answers.shown("R-1"), answers.unsaved.value]).toEqual(["refused", reasoned, 0])
  answers.close()
  const after = opened()
  await settled()
  expect([after.answers.saving("R-1"), after.answers.shown("R-1")]).toEqual(["refused", reasoned])
  expect(after.sent).toEqual([])
  after.answers.give(first, rated(8))
  expect(after.answers.saving("R-1")).toBe("sending")
  expect(after.sent).toHaveLength(1)
})

test("an answer from another device is never overwritten by one that was chosen before it", async () => {
  const { answers, sent, mine } = opened()
  answers.give(first, rated(7))
  answers.close()
  const after = opened(undefined, "open", { revision: 2, answer: rated(1) })
  await settled()
  expect(after.sent).toMatchObject([{ answer: rated(7), seen: 0 }])
  after.sent[0]?.reply(overtaken)
  await settled()
  expect(after.sent).toHaveLength(1)
  expect([after.answers.saving("R-1"), after.answers.shown("R-1"), after.answers.saved("R-1")]).toEqual([
    "refused",
    rated(7),
    rated(1),
  ])
  after.answers.give(first, rated(7))
  expect(after.sent[1]).toMatchObject({ answer: rated(7), seen: 2 })
  expect([sent.length, mine.value["R-1"]?.revision]).toEqual([1, 0])
})

test("an answer chosen while the one before it was on its way follows that one after a reload", async () => {
  const { answers } = opened()
  for (const score of [3, 4, 5]) answers.give(first, rated(score))
  answers.close()
  const after = opened(undefined, "open", { revision: 1, answer: rated(3) })
  await settled()
  after.sent[0]?.reply(overtaken)
  await settled()
  expect(after.sent.map(({ answer, seen }) => [answer, seen])).toEqual([
    [rated(5), 0],
    [rated(5), 1],
  ])
  after.sent[1]?.reply(receipt)
  await settled()
  expect([after.answers.saving("R-1"), after.answers.shown("R-1"), localStorage.length]).toEqual(["saved", rated(5), 0])
})

test("an answer on its way over a reload is followed by the one chosen last, and never overwrites another device's", async () => {
  const { answers } = opened()
  for (const score of [3, 4]) answers.give(first, rated(score))
  answers.close()
  const after = opened()
  await settled()
  // the outbox's own sending of the 3 arrives first, and a press comes before the refusal of the 4
  after.mine.value = { "R-1": { round: "R-1", revision: 1, answer: rated(3) } }
  after.answers.give(first, rated(6))
  after.sent[0]?.reply(overtaken)
  await settled()
  expect(after.sent[1]).toMatchObject({ answer: rated(6), seen: 1 })
  after.mine.value = { "R-1": { round: "R-1", revision: 2, answer: rated(9) } }
  after.sent[1]?.reply(overtaken)
  await settled()
  expect([after.sent.length, after.answers.saving("R-1"), after.answers.saved("R-1")]).toEqual([2, "refused", rated(9)])
})

test("an answer whose receipt was lost is saved", async () => {
  const { answers, sent, mine } = opened()
  answers.give(first, { ...rated(7), lang: "en" })
  mine.value = { "R-1": { round: "R-1", revision: 1, answer: rated(7) } }
  sent[0]?.reply(overtaken)
  await settled()
  expect(answers.saving("R-1")).toBe("saved")
})

test("an answer that was unsent when its round closed is called refused after a reload, until it is dropped", async () => {
  const { answers } = opened()
  answers.give(first, rated(7))
  answers.close()
  const after = opened(undefined, "closed")
  await settled()
  expect([after.answers.refusal("R-1")?.code, after.sent]).toEqual(["round-closed", []])
  after.answers.close()
  const again = opened(undefined, "closed")
  expect(again.answers.shown("R-1")).toEqual(rated(7))
  again.answers.drop("R-1")
  expect(localStorage).toHaveLength(0)
})

test("an answer that the server has is not called refused after its round closed", async () => {
  const { answers } = opened()
  answers.give(first, rated(7))
  answers.close()
  const after = opened(undefined, "closed", { revision: 1, answer: rated(7) })
  await settled()
  expect([after.answers.saving("R-1"), localStorage.length]).toEqual(["saved", 0])
})

test("kept answers stay kept while another is sent, in this tab and in another", async () => {
  const second = RoundId.parse("R-2")
  const kept = { "R-3": { answer: rated(3), seen: 0 } }
  localStorage.setItem("answers M-1 B-1", JSON.stringify(kept))
  const [one, two] = [opened(), opened()]
  one.answers.give(first, rated(1))
  two.answers.give(second, rated(2))
  const now = () => Object.keys(JSON.parse(localStorage.getItem("answers M-1 B-1") ?? "{}")).toSorted()
  expect(now()).toEqual(["R-1", "R-2", "R-3"])
  one.sent[0]?.reply(receipt)
  await settled()
  expect(now()).toEqual(["R-2", "R-3"])
})

test("an answer with a second text that the server has is recognised after a lost receipt, and another text is not", () => {
  const texts = (text: string) => [{ lang: "ja" as const, text }]
  const one = { ...rated(2), reason: "Too dear.", texts: texts("高い。") }
  expect(isSameAnswer(one, { ...one, texts: texts("高い。") })).toBe(true)
  expect(isSameAnswer(one, { ...one, texts: texts("高価だ。") })).toBe(false)
  expect(isSameAnswer(one, { ...rated(2), reason: "Too dear." })).toBe(false)
})
