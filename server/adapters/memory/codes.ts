import type { PendingCodes } from "../../ports/codes.ts"
import type { Clock } from "../../ports/host/clock.ts"

/** The most contents of all people together. Beyond this number the oldest contents are dropped. */
const mostKept = 10_000

/** The pending codes of a server that runs as a single process. */
export function memoryCodes(clock: Pick<Clock, "now">): PendingCodes {
  const kept = new Map<string, { content: string; until: number }>()
  const add = (name: string, content: string, lifeMs: number): void => {
    for (const oldest of kept.keys()) {
      if (kept.size < mostKept) break
      kept.delete(oldest)
    }
    kept.set(name, { content, until: clock.now() + lifeMs })
  }
  const valid = (name: string): string | null => {
    const found = kept.get(name)
    return found && found.until > clock.now() ? found.content : null
  }
  return {
    keep: async (request, content, lifeMs) => add(request, content, lifeMs),
    read: async request => valid(request),
    async take(request) {
      const content = valid(request)
      kept.delete(request)
      return content
    },
    async first(name, lifeMs) {
      if (valid(name) !== null) return false
      add(name, "", lifeMs)
      return true
    },
  }
}
