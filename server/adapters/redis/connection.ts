import { Redis, type RedisOptions } from "ioredis"
import type { Clock } from "../../ports/host/clock.ts"
import type { Health } from "../../ports/host/health.ts"

/** Milliseconds between two heartbeats that this server sends to itself through Valkey. */
const beatEveryMs = 500
/** Milliseconds without a heartbeat after which the server no longer relies on Valkey. */
const silentAfterMs = 1_500
/** Milliseconds without a heartbeat after which both connections are opened anew, because Valkey may be paused. */
const openAnewAfterMs = 3_000
/** Milliseconds that a start waits for an answer from Valkey; then the server starts without Valkey. */
const firstWaitMs = 2_000
/**
 * Milliseconds for which a command may wait for its answer. If a subscription takes longer, polling finds the updates.
 */
const answerWithinMs = 1_000
/** The longest pause in milliseconds between two attempts to connect. */
const longestPauseMs = 1_000

const settings = {
  lazyConnect: true,
  // Redis 6 and later and every Valkey support RESP2
  protocol: 2,
  connectTimeout: firstWaitMs,
  commandTimeout: answerWithinMs,
  retryStrategy: (times: number) => Math.min(longestPauseMs, 50 * 2 ** Math.min(times, 6)),
  maxRetriesPerRequest: 0,
  // a message that could not be sent at once is not needed later, because the logs have its contents
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  autoResubscribe: false,
  // INFO and CLIENT SETINFO may be forbidden to the user
  enableReadyCheck: false,
  disableClientInfo: true,
} satisfies RedisOptions

/** The reason why Valkey cannot be used: it refuses the user, or it does not answer. */
export type BusAway = { kind: "sign-in" } | { kind: "silent"; reason: string }

type Listener = (message: Buffer) => void

/**
 * The two connections of a server to Valkey or Redis: one subscribes, the other publishes and counts for the rate
 * limits. The server sends heartbeats to itself. If a heartbeat arrives, messages arrive, too, because they use the
 * same connections.
 */
export class RedisConnection {
  readonly host: string
  /** the connection for commands, which the rate limits also use */
  readonly commands: Redis
  readonly #subscriber: Redis
  readonly #beats: string
  readonly #clock: Pick<Clock, "wait">
  readonly #health: Health
  readonly #listeners = new Map<string, Set<Listener>>()
  #heardAt = Number.NEGATIVE_INFINITY
  #openedAt = performance.now()
  #isLive = false
  #away: BusAway | null = null
  #closed = false
  readonly #returned = new Set<() => void>()

  constructor({
    url,
    name,
    beats,
    clock,
    health,
  }: {
    /** `redis://user:password@host:6379`, or `rediss://` for TLS */
    url: string
    /** shown in Valkey's list of clients */
    name: string
    /** the channel of this server's own heartbeats */
    beats: string
    clock: Pick<Clock, "wait">
    health: Health
  }) {
    this.host = new URL(url).host
    this.commands = new Redis(url, { ...settings, connectionName: name })
    this.#subscriber = new Redis(url, { ...settings, connectionName: `${name}:hears` })
    this.#beats = beats
    this.#clock = clock
    this.#health = health
    health.watch("bus-away", () => !this.#isLive && !this.#closed)
    for (const client of [this.commands, this.#subscriber]) {
      client.on("error", error => this.#failed(error))
      client.on("close", () => this.#lost())
    }
    this.#subscriber.on("ready", () => void this.#subscribeAll())
    this.#subscriber.on("messageBuffer", (channel: Buffer, message: Buffer) => this.#hear(String(channel), message))
  }

  /** Whether messages arrive now. If not, the commits of other servers are read from the database once a second. */
  get isLive(): boolean {
    return this.#isLive
  }

  /** The reason why messages do not arrive; null if messages arrive. */
  get away(): BusAway | null {
    return this.#isLive ? null : (this.#away ?? { kind: "silent", reason: "timeout" })
  }

  /**
   * Opens the connections. Resolves when messages arrive, at a failure, or after two seconds. Without success, the
   * connections keep trying in the background.
   */
  async open(): Promise<void> {
    // the event "error" reports a failure
    for (const client of [this.commands, this.#subscriber]) void client.connect().catch(() => {})
    const begun = performance.now()
    void this.#beat()
    while (!this.#isLive && this.#away === null && performance.now() - begun < firstWaitMs) await this.#clock.wait(10)
    this.#look()
  }

  /** Sends a message, unless Valkey is unavailable. The message may be lost. */
  publish(channel: string, message: Buffer): void {
    if (this.#isLive) this.#send(channel, message)
  }

  /**
   * Calls the listener with the messages of the channel. Resolves when Valkey has confirmed the subscription, or at
   * once if Valkey is unavailable. The channel is then subscribed when Valkey is available again.
   */
  async subscribe(channel: string, listener: Listener): Promise<() => void> {
    const some = this.#listeners.get(channel) ?? new Set()
    const isFirst = some.size === 0
    this.#listeners.set(channel, some.add(listener))
    // every subscriber waits, because the first subscriber's request may not be confirmed yet
    if (this.#isLive) await this.#subscriber.subscribe(channel).catch(error => this.#failed(error))
    else if (isFirst && this.#subscriber.status === "ready") this.#subscriber.subscribe(channel).catch(() => {})
    return () => {
      some.delete(listener)
      if (some.size > 0 || this.#listeners.get(channel) !== some) return
      this.#listeners.delete(channel)
      this.#subscriber.unsubscribe(channel).catch(() => {})
    }
  }

  close(): void {
    this.#closed = true
    this.#isLive = false
    this.commands.disconnect()
    this.#subscriber.disconnect()
  }

  #send(channel: string, message: Buffer): void {
    this.commands.publish(channel, message).catch(error => this.#failed(error))
  }

  /**
   * Subscribes to all channels, and to the heartbeats last. A heartbeat that arrives shows that the other channels are
   * subscribed.
   */
  async #subscribeAll(): Promise<void> {
    await this.#subscriber.subscribe(...this.#listeners.keys(), this.#beats).catch(error => this.#failed(error))
    if (this.commands.status === "ready") this.#send(this.#beats, Buffer.alloc(0))
  }

  #hear(channel: string, message: Buffer): void {
    if (channel === this.#beats) {
      this.#heardAt = performance.now()
      this.#set(true)
      return
    }
    for (const listener of this.#listeners.get(channel) ?? []) listener(message)
  }

  async #beat(): Promise<void> {
    while (!this.#closed) {
      if (this.commands.status === "ready") this.#send(this.#beats, Buffer.alloc(0))
      await this.#clock.wait(beatEveryMs)
      const now = performance.now()
      if (now - this.#heardAt < silentAfterMs) continue
      this.#set(false)
      // a paused Valkey closes no connection and accepts no new one, so there is no other sign of the pause
      if (now - Math.max(this.#heardAt, this.#openedAt) < openAnewAfterMs || this.#closed) continue
      this.#openedAt = now
      for (const client of [this.commands, this.#subscriber]) client.disconnect(true)
    }
  }

  #lost(): void {
    this.#heardAt = Number.NEGATIVE_INFINITY
    this.#openedAt = performance.now()
    this.#set(false)
  }

  #set(isLive: boolean): void {
    if (this.#isLive === isLive || this.#closed) return
    this.#isLive = isLive
    if (isLive) this.#away = null
    this.#look()
    if (isLive) for (const tell of this.#returned) tell()
  }

  /** Calls the listener each time when messages begin to arrive. The result ends this. */
  onReturn(listener: () => void): () => void {
    this.#returned.add(listener)
    return () => void this.#returned.delete(listener)
  }

  /**
   * Records the reason for a failure. The error itself is never logged, because it contains the command and with it the
   * password.
   */
  #failed(error: unknown): void {
    if (!(error instanceof Error)) return
    const isSignIn = /^(WRONGPASS|NOAUTH|NOPERM)|invalid (username|password)|without any password/i.test(error.message)
    const code = "code" in error ? String(error.code) : null
    if (isSignIn) this.#away = { kind: "sign-in" }
    else if (this.#away === null || code !== null) this.#away = { kind: "silent", reason: code ?? error.message }
  }

  /** Reads the health, so that a change is logged. */
  #look(): void {
    if (!this.#closed) this.#health.look()
  }
}
