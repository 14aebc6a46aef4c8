import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { dueOf, isLate } from "../../../server/backups/schedule.ts"
import { type BackupState, type BackupsTaken, noBackups } from "../../../server/ports/monitoring/backups.ts"
import { readSchedule } from "../../../server/start/backups/schedule.ts"
import { createBackupWatch } from "../../../server/watches/backups/backups.ts"

const dayMs = 86_400_000
const local = (text: string): number => new Date(`2026-11-${text}`).getTime()

const nightly = () => {
  const schedule = readSchedule("0 3 * * *")
  if (!schedule) throw new Error("no schedule")
  return schedule
}

beforeEach(() => void vi.useFakeTimers({ now: local("27T01:00:00") }))
afterEach(() => void vi.useRealTimers())

const away = new Error("the database is away")

/** Runs the watch until a moment, with a folder that notes when it was written. */
async function writtenUntil(
  to: number,
  begun: BackupState,
  write = async () => "ok" as "ok" | "fails",
  isAway = (_act: "read" | "stored") => false,
) {
  let state = begun
  const written: number[] = []
  const taken: BackupsTaken[] = []
  const failed = vi.fn()
  const ending = new AbortController()
  const running = createBackupWatch({
    scheduled: {
      schedule: nightly(),
      folder: {
        open: async () => undefined,
        files: async () => written.map(at => ({ at, file: `/b/${at}` })),
        hasRoom: async () => true,
        async write(at) {
          written.push(at)
          if ((await write()) === "fails") return { fault: "not-written", reason: "" }
          return { file: "/b", bytes: 1, workspaces: 1, entries: 1 }
        },
        remove: async () => undefined,
        copyAway: async () => null,
      },
    },
    backups: {
      async last() {
        if (isAway("read")) throw away
        return state
      },
      async keep(next) {
        if (isAway("stored")) throw away
        state = next
      },
      taken: async () => null,
      async keepTaken(next) {
        taken.push(next)
      },
    },
    clock: { now: () => Date.now() },
    told: () => undefined,
    failed,
  }).run(ending.signal, 1)
  await vi.advanceTimersByTimeAsync(to - Date.now())
  ending.abort()
  await running
  for (const [failure] of failed.mock.calls) expect(failure).toBe(away)
  return { written, taken, state, failures: failed.mock.calls.length }
}

test("the schedule and the times of its files are stored at the start and after each try", async () => {
  const { written, taken } = await writtenUntil(local("28T12:00:00"), noBackups)
  const { zone } = nightly()
  expect(written).toHaveLength(2)
  expect(taken.map(({ schedule, times }) => [schedule, times])).toEqual([
    ["0 3 * * *", []],
    ["0 3 * * *", written.slice(0, 1)],
    ["0 3 * * *", written],
  ])
  expect(taken.map(one => [one.zone, one.at >= (one.times.at(-1) ?? 0)])).toEqual(taken.map(() => [zone, true]))
})

test("a backup is taken at each time of the schedule", async () => {
  const { written, state, failures } = await writtenUntil(local("29T12:00:00"), noBackups)
  expect(failures).toBe(0)
  expect(written).toEqual([local("27T03:00:00"), local("28T03:00:00"), local("29T03:00:00")])
  expect(state.last?.at).toBe(local("29T03:00:00"))
})

test("one that failed is tried again at the next time, and not before", async () => {
  const { written } = await writtenUntil(local("28T12:00:00"), noBackups, async () => "fails")
  expect(written).toEqual([local("27T03:00:00"), local("28T03:00:00")])
})

for (const act of ["read", "stored"] as const)
  test(`a database that cannot be ${act} when a backup is due only delays it`, async () => {
    const isAway = (now: string) =>
      now === act && Date.now() >= local("27T03:00:00") && Date.now() < local("27T03:01:00")
    const { written, failures } = await writtenUntil(local("28T12:00:00"), noBackups, undefined, isAway)
    expect(failures).toBe(2)
    expect(written).toEqual([local("27T03:01:00"), local("28T03:00:00")])
  })

test("a backup whose end could not be stored is not the last one of the schedule", async () => {
  let times = 0
  const isAway = (act: string) => act === "stored" && ++times === 2
  const { written, failures } = await writtenUntil(local("28T12:00:00"), noBackups, undefined, isAway)
  expect(failures).toBe(1)
  expect(written).toEqual([local("27T03:00:00"), local("28T03:00:00")])
})

test("a time that passed while no server ran is made up for half a minute after the start", async () => {
  const before = { triedAt: local("25T03:00:00"), last: null, failure: null }
  const { written } = await writtenUntil(local("27T02:00:00"), before)
  expect(written).toEqual([local("27T01:00:30")])
})

test("a long backup is not begun a second time beside itself, and the times that it missed are one", async () => {
  let atOnce = 0
  let lasts = 1.5 * dayMs
  const { written } = await writtenUntil(local("29T12:00:00"), noBackups, async () => {
    atOnce += 1
    expect(atOnce).toBe(1)
    await new Promise(resolve => setTimeout(resolve, lasts))
    lasts = 0
    atOnce -= 1
    return "ok"
  })
  expect(written).toEqual([local("27T03:00:00"), local("28T15:00:00"), local("29T03:00:00")])
})

test("a clock that was set back does not put the next backup off", () => {
  const schedule = nightly()
  const now = local("27T01:00:00")
  expect(dueOf(schedule, now + 300 * dayMs, now)).toBe(local("27T03:00:00"))
})

test("a backup is late when a second time of the schedule has passed since it", () => {
  const schedule = nightly()
  const last = local("27T03:00:10")
  expect(isLate(schedule, last, local("28T03:10:00"))).toBe(false)
  expect(isLate(schedule, last, local("29T02:59:00"))).toBe(false)
  expect(isLate(schedule, last, local("29T03:00:01"))).toBe(true)
})

test("a schedule has five fields or a name, and some time that comes", () => {
  for (const text of ["0 3 * * *", "*/15 * * * *", "@daily", "30 2 * * 1-5"]) expect(readSchedule(text)).not.toBeNull()
  for (const text of ["", "daily", "0 3 * *", "0 0 3 * * *", "61 3 * * *", "0 0 31 2 *", "2026-12-01T03:00:00"])
    expect(readSchedule(text), text).toBeNull()
})
