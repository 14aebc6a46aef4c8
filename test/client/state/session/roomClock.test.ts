import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { RoomClock } from "../../../../client/state/session/roomClock.ts"
import { meeting, scene } from "../../../kit/scenes.ts"

beforeEach(() => void vi.useFakeTimers({ now: 1_790_000_000_000 }))
afterEach(() => void vi.useRealTimers())

const chaired = meeting({ floor: { order: "time", requests: [], speaking: null, chair: "Chen", spoken: {} } })

/** How often the clock goes in nine seconds. */
function goes(present: string[], session = chaired): number {
  const clock = new RoomClock({ now: () => Date.now(), check: () => {} }, () => scene({}, { session, present }))
  let times = -1
  clock.now.subscribe(() => (times += 1))
  vi.advanceTimersByTime(9_000)
  clock.stop()
  return times
}

test("a page's clock goes every second while the chair of a live session is away, so that the page says so in time", () => {
  expect(goes(["Chen", "Lin"])).toBe(0)
  expect(goes(["Lin"])).toBe(9)
  expect(goes(["Lin"], { ...chaired, state: "paused" })).toBe(0)
})
