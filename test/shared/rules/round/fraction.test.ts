import fc from "fast-check"
import { expect, test } from "vitest"
import type { Fraction } from "../../../../shared/model/consensus/rule.ts"
import { compareShare, needed, reaches } from "../../../../shared/rules/round/fraction.ts"

test("a share that is just the fraction reaches it, without rounding", () => {
  expect(reaches(2, 3, [2, 3])).toBe(true)
  expect(reaches(66, 100, [2, 3])).toBe(false)
  expect(reaches(67, 100, [2, 3])).toBe(true)
  // 0.1 + 0.2 > 0.3 in floats
  expect(compareShare(3, 10, [3, 10])).toBe(0)
  expect(compareShare(1, 3, [333, 1000])).toBeGreaterThan(0)
})

const fractions = fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 1000 }))

test("the same fraction in other numbers gives the same answer", () => {
  fc.assert(
    fc.property(
      fractions,
      fc.nat(500),
      fc.nat(500),
      fc.integer({ min: 2, max: 9 }),
      ([over, under], part, whole, k) => {
        const same: Fraction = [over * k, under * k]
        expect(reaches(part, whole, same)).toBe(reaches(part, whole, [over, under]))
      },
    ),
  )
})

test("`needed` is the smallest number that reaches the fraction", () => {
  fc.assert(
    fc.property(fractions, fc.integer({ min: 1, max: 500 }), (fraction, whole) => {
      const n = needed(whole, fraction)
      expect(reaches(n, whole, fraction)).toBe(true)
      if (n > 0) expect(reaches(n - 1, whole, fraction)).toBe(false)
    }),
  )
})
