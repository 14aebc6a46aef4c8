import { afterEach, beforeEach, expect, test } from "vitest"
import { RoundId, type StatementId } from "../../../../../shared/model/ids.ts"
import { movementBetween } from "../../../../../shared/rules/round/outcome/movement.ts"
import { openPanel, type Panel } from "../../../../kit/servers/panel.ts"

let panel: Panel
beforeEach(async () => {
  panel = await openPanel({ panelists: 8, sided: true })
})
afterEach(() => panel.end())

/** A rating with names hidden by the first n of eight panelists, of two sides in turn. */
async function rated(statement: StatementId, n: number) {
  const made = await panel.do("moderator", "open-round", { statement, version: 1, kind: "rating" })
  const round = RoundId.parse(made["round"])
  for (let i = 1; i <= n; i++)
    await panel.do(`panelist${i}`, "answer-round", { round, answer: { kind: "rating", score: 5 }, seen: 0 })
  await panel.do("moderator", "close-and-show", { round })
  const shown = (await panel.stage.state()).rounds[round]
  if (!shown?.answers) throw new Error("nothing was shown")
  return { shown, answers: shown.answers }
}

test("answers are linked from rating to rating while both say the sides", async () => {
  const statement = await panel.proposed()
  const [first, second] = [await rated(statement, 8), await rated(statement, 8)]
  expect(movementBetween(first.shown, second.shown)).toMatchObject({ linked: 8, sides: [{ side: "J" }, { side: "C" }] })
})

test("a rating that may not say the sides is linked to none that did: the link would say them", async () => {
  const statement = await panel.proposed()
  const [first, second, third] = [await rated(statement, 8), await rated(statement, 7), await rated(statement, 8)]
  expect(second.answers.every(({ side }) => side === null)).toBe(true)
  expect(movementBetween(first.shown, second.shown)).toBeNull()
  expect(movementBetween(first.shown, third.shown)).toMatchObject({ linked: 8 })
})

test("nor is one that says them linked back to one that did not; two that do not are linked to each other", async () => {
  const statement = await panel.proposed()
  const [first, second, third] = [await rated(statement, 7), await rated(statement, 7), await rated(statement, 8)]
  expect(movementBetween(first.shown, second.shown)).toMatchObject({ linked: 7, sides: [] })
  expect(third.answers.filter(({ side }) => side !== null)).toHaveLength(8)
  expect(movementBetween(second.shown, third.shown)).toBeNull()
})
