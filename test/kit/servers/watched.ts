import type { Watch } from "../../../server/watches/watch.ts"

/** turns of the event loop in which a first look at a small panel is over, as it waits for the disk and not for time */
const turns = 200

/** Runs a watch as the server does, and returns when its first look is over; `stop` settles when all that it began is. */
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
