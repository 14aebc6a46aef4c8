const quietMs = 3_000
/** Milliseconds after which the callback is called even if the page still fetches. */
const patienceMs = 30_000

/** Calls a function once the page has fetched nothing for `quietMs` and the browser is idle. */
export function whenQuiet(then: () => void): void {
  const end = performance.now() + patienceMs
  let timer = setTimeout(settled, quietMs)
  const watcher = new PerformanceObserver(() => {
    if (performance.now() > end) return
    clearTimeout(timer)
    timer = setTimeout(settled, quietMs)
  })
  watcher.observe({ type: "resource" })

  function settled(): void {
    watcher.disconnect()
    // Safari has no requestIdleCallback.
    if ("requestIdleCallback" in window) requestIdleCallback(then)
    else then()
  }
}
