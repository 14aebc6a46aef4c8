import fc from "fast-check"
import { expect, test } from "vitest"
import { backupsKept, heldUntil } from "../../../server/backups/retention.ts"

import { readSchedule } from "../../../server/start/backups/schedule.ts"

const at = (text: string): number => Date.parse(`${text}T03:00:00Z`)
const dayMs = 86_400_000
const hourMs = 3_600_000

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

const scheduleOf = (text: string) => readSchedule(text)!

test("a deletion on a day of a month is in backups until the month before it is the thirteenth", () => {
  // each day at 3:00 of UTC, in any time zone of the machine
  const nightly = { next: (after: number) => (Math.floor((after - 3 * hourMs) / dayMs) + 1) * dayMs + 3 * hourMs }
  const until = (there: number[], moment: number) => new Date(heldUntil(nightly, there, moment) ?? 0).toISOString()
  const nights = Array.from({ length: 400 }, (_, n) => at("2026-11-14") - n * dayMs)
  // the backup of 31 October stays until twelve later months have one
  expect(until(nights, at("2026-11-14") + 1)).toBe("2027-10-01T03:00:00.000Z")
  // without earlier backups the one of this Saturday goes with the seventh later day
  expect(until([], at("2026-11-14") + 1)).toBe("2026-11-21T03:00:00.000Z")
  // the newest backup of a month stays as long as that of the month before
  expect(until([at("2026-11-30")], at("2026-11-30") + 1)).toBe("2027-11-01T03:00:00.000Z")
})

test("a rarer schedule holds longer, and one that never comes again has no end", () => {
  const moment = at("2026-11-14")
  expect(new Date(heldUntil(scheduleOf("0 3 1 1 *"), [], moment) ?? 0).getUTCFullYear()).toBe(2038)
  expect(heldUntil({ next: () => Number.POSITIVE_INFINITY }, [], moment)).toBeNull()
})

test("until then a backup of before is kept, and from then on none is, whatever the schedule and the files", () => {
  const schedules = ["0 3 * * *", "0 */6 * * *", "0 3 * * 1", "0 3 1 * *", "30 2 */3 * *", "0 3 1 */5 *"].map(
    scheduleOf,
  )
  fc.assert(
    fc.property(times, fc.constantFrom(...schedules), fc.integer({ min: 0, max: 40 }), (given, schedule, late) => {
      const moment = (given.length > 0 ? Math.max(...given) : at("2026-01-01")) + late * dayMs
      const end = heldUntil(schedule, given, moment) ?? 0
      let kept = new Set([...given, moment])
      let isHeld = true
      for (let next = schedule.next(moment); next <= end; next = schedule.next(next)) {
        expect(isHeld).toBe(true)
        kept = backupsKept([...kept, next])
        isHeld = [...kept].some(one => one <= moment)
      }
      expect(isHeld).toBe(false)
    }),
    { numRuns: 60 },
  )
})
