import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { createPresence } from "../../../../server/live/hints/presence.ts"
import { unlistedBefore } from "../../../../server/ports/database/files.ts"
import { DeletingLooks } from "../../../../server/watches/host/deletingLooks.ts"
import { createWatches } from "../../../../server/watches/list.ts"
import { settled } from "../../../kit/clocks/handClock.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

const start = 1_790_000_000_000
const hour = 3_600_000
const day = 24 * hour
let panel: Panel
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
  panel = await openPanel()
  panel.stage.at(start)
  await panel.do("moderator", "close-session", { session: panel.session })
})
afterEach(() => {
  vi.useRealTimers()
  return panel.end()
})

test("a clock that is set ahead deletes no sign-in, no upload and no words, until it has gone on for a day", async () => {
  let now = start
  const told: string[] = []
  const { instance } = panel
  const deleted = { signIns: [] as number[], files: [] as number[], words: [] as number[], names: [] as number[] }
  const looked = (of: number[], n: number) => {
    of.push(now - start)
    return n
  }
  const isWanted = ["expired sign-ins", "unkept files", "retention", "host log erasing"]
  const watches = createWatches({
    ...instance,
    clock: { ...instance.clock, now: () => now },
    directory: { ...instance.directory, dropExpiredSignIns: async () => looked(deleted.signIns, 0) },
    files: { ...instance.files, dropUnkept: async before => (before > unlistedBefore ? looked(deleted.files, 0) : 0) },
    // the first thing that carrying out the retention reads of a panel is its log
    folds: {
      ...instance.folds,
      current: async workspace => {
        if (isCarrying) looked(deleted.words, 0)
        return instance.folds.current(workspace)
      },
    },
    hostRows: { ...instance.hostRows, newest: async () => [], erasePersonal: async () => looked(deleted.names, 0) },
    documents: instance.sync.documents,
    presence: createPresence(),
    mail: null,
    kinds: [],
    scheduled: null,
    told: () => undefined,
    url: "http://localhost",
    failed: error => void told.push(String(error)),
  }).filter(({ name }) => isWanted.includes(name))
  let isCarrying = false
  const end = new AbortController()
  const over = watches.map(watch => watch.run(end.signal, 1))
  const settles = async () => {
    for (let n = 0; n < 20; n++) await settled()
  }
  const passes = async (ms: number) => {
    for (let left = ms; left > 0; left -= hour) {
      now += Math.min(hour, left)
      await vi.advanceTimersByTimeAsync(Math.min(hour, left))
      await settles()
    }
  }
  await settles()
  isCarrying = true
  await passes(25 * hour)
  for (const looks of Object.values(deleted)) expect(looks.length).toBeGreaterThan(0)
  const before = Object.values(deleted).map(looks => looks.length)
  now += 1_000 * day
  await passes(22 * hour)
  expect(Object.values(deleted).map(looks => looks.length)).toEqual(before)
  expect(told).toEqual([expect.stringContaining("clock is more than two days past the last look")])
  await passes(27 * hour)
  for (const [n, looks] of Object.values(deleted).entries()) expect(looks.length).toBeGreaterThan(before[n] ?? 0)
  expect(told).toHaveLength(1)
  end.abort()
  await Promise.all(over)
})

test("a look is believed near the newest entry or the last look, and on the next day after a long stop", async () => {
  let now = start + 3 * day
  const looks = new DeletingLooks({
    ...panel.instance,
    clock: { now: () => now },
    failed: error => expect.fail(String(error)),
  })
  const after = (ms: number) => {
    now += ms
    return looks.mayDelete()
  }
  expect([await after(0), await after(hour), await after(21 * hour)]).toEqual([false, false, false])
  expect([await after(2 * hour), await after(hour), await after(2 * day)]).toEqual([true, true, true])
  const near = new DeletingLooks({
    ...panel.instance,
    clock: { now: () => start + day },
    failed: error => expect.fail(String(error)),
  })
  expect(await near.mayDelete()).toBe(true)
})

test("a clock that is set right within the day deletes again at once, and one that leaps again waits again", async () => {
  let now = start
  const told: unknown[] = []
  const looks = new DeletingLooks({ ...panel.instance, clock: { now: () => now }, failed: error => told.push(error) })
  const at = (time: number) => {
    now = time
    return looks.mayDelete()
  }
  expect(await at(start)).toBe(true)
  expect([await at(start + 900 * day), await at(start + hour)]).toEqual([false, true])
  expect([await at(start + 900 * day), await at(start + 910 * day), await at(start + 910.5 * day)]).toEqual([
    false,
    false,
    false,
  ])
  expect(await at(start + 911 * day)).toBe(true)
  expect(told).toHaveLength(3)
})
