import { afterAll, beforeAll, expect, test } from "vitest"
import { scoresOf } from "../../../../shared/rules/round/outcome/ratings.ts"
import { chance } from "../../../kit/chance.ts"
import { Seeded } from "../../../server/demo/seeded.ts"
import { ours, reckoned } from "./reckoned.ts"

const seeded = new Seeded()
beforeAll(() => seeded.play())
afterAll(() => seeded.demo.remove())

test("a reckoning in Python agrees to the digit on 1,000 generated rounds", () => {
  const { below: whole } = chance(16)
  const rounds = Array.from({ length: 1_000 }, () => {
    const [least, most] = [1 + whole(5), 5 + whole(5)]
    const score = () => (whole(12) === 0 ? null : least + whole(most - least + 1))
    const scores = Array.from({ length: whole(25) }, score)
    const sides = Array.from({ length: whole(3) }, (): [number, number, number] => {
      const asked = 1 + whole(8)
      return [asked, whole(asked + 1), whole(asked + 1)]
    })
    const sided = sides.reduce((sum, [asked]) => sum + asked, 0)
    return { scores, sides, asked: Math.max(sided, scores.length + whole(12)) }
  })
  expect(rounds.map(ours)).toEqual(reckoned(rounds))
})

test("a reckoning in Python agrees to the digit on the ratings of the demo", async () => {
  const shown = Object.values(seeded.state.rounds).filter(({ kind, answers }) => kind === "rating" && answers !== null)
  const rounds = shown.map(({ answers, electorate }) => ({
    scores: scoresOf(answers ?? []),
    asked: electorate.length,
    sides: [],
  }))
  expect(rounds.length).toBeGreaterThan(5)
  expect(rounds.map(ours)).toEqual(reckoned(rounds))
})
