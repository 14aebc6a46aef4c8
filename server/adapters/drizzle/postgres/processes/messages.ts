import { createHash } from "node:crypto"
import type { Bus } from "../../../../ports/bus.ts"
import type { Clock } from "../../../../ports/host/clock.ts"
import type { Health } from "../../../../ports/host/health.ts"
import type { Limits } from "../../../../ports/host/limits.ts"
import type { Say } from "../../../../ports/operatorError.ts"
import { memoryLimits } from "../../../limits.ts"
import type { RedisPlace } from "../../../redis/openRedis.ts"
import { localBus } from "../../../system/localBus.ts"
import type { Connections } from "../connection/pool.ts"
import { postgresBus } from "./bus.ts"
import { type HeadWatch, watchHeads } from "./headWatch.ts"

/** The bus by which the servers of one database exchange messages, and the rate limits that they share. */
interface Messages {
  bus: Bus
  limits: Limits
  /** the sentence about a bus that could not be used at the start; null if the bus is used */
  warning: ((say: Say) => string) | null
  /** whether PostgreSQL has passed on no message for some seconds */
  isDeaf(): boolean
  close(): Promise<void>
}

/**
 * Opens the bus through Valkey or Redis if there is an address, else through PostgreSQL. One bus is enough, because the
 * heads of the logs are polled with either. `secret` is the secret of the database.
 */
export async function openMessages({
  url,
  connections,
  clock,
  health,
  redis,
  secret,
}: {
  url: string
  connections: Pick<Connections, "query">
  clock: Pick<Clock, "wait">
  health: Health
  redis: RedisPlace | null
  secret: string
}): Promise<Messages> {
  const local = localBus()
  if (redis === null) {
    const bus = await postgresBus(url, local, clock)
    const heads = await watchHeads(connections, clock, local.wake)
    const close = () => {
      heads.stop()
      return bus.close()
    }
    return { bus, limits: memoryLimits, warning: null, isDeaf: bus.isDeaf, close }
  }
  // the driver is loaded only if it is used
  const { openRedis } = await import("../../../redis/openRedis.ts")
  let heads: HeadWatch | null = null
  const key = createHash("sha256")
    .update(`${secret} ${await databaseId(connections)}`)
    .digest()
  const opened = await openRedis(redis, { key, local, lookNow: () => heads?.look(), clock, health })
  heads = await watchHeads(connections, clock, local.wake)
  return {
    ...opened,
    // Valkey's connection names this itself
    isDeaf: () => false,
    async close() {
      heads?.stop()
      opened.close()
    },
  }
}

/** Returns an id of the database, so that the servers of a copy receive no messages of the original's servers. */
async function databaseId(connections: Pick<Connections, "query">): Promise<string> {
  const { rows } = await connections.query<{ id: string }>(
    `SELECT system_identifier || ' ' || oid AS id
     FROM pg_control_system(), pg_database WHERE datname = current_database()`,
  )
  return rows[0]?.id ?? ""
}
