import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { whenQuiet } from "../../../../client/state/loading/whenQuiet.ts"

let fetched: () => void
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance", "requestIdleCallback"] })
  vi.stubGlobal(
    "PerformanceObserver",
    class {
      constructor(then: () => void) {
        fetched = then
      }
      observe(): void {}
      disconnect(): void {
        fetched = () => {}
      }
    },
  )
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test("deferred work begins once nothing was fetched for three seconds", () => {
  const then = vi.fn()
  whenQuiet(then)
  for (let n = 0; n < 5; n++) {
    vi.advanceTimersByTime(2_900)
    fetched()
  }
  expect(then).not.toHaveBeenCalled()
  vi.advanceTimersByTime(3_100)
  expect(then).toHaveBeenCalledOnce()
})

test("deferred work begins even on a page that never stops fetching", () => {
  const then = vi.fn()
  whenQuiet(then)
  for (let passed = 0; passed < 36_000; passed += 1_000) {
    vi.advanceTimersByTime(1_000)
    fetched()
  }
  expect(then).toHaveBeenCalledOnce()
})
