import { randomUUID } from "node:crypto"
import { Redis } from "ioredis"

/** The facts about Valkey or Redis that `plenary doctor` judges. */
export type RedisFacts =
  /** `version` is "" if the user may not ask for it */
  | { kind: "carries"; product: string; version: string; roundTripMs: number }
  | { kind: "sign-in" }
  | { kind: "silent"; reason: string }
  /** the user may not publish or subscribe */
  | { kind: "forbidden" }
  /** a message was published, and did not arrive */
  | { kind: "mute" }

const withinMs = 3_000

/** Connects as a server does, and sends a message to itself. */
export async function examineRedis(url: string): Promise<RedisFacts> {
  const settings = { lazyConnect: true, connectTimeout: withinMs, commandTimeout: withinMs, retryStrategy: () => null }
  const clients = [0, 1].map(
    () => new Redis(url, { ...settings, protocol: 2, enableReadyCheck: false, disableClientInfo: true }),
  )
  const [speaks, hears] = clients
  if (!speaks || !hears) throw new Error("two connections are made above")
  let reason: Error | null = null
  for (const client of clients) client.on("error", (error: Error) => (reason = error))
  try {
    for (const client of clients) await client.connect()
    await speaks.ping()
    const { product, version } = productIn(await speaks.info("server").catch(() => ""))
    const roundTripMs = await roundTrip(speaks, hears)
    return roundTripMs === null ? { kind: "mute" } : { kind: "carries", product, version, roundTripMs }
  } catch (failure) {
    return factOf(failure, reason)
  } finally {
    for (const client of clients) client.disconnect()
  }
}

/** Returns the kind of a failure. The error itself is not shown, because it may contain the password. */
function factOf(failure: unknown, earlier: Error | null): RedisFacts {
  const errors = [failure, earlier].filter(error => error instanceof Error)
  const says = (pattern: RegExp) => errors.some(({ message }) => pattern.test(message))
  if (says(/^(WRONGPASS|NOAUTH)|invalid (username|password)|without any password/i)) return { kind: "sign-in" }
  if (says(/^NOPERM/)) return { kind: "forbidden" }
  const [code] = errors.flatMap(error => ("code" in error && typeof error.code === "string" ? [error.code] : []))
  return { kind: "silent", reason: code ?? "timeout" }
}

function productIn(info: string): { product: string; version: string } {
  const valkey = /^valkey_version:(\S+)/m.exec(info)?.[1]
  if (valkey !== undefined) return { product: "Valkey", version: valkey }
  return { product: "Redis", version: /^redis_version:(\S+)/m.exec(info)?.[1] ?? "" }
}

/**
 * Publishes a message on a channel of its own. Returns the milliseconds until the message arrived; null if it did not
 * arrive.
 */
async function roundTrip(speaks: Redis, hears: Redis): Promise<number | null> {
  const channel = `plenary:doctor:${randomUUID()}`
  const { promise, resolve } = Promise.withResolvers<number | null>()
  await hears.subscribe(channel)
  const begun = performance.now()
  hears.once("message", () => resolve(performance.now() - begun))
  const timer = setTimeout(() => resolve(null), withinMs)
  await speaks.publish(channel, "")
  return promise.finally(() => clearTimeout(timer))
}
