import { afterEach, expect, test } from "vitest"
import { letterTo } from "../../../../../server/letters/letterTo.ts"
import type { NoticeAbout } from "../../../../../shared/model/notice.ts"
import { type BatchPanel, batchPanel, hour, inAnHour, score, start } from "./batchPanel.ts"

let batch: BatchPanel
afterEach(() => batch.panel.end())

const everybody = ["panelist1", "panelist2", "panelist3", "panelist4", "panelist5"]

test("a deadline closes and shows the whole batch by itself in one commit, also after a restart", async () => {
  batch = await batchPanel()
  const rounds = await batch.open({ kind: "rating", deadline: inAnHour })
  for (const round of rounds) for (const who of everybody.slice(0, 4)) await batch.rate(who, round, 6)
  await batch.meet(inAnHour.endsAt - 1)
  expect(await batch.states()).toEqual(["open", "open", "open"])
  await batch.meet(inAnHour.endsAt)
  const shown = await batch.rounds()
  expect(shown.map(({ state, closedBy }) => [state, closedBy])).toEqual(rounds.map(() => ["revealed", null]))
  expect(new Set(shown.map(({ revealedAt }) => revealedAt)).size).toBe(1)
})

test("where the moderator chose so, a deadline closes and a moderator shows", async () => {
  batch = await batchPanel()
  const rounds = await batch.open({ kind: "rating", deadline: { ...inAnHour, act: "close" } })
  for (const round of rounds) for (const who of everybody) await batch.rate(who, round, 6)
  await batch.meet(inAnHour.endsAt)
  expect(await batch.states()).toEqual(["closed", "closed", "closed"])
  await batch.panel.do("moderator", "reveal-round", { round: rounds[2]! })
  expect(await batch.states()).toEqual(["revealed", "revealed", "revealed"])
})

test("below four scores a round closes and is not shown; those of the batch that have four are", async () => {
  batch = await batchPanel()
  const rounds = await batch.open({ kind: "rating", deadline: inAnHour })
  for (const who of everybody) await batch.rate(who, rounds[0]!, 6)
  for (const who of everybody.slice(0, 3)) await batch.rate(who, rounds[1]!, 6)
  for (const who of everybody) await batch.rate(who, rounds[2]!, who === "panelist1" || who === "panelist2" ? null : 6)
  await batch.meet(inAnHour.endsAt)
  expect(await batch.states()).toEqual(["revealed", "closed", "closed"])
  await batch.panel.do("moderator", "reveal-round", { round: rounds[1]! })
  expect((await batch.rounds()).map(({ state, answers }) => [state, answers?.length ?? null])).toEqual([
    ["revealed", 5],
    ["revealed", null],
    ["revealed", null],
  ])
})

test("a named round of three electors is shown at its deadline once all three have answered", async () => {
  batch = await batchPanel({ texts: 2, panelists: 3 })
  const rounds = await batch.open({ kind: "rating", anonymity: "named", deadline: inAnHour })
  for (const who of everybody.slice(0, 3)) await batch.rate(who, rounds[0]!, 6)
  await batch.rate("panelist1", rounds[1]!, 6)
  await batch.meet(inAnHour.endsAt)
  expect(await batch.states()).toEqual(["revealed", "closed"])
})

test("an answer without a score counts among all answers of a small named round", async () => {
  batch = await batchPanel({ texts: 2, panelists: 3 })
  const rounds = await batch.open({ kind: "rating", anonymity: "named", deadline: inAnHour })
  for (const who of everybody.slice(0, 3)) await batch.rate(who, rounds[0]!, who === "panelist1" ? null : 6)
  await batch.meet(inAnHour.endsAt)
  expect(await batch.states()).toEqual(["revealed", "closed"])
})

test("the 90 days of a deadline are counted from the opening, also when it is extended", async () => {
  batch = await batchPanel({ texts: 2 })
  const day = 24 * hour
  const [first] = await batch.open({ kind: "rating", deadline: { endsAt: start + 80 * day, act: "show" } })
  batch.panel.stage.at(start + 40 * day)
  const extend = (endsAt: number) => batch.panel.refused("moderator", "extend-deadline", { round: first!, endsAt })
  expect(await extend(start + 91 * day)).toBe("deadline-length")
  expect(await extend(start + 90 * day)).toBe("done")
})

test("a letter about a deadline is out of date once its round is closed", async () => {
  batch = await batchPanel({ texts: 2 })
  const [first] = await batch.open({ kind: "rating", deadline: inAnHour })
  const reader = { member: batch.panel.people["panelist1"]!, waiting: 2 }
  const letters = async () => {
    const state = await batch.panel.stage.state()
    const letter = (about: NoticeAbout) => letterTo(state, reader, about, "https://panel.example")
    return [
      letter({ of: "deadline", round: first!, endsAt: inAnHour.endsAt }),
      letter({ of: "reminder", round: first! }),
    ]
  }
  expect(await letters()).not.toContain(null)
  await batch.meet(inAnHour.endsAt)
  expect(await letters()).toEqual([null, null])
})

test("an answer at the deadline is refused with its time, before the server has closed the round", async () => {
  batch = await batchPanel({ texts: 2 })
  const [round] = await batch.open({ kind: "rating", deadline: inAnHour })
  batch.panel.stage.at(inAnHour.endsAt - 1)
  await batch.rate("panelist1", round!, 6)
  batch.panel.stage.at(inAnHour.endsAt)
  const answer = { round: round!, answer: score(6), seen: 0 }
  expect(await batch.panel.refused("panelist2", "answer-round", answer)).toBe("round-closed")
  expect(await batch.panel.instance.store.answers(round!)).toHaveLength(1)
})

test("a secret ballot is neither handed out nor taken from the deadline on", async () => {
  batch = await batchPanel({ texts: 2 })
  const [round] = await batch.open({ kind: "rating", anonymity: "secret", deadline: inAnHour })
  const { box } = batch.panel.instance
  const workspace = (await batch.panel.stage.state()).workspace!.id
  const member = batch.panel.people["panelist1"]!
  const handed = await box.collect(workspace, round!, member, null, true)
  if (!("token" in handed)) throw new Error(handed.refuse.code)
  batch.panel.stage.at(inAnHour.endsAt)
  const refused = { refuse: { code: "round-closed", params: { time: inAnHour.endsAt } } }
  expect(await box.cast(handed.token, score(5))).toEqual(refused)
  expect(await box.unknown(handed.token)).toEqual(refused)
  expect(await box.collect(workspace, round!, batch.panel.people["panelist2"]!, null, true)).toEqual(refused)
})

test("one extension moves the deadline of the whole batch, a second and an earlier one are refused", async () => {
  batch = await batchPanel()
  const [first, second] = await batch.open({ kind: "rating", deadline: inAnHour })
  const extend = (endsAt: number) => batch.panel.refused("moderator", "extend-deadline", { round: second!, endsAt })
  expect(await extend(inAnHour.endsAt)).toBe("deadline-length")
  expect(await extend(start + 91 * 24 * hour)).toBe("deadline-length")
  expect(await extend(start + 2 * hour)).toBe("done")
  expect((await batch.rounds()).map(({ endsAt }) => endsAt)).toEqual([2, 2, 2].map(n => start + n * hour))
  expect(await extend(start + 3 * hour)).toBe("deadline-extended")
  expect(await batch.panel.refused("moderator", "extend-round", { round: first! })).toBe("deadline-running")
  await batch.meet(start + hour)
  expect(await batch.states()).toEqual(["open", "open", "open"])
  batch.panel.stage.at(start + 2 * hour)
  expect(await extend(start + 3 * hour)).toBe("time-over")
})

test("a round is closed before its deadline only once every elector has answered", async () => {
  batch = await batchPanel({ texts: 2 })
  const rounds = await batch.open({ kind: "rating", deadline: inAnHour })
  for (const who of everybody) await batch.rate(who, rounds[0]!, 6)
  for (const who of everybody.slice(1)) await batch.rate(who, rounds[1]!, 6)
  expect(await batch.panel.refused("moderator", "close-and-show", { round: rounds[0]! })).toBe("deadline-running")
  await batch.rate("panelist1", rounds[1]!, 6)
  await batch.panel.do("moderator", "close-and-show", { round: rounds[0]! })
  expect(await batch.states()).toEqual(["revealed", "revealed"])
})

test("a call with a deadline opens in a live session whoever is there, one without waits for a quorum", async () => {
  batch = await batchPanel({ texts: 1 })
  await batch.panel.do("moderator", "start-session", { session: batch.panel.session })
  batch.panel.stage.present([])
  const call = { statement: batch.statements[0]!, version: 1, kind: "call" } as const
  expect(await batch.panel.refused("moderator", "open-round", call)).toBe("no-quorum")
  expect(await batch.panel.refused("moderator", "open-round", { ...call, deadline: inAnHour })).toBe("done")
})

test("a break of the session does not move a deadline", async () => {
  batch = await batchPanel({ texts: 1 })
  await batch.panel.do("moderator", "start-session", { session: batch.panel.session })
  const opening = { statement: batch.statements[0]!, version: 1, kind: "rating", deadline: inAnHour } as const
  await batch.panel.do("moderator", "open-round", opening)
  await batch.panel.do("moderator", "pause-session", { session: batch.panel.session })
  await batch.meet(inAnHour.endsAt)
  expect(await batch.states()).toEqual(["closed"])
})
