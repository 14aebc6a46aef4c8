import { RateLimiterMemory } from "rate-limiter-flexible"
import type { Limits } from "../ports/host/limits.ts"

/** Rate limits of one server, in its memory. */
export const memoryLimits: Limits = {
  of(_, { points, seconds }) {
    const limiter = new RateLimiterMemory({ points, duration: seconds })
    return { take: key => limiter.consume(key).then(Boolean, () => false) }
  },
}
