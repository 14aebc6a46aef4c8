import { expect, test } from "vitest"
import { turnLeft } from "../../../../shared/rules/floor/budgets/turnLeft.ts"
import { meeting, panel } from "../../../kit/scenes.ts"

const now = 1_790_000_000_000
const left = (over: object, sideSeconds: number | null, clockedMs = 0) => {
  const sides = [{ side: "JP", seconds: sideSeconds }]
  const speaking = { member: "Hayase", turn: "contribution", since: now - 60_000, seconds: 360, ...over }
  const clocked = [{ item: "a", as: "side", side: "JP", ms: clockedMs }]
  const floor = { order: "time", requests: [], speaking, chair: "Chen", spoken: {}, clocked }
  const sideTime = { budgets: sideSeconds === null ? [] : [{ item: null, sides }], loans: [], overruns: [] }
  return turnLeft(panel(), meeting({ floor, sideTime }), now)
}

test("the speaker's clock shows the rest of the turn, or of the side's time where that is less", () => {
  expect(left({}, null)).toEqual({ ms: 300_000, side: null })
  expect(left({}, 900)).toEqual({ ms: 300_000, side: null })
  expect(left({}, 117)).toEqual({ ms: 57_000, side: "JP" })
  expect(left({}, 300, 290_000)).toEqual({ ms: -50_000, side: "JP" })
  expect(left({ seconds: 70 }, 117)).toEqual({ ms: 10_000, side: null })
})

test("a point of order and the chair draw on no side", () => {
  expect(left({ turn: "point_of_order" }, 10)).toEqual({ ms: 300_000, side: null })
  expect(left({ member: "Chen" }, 10)).toEqual({ ms: 300_000, side: null })
})
