import { createHmac, randomUUID } from "node:crypto"
import type { Bus } from "../../ports/bus.ts"
import type { Clock } from "../../ports/host/clock.ts"
import type { Health } from "../../ports/host/health.ts"
import type { Limits } from "../../ports/host/limits.ts"
import type { Say } from "../../ports/operatorError.ts"
import { redisBus } from "./bus.ts"
import { type BusAway, RedisConnection } from "./connection.ts"
import { redisLimits } from "./limits.ts"
import { MessageSeal } from "./sealed.ts"

/** The address of the Valkey or Redis that a server uses. */
export interface RedisPlace {
  /** `redis://user:password@host:6379`, or `rediss://` for TLS */
  url: string
  /** names this server in Valkey's list of clients */
  nodeName: string
}

export interface OpenedRedis {
  bus: Bus
  limits: Limits
  /** the sentence that says why Valkey could not be used at the start; null if Valkey is used */
  warning: ((say: Say) => string) | null
  close(): void
}

/**
 * Opens the bus and the rate limits of several servers. If Valkey cannot be reached, the server starts without Valkey,
 * and uses it once it can be reached.
 */
export async function openRedis(
  { url, nodeName }: RedisPlace,
  {
    key,
    local,
    lookNow,
    clock,
    health,
  }: {
    /** a secret that the servers of one database share, and no other program */
    key: Buffer
    /** wakes the listeners of this process */
    local: Bus
    lookNow: () => void
    clock: Pick<Clock, "wait">
    health: Health
  },
): Promise<OpenedRedis> {
  const of = (use: string) => createHmac("sha256", key).update(use).digest()
  const by = `${nodeName}/${randomUUID()}`
  // servers of several databases may share a Valkey
  const prefix = `plenary:${of("prefix").toString("base64url").slice(0, 12)}`
  const beats = `${prefix}:beat:${by}`
  const connection = new RedisConnection({ url, name: `plenary:${nodeName}`, beats, clock, health })
  const bus = redisBus({ local, connection, seal: new MessageSeal(of("messages")), prefix, by, clock, lookNow })
  await connection.open()
  const { away, host } = connection
  return {
    bus,
    limits: redisLimits(connection, { prefix, key: of("limits") }),
    warning: away && (say => sentence(away, host, say)),
    close: () => connection.close(),
  }
}

const sentence = (away: BusAway, host: string, say: Say): string =>
  away.kind === "sign-in" ? say("start.bus-sign-in", { host }) : say("start.bus-away", { host, reason: away.reason })
