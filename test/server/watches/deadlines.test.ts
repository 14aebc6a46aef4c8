import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { createDeadlines } from "../../../server/watches/deadlines.ts"
import { RoundId } from "../../../shared/model/ids.ts"
import { eventually } from "../../kit/clocks/eventually.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"
import { watched } from "../../kit/servers/watched.ts"

const start = 1_790_000_000_000
const hour = 3_600_000
let panel: Panel
let round: RoundId
beforeEach(async () => {
  panel = await openPanel({ live: false })
  panel.stage.at(start)
  const statement = await panel.proposed()
  const asked = { statement, version: 1, endsAt: start + 30 * hour }
  round = RoundId.parse((await panel.do("moderator", "open-silence", asked))["round"])
  for (const who of ["panelist1", "panelist2", "panelist3", "panelist4"]) await panel.do(who, "see-silence", { round })
})
afterEach(async () => {
  vi.useRealTimers()
  await panel.end()
})
const state = async () => (await panel.stage.state()).rounds[round]?.state
const block = { kind: "call", position: "block", reason: "It leaks.", remedy: "A test." } as const

test("a machine that slept through a deadline meets it half a minute after it wakes, and not by its old timer", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
  const deadlines = await watched(createDeadlines({ ...panel.instance, failed: error => expect(error).toBeNull() }))
  // timers stood still meanwhile
  panel.stage.at(start + 30 * hour)
  await vi.advanceTimersByTimeAsync(30_000)
  vi.useRealTimers()
  await eventually(async () => expect(await state()).toBe("revealed"))
  await deadlines.stop()
})

test("an objection after a silence has ended by the clock is refused, though nobody has shown it yet", async () => {
  panel.stage.at(start + 30 * hour - 1)
  await panel.do("panelist1", "answer-round", { round, answer: block, seen: 0 })
  panel.stage.at(start + 30 * hour)
  expect(await panel.refused("panelist2", "answer-round", { round, answer: block, seen: 0 })).toBe("round-closed")
  expect(await state()).toBe("open")
})

test("a clock that is set back gives a silence its time again, and what was said in it stays", async () => {
  panel.stage.at(start + 30 * hour)
  expect(await panel.refused("panelist2", "answer-round", { round, answer: block, seen: 0 })).toBe("round-closed")
  panel.stage.at(start + 29 * hour)
  await panel.do("panelist2", "answer-round", { round, answer: block, seen: 0 })
  expect(await panel.instance.store.answers(round)).toHaveLength(1)
})
