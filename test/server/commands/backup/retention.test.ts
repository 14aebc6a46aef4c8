import fc from "fast-check"
import { expect, test } from "vitest"
import { backupsKept } from "../../../../server/commands/backup/retention.ts"

const at = (text: string): number => Date.parse(`${text}T03:00:00Z`)
const dayMs = 86_400_000

const times = fc.uniqueArray(fc.integer({ min: at("2024-01-01"), max: at("2028-01-01") }), { maxLength: 200 })

test("of two years of nights 7 days, 4 weeks and 12 months stay", () => {
  const nights = Array.from({ length: 730 }, (_, n) => at("2024-11-28") + n * dayMs)
  const kept = [...backupsKept(nights)].toSorted((a, b) => a - b).map(one => new Date(one).toISOString().slice(0, 10))
  expect(kept).toEqual([
    "2025-12-31",
    "2026-01-31",
    "2026-02-28",
    "2026-03-31",
    "2026-04-30",
    "2026-05-31",
    "2026-06-30",
    "2026-07-31",
    "2026-08-31",
    "2026-09-30",
    "2026-10-31",
    // the Sundays of three weeks, and the last seven days
    "2026-11-08",
    "2026-11-15",
    "2026-11-21",
    "2026-11-22",
    "2026-11-23",
    "2026-11-24",
    "2026-11-25",
    "2026-11-26",
    "2026-11-27",
  ])
})

test("the newest of a day stays, and a gap of a year removes nothing that was kept before", () => {
  const before = [at("2025-01-01"), at("2025-01-02"), at("2025-01-03")]
  const twice = [at("2026-05-01"), at("2026-05-01") + 3_600_000]
  expect(backupsKept([...before, ...twice])).toEqual(new Set([...before, twice[1]]))
})

test("the newest backup always stays, never more than 23 do, and only some of those that are there", () => {
  fc.assert(
    fc.property(times, given => {
      const kept = backupsKept(given)
      expect(kept.size).toBeLessThanOrEqual(23)
      expect([...kept].every(one => given.includes(one))).toBe(true)
      if (given.length > 0) expect(kept.has(Math.max(...given))).toBe(true)
      if (given.length <= 4) expect(kept.size).toBeGreaterThanOrEqual(Math.min(1, given.length))
    }),
  )
})

test("the order of the files does not matter, and what stays once stays when the rule is asked again", () => {
  fc.assert(
    fc.property(times, given => {
      const kept = backupsKept(given)
      expect(backupsKept(given.toReversed())).toEqual(kept)
      expect(backupsKept([...kept])).toEqual(kept)
    }),
  )
})

test("removing after each backup leaves the same as removing once at the end", () => {
  fc.assert(
    fc.property(times, given => {
      const ordered = given.toSorted((a, b) => a - b)
      let there: number[] = []
      for (const one of ordered) there = [...backupsKept([...there, one])]
      expect(new Set(there)).toEqual(backupsKept(ordered))
    }),
  )
})
