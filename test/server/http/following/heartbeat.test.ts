import { afterEach, expect, test, vi } from "vitest"
import { streamOfEntries } from "../../../../server/http/routes/following/streamRoutes.ts"

afterEach(() => void vi.useRealTimers())

/** Counts from the beginning of a stream the seconds at which its comments come, while wakes come at `wakes`. */
async function beats(wakes: readonly number[]): Promise<number[]> {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] })
  const begins = performance.now()
  const seconds = () => Math.round((performance.now() - begins) / 1000)
  const hears: ((workspace: string) => void)[] = []
  const ports = {
    bus: { onWake: (hear: (workspace: string) => void) => (hears.push(hear), () => {}) },
    seats: { onChange: () => () => {} },
    clock: { now: () => 0 },
    folds: { entries: async () => ({ to: 0, list: [] }) },
    incarnation: "i",
  }
  const ending = new AbortController()
  const followed = { workspace: "w", from: 0, seat: async () => ({ until: null }) }
  const found: number[] = []
  const reading = (async () => {
    for await (const event of streamOfEntries(ports as never, followed as never, ending.signal))
      if (event.startsWith(":")) found.push(seconds())
  })()
  for (let second = 1; second <= 61; second++) {
    await vi.advanceTimersByTimeAsync(1000)
    if (wakes.includes(second)) for (const hear of hears) hear("w")
  }
  ending.abort()
  await reading
  return found
}

test("the beat of a stream is the same whether or not somebody answers under a seal", async () => {
  expect(await beats([])).toEqual([15, 30, 45, 60])
  expect(await beats([7, 14, 22, 37, 44, 52])).toEqual([15, 30, 45, 60])
})
