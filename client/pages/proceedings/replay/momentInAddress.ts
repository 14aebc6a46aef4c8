import { effect, type ReadonlySignal } from "@preact/signals-core"

/** Milliseconds between two changes of the address. Browsers refuse more than about three changes a second. */
const restMs = 500

/** Returns the moment from the address, `#at=1790000000000`, in milliseconds. Returns 0 if there is none. */
export const momentInAddress = (): number => Number(new URLSearchParams(location.hash.slice(1)).get("at")) || 0

/**
 * Writes the moment into the hash of the address, so that a link can contain the moment, and a reload keeps it. A new
 * hash does not load the page again. Returns a function that ends the writing.
 */
export function keepInAddress(at: ReadonlySignal<number>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const write = () => {
    timer = undefined
    history.replaceState(history.state, "", `#at=${Math.round(at.peek())}`)
  }
  const stop = effect(() => {
    if (at.value > 0) timer ??= setTimeout(write, restMs)
  })
  return () => {
    stop()
    clearTimeout(timer)
  }
}
