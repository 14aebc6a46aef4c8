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
    return Array.from({ length: whole(25) }, score)
  })
  expect(rounds.map(ours)).toEqual(reckoned(rounds))
})

test("a reckoning in Python agrees to the digit on the ratings of the demo", async () => {
  const shown = Object.values(seeded.state.rounds).filter(({ kind, answers }) => kind === "rating" && answers !== null)
  const rounds = shown.map(({ answers }) => scoresOf(answers ?? []))
  expect(rounds.length).toBeGreaterThan(5)
  expect(rounds.map(ours)).toEqual(reckoned(rounds))
})
