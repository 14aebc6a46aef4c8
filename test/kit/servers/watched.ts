import type { Watch } from "../../../server/watches/watch.ts"

/**
 * Turns of the event loop within which a first look at a small panel ends, since it waits for the disk and not for
 * time.
 */
const turns = 200

/**
 * Runs a watch as the server does, and returns when its first look is over; `stop` resolves when everything that it
 * began has ended.
 */
export async function watched(watch: Watch): Promise<{ stop(): Promise<void> }> {
  const end = new AbortController()
  const over = watch.run(end.signal, 1)
  for (let n = 0; n < turns; n++) await new Promise(resolve => setImmediate(resolve))
  return {
    stop() {
      end.abort()
      return over
    },
  }
}
