import { expect, test } from "vitest"
import { isRated } from "../../../../shared/rules/readings/rounds.ts"
import { round, scene, statement, table } from "../../../kit/scenes.ts"

const among = (...rounds: ReturnType<typeof round>[]) =>
  isRated(scene({ rounds: table(...rounds) }).state, statement("in_round"))

test("a rating that is closed and not shown yet is still called a rating, and a later call is none", () => {
  expect(among(round("rating", "open"))).toBe(true)
  expect(among(round("rating", "closed"))).toBe(true)
  expect(among(round("rating", "revealed"))).toBe(false)
  expect(among(round("rating", "closed"), round("call", "open"))).toBe(false)
})
