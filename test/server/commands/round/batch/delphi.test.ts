import { afterEach, expect, test } from "vitest"
import { roundsOf } from "../../../../../shared/rules/readings/rounds.ts"
import { scoresOf, statistics } from "../../../../../shared/rules/round/outcome/ratings.ts"
import { lastMiddle, requiresReason } from "../../../../../shared/rules/round/reasons.ts"
import { type BatchPanel, batchPanel, start } from "./batchPanel.ts"

let batch: BatchPanel
afterEach(() => batch.panel.end())

const day = 86_400_000
const everybody = Array.from({ length: 12 }, (_, n) => `panelist${n + 1}`)

test("a Delphi of three rounds, six statements and twelve panelists who never meet", async () => {
  batch = await batchPanel({ texts: 6, panelists: 12 })
  const { panel } = batch
  panel.stage.present([])
  /** a panelist's score of a statement in a round: far apart at first, nearer each time */
  const scoreOf = (who: number, text: number, n: number) => {
    const middle = 3 + ((text * 2) % 5)
    const away = ((who * 5) % 7) - 3
    return Math.max(1, Math.min(9, Math.round(middle + away / n)))
  }
  for (let n = 1; n <= 3; n++) {
    const opens = start + (n - 1) * 15 * day
    panel.stage.at(opens)
    const deadline = { endsAt: opens + 14 * day, act: "show" } as const
    await batch.open({ kind: "rating", anonymity: "pseudonymous", deadline, reasonsFor: n === 1 ? "low" : "outside" })
    const asked = (await batch.rounds()).filter(({ state }) => state === "open")
    expect(asked).toHaveLength(6)
    // each answers on a day of their own, one statement after the other
    for (const [who, name] of everybody.entries()) {
      panel.stage.at(opens + (1 + who) * day)
      const state = await panel.stage.state()
      for (const [text, round] of asked.entries()) {
        const score = scoreOf(who, text, n)
        const needed = requiresReason(round.reasonsFor ?? "none", score, lastMiddle(state, round))
        const answer = {
          kind: "rating",
          score,
          ...(needed && { reason: `Since ${score}.`, lang: "en" as const }),
        } as const
        await panel.do(name, "answer-round", { round: round.id, answer, seen: 0 })
      }
    }
    await batch.meet(deadline.endsAt - 1)
    expect((await batch.rounds()).filter(({ state }) => state === "open")).toHaveLength(6)
    await batch.meet(deadline.endsAt)
    expect((await batch.rounds()).filter(({ state }) => state === "revealed")).toHaveLength(6 * n)
  }
  const state = await panel.stage.state()
  expect(Object.values(state.sessions).map(session => session.state)).toEqual(["scheduled"])
  for (const id of batch.statements) {
    const rounds = roundsOf(state, state.statements[id]!)
    expect(rounds.map(({ n, answered }) => [n, answered])).toEqual([
      [1, 12],
      [2, 12],
      [3, 12],
    ])
    const spread = rounds.map(round => {
      const figures = statistics(scoresOf(round.answers ?? []))
      return figures?.ipr ?? NaN
    })
    expect(spread[2]).toBeLessThan(spread[0]!)
    expect(rounds.every(({ closedBy, revealedAt }) => closedBy === null && revealedAt !== null)).toBe(true)
  }
}, 60_000)
