import { expect, test } from "vitest"
import type { Round } from "../../../../shared/fold/consensusState.ts"
import { figuresOfRound } from "../../../../shared/rules/round/outcome/roundFigures.ts"

const round = (answers: readonly object[] | null, over: object = {}) =>
  ({
    id: "R",
    statement: "A-1",
    kind: "call",
    state: "revealed",
    electorate: [
      { member: "Lin", side: "CN" },
      { member: "Hayase", side: "JP" },
      { member: "Wang", side: null },
    ],
    answers: answers?.map(one => ({ silent: false, spoken: false, ...one })) ?? null,
    ...over,
  }) as unknown as Round
const agrees = { kind: "call", position: "agree", reason: "" }

test("a call has the tallies of its sides, also where some electors have no side; without sides it has none", () => {
  const sided = figuresOfRound(
    round([
      { member: "Lin", side: "CN", answer: agrees },
      { member: "Wang", side: null, answer: agrees },
    ]),
  )
  expect(sided.figures).toMatchObject({ kind: "call", tally: { electorate: 3, agree: 2 } })
  expect(sided.figures).toMatchObject({
    sides: [
      { side: "CN", agree: 1 },
      { side: "JP", agree: 0 },
    ],
  })
  const unsided = figuresOfRound(round([{ member: null, side: null, answer: agrees }]))
  expect(unsided.figures).toMatchObject({ kind: "call", tally: { agree: 1 }, sides: [] })
})

test("a round whose result is not shown, or is not stored, has no figures", () => {
  expect(figuresOfRound(round([], { state: "closed" })).figures).toBeNull()
  expect(figuresOfRound(round(null)).figures).toBeNull()
})
