import { setImmediate as nextTurn } from "node:timers/promises"
import type { InParts } from "../../shared/minutes/inParts.ts"

/** Milliseconds that a computation works before others get a turn of the event loop. */
const workMs = 10

/** Runs a computation in parts, so that a long one, such as the minutes of a panel of years, holds nobody up. */
export async function inTurns<T>(parts: InParts<T>): Promise<T> {
  for (let since = performance.now(); ; ) {
    const { done, value } = parts.next()
    if (done) return value
    if (performance.now() - since < workMs) continue
    await nextTurn()
    since = performance.now()
  }
}
