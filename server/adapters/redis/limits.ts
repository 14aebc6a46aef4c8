import { createHmac } from "node:crypto"
import { RateLimiterMemory, RateLimiterRedis } from "rate-limiter-flexible"
import type { Limits } from "../../ports/host/limits.ts"
import type { RedisConnection } from "./connection.ts"

/**
 * Rate limits that all servers of a database share. While Valkey is unavailable, each server counts by itself. Keys are
 * hashed with a secret of the database, so that Valkey has no member's id and no network address.
 */
export function redisLimits(connection: RedisConnection, { prefix, key }: { prefix: string; key: Buffer }): Limits {
  const hashed = (name: string) => createHmac("sha256", key).update(name).digest("base64url").slice(0, 22)
  return {
    of(name, { points, seconds }) {
      const memory = new RateLimiterMemory({ points, duration: seconds })
      const shared = new RateLimiterRedis({
        storeClient: connection.commands,
        keyPrefix: `${prefix}:limit:${name}`,
        points,
        duration: seconds,
        insuranceLimiter: memory,
        rejectIfRedisNotReady: true,
        // once a sender is beyond the limit, the limiter refuses it from memory, without Valkey, until the period is
        // over
        inMemoryBlockOnConsumed: points + 1,
      })
      return {
        take: said => {
          const limiter = connection.isLive ? shared : memory
          return limiter.consume(hashed(said)).then(Boolean, () => false)
        },
      }
    },
  }
}
