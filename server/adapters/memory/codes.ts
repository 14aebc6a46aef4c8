import type { PendingCodes } from "../../ports/codes.ts"
import type { Clock } from "../../ports/host/clock.ts"

/** The most contents of all people together. Beyond this number the oldest contents are dropped. */
const mostKept = 10_000

/** The pending codes of a server that runs as a single process. */
export function memoryCodes(clock: Pick<Clock, "now">): PendingCodes {
  const kept = new Map<string, { content: string; until: number }>()
  return {
    async keep(request, content, lifeMs) {
      for (const oldest of kept.keys()) {
        if (kept.size < mostKept) break
        kept.delete(oldest)
      }
      kept.set(request, { content, until: clock.now() + lifeMs })
    },
    async take(request) {
      const found = kept.get(request)
      kept.delete(request)
      return found && found.until > clock.now() ? found.content : null
    },
  }
}
