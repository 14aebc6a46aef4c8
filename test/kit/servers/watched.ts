import type { Watch } from "../../../server/watches/watch.ts"

/**
 * The number of turns of the event loop in which a watch has finished its first look at a small panel. The look waits
 * only for the disk.
 */
const turns = 200

/**
 * Runs a watch as the server does, and resolves when its first look is over. `stop` resolves when all work of the watch
 * has ended.
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
