import { effect, type ReadonlySignal } from "@preact/signals-core"

/** Milliseconds: browsers refuse an address that changes more than about three times a second. */
const rest = 500

/** The moment in the address in milliseconds, `#at=1790000000000`; 0 if there is none. */
export const momentInAddress = (): number => Number(new URLSearchParams(location.hash.slice(1)).get("at")) || 0

/**
 * Keeps the moment in the address, so that it can be linked and survives a reload. It is in the hash, because the page
 * stays the same.
 */
export function keepInAddress(at: ReadonlySignal<number>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const write = () => {
    timer = undefined
    history.replaceState(history.state, "", `#at=${Math.round(at.peek())}`)
  }
  const stop = effect(() => {
    if (at.value > 0) timer ??= setTimeout(write, rest)
  })
  return () => {
    stop()
    clearTimeout(timer)
  }
}
