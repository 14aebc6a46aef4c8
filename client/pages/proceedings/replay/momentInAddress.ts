import { effect, type ReadonlySignal } from "@preact/signals-core"

/** Browsers refuse an address that changes more than about three times a second. */
const rest = 500

/** The moment that the address names in milliseconds, `#at=1790000000000`; 0 where it names none. */
export const momentInAddress = (): number => Number(new URLSearchParams(location.hash.slice(1)).get("at")) || 0

/** A moment can be linked, and is there again after a reload. It stands in the hash, as it is the same page. */
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
