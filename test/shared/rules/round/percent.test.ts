import { describe, expect, it } from "vitest"
import { percentOf } from "../../../../shared/rules/round/percent.ts"

describe("a share in percent (DOMAIN G10)", () => {
  it("is the nearest whole percent, halves up", () => {
    expect(percentOf(8, 9)).toBe(89)
    expect(percentOf(2, 3)).toBe(67)
    expect(percentOf(1, 3)).toBe(33)
    expect(percentOf(1, 8)).toBe(13)
    expect(percentOf(5, 8)).toBe(63)
    expect(percentOf(9, 9)).toBe(100)
    expect(percentOf(0, 9)).toBe(0)
    expect(percentOf(0, 0)).toBe(0)
  })
  it("is 100 only if nothing is missing, and 0 only if there is nothing", () => {
    expect(percentOf(299, 300)).toBe(99)
    expect(percentOf(1, 300)).toBe(1)
  })
  it("never looks as if it reached a limit that it does not reach", () => {
    expect(percentOf(8, 9, 89)).toBe(88)
    expect(percentOf(8, 9, 88)).toBe(89)
    expect(percentOf(3, 4, 75)).toBe(75)
    for (let whole = 1; whole <= 60; whole += 1)
      for (let part = 0; part <= whole; part += 1)
        for (const limit of [50, 66, 67, 75, 80, 89, 90, 100])
          expect(percentOf(part, whole, limit) >= limit).toBe(100 * part >= limit * whole)
  })
})
