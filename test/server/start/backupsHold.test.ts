import { expect, test } from "vitest"
import { heldUntil } from "../../../server/backups/retention.ts"
import { readSchedule } from "../../../server/start/backups/schedule.ts"
import { backupsHolding } from "../../../server/start/backups/scheduled.ts"

const dayMs = 86_400_000
const at = Date.parse("2026-11-27T12:00:00Z")
const url = "postgres://db.example.org/plenary"
const taken = {
  at: at - dayMs / 4,
  schedule: "0 3 * * *",
  zone: "Asia/Tokyo",
  times: [at - 40 * dayMs, at - 3 * dayMs],
}
const notes = (stored: typeof taken | null) => ({ taken: async () => stored })
const schedule = readSchedule(taken.schedule, taken.zone)!
const weekly = { schedule: readSchedule("0 3 * * 1")!, folder: "/nowhere", command: null }

test("a server without a schedule says until when the backups of another server hold what is deleted", async () => {
  const until = heldUntil(schedule, taken.times, at)
  expect(until).toBeGreaterThan(at)
  const hold = backupsHolding({ backups: null, databaseUrl: url }, notes(taken))
  expect(await hold(at)).toBe(until)
  expect(await backupsHolding({ backups: null, databaseUrl: url }, notes(null))(at)).toBeNull()
})

test("a server with another schedule counts by that of the server that takes the backups", async () => {
  const hold = backupsHolding({ backups: weekly, databaseUrl: url }, notes(taken))
  expect(await hold(at)).toBe(heldUntil(schedule, taken.times, at))
  expect(await hold(at)).not.toBe(heldUntil(weekly.schedule, [], at))
})

test("what was stored counts no more once two times of its schedule have passed since", async () => {
  const hold = backupsHolding({ backups: null, databaseUrl: url }, notes({ ...taken, at: at - 3 * dayMs }))
  expect(await hold(at)).toBeNull()
  const own = backupsHolding({ backups: weekly, databaseUrl: url }, notes({ ...taken, at: at - 3 * dayMs }))
  expect(await own(at)).toBe(heldUntil(weekly.schedule, [], at))
})

test("a schedule is read in its time zone", () => {
  const next = (zone: string) => new Date(readSchedule("0 3 * * *", zone)?.next(at) ?? 0).toISOString()
  expect([next("Asia/Tokyo"), next("UTC")]).toEqual(["2026-11-27T18:00:00.000Z", "2026-11-28T03:00:00.000Z"])
})
