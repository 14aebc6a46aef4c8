import pg from "pg"
import { askAfresh, settingsOf } from "./askAfresh.ts"

/**
 * The most connections of one Plenary server to its database. Each running commit needs one, even while it waits for
 * another commit of its workspace.
 */
export const mostConnections = 10

/** The number of extra connections for statements of the process itself, which must not wait for commits. */
const beside = 2

/** If a connection is in use for this many milliseconds, a new connection tests whether the server still answers. */
const silentMs = 5_000

/**
 * The settings that limit how long a paused or disconnected Plenary server keeps the locks of a transaction. PostgreSQL
 * then ends the transaction after ten seconds at most.
 */
const patience = `SET idle_in_transaction_session_timeout = 5000; SET tcp_user_timeout = 10000;
  SET tcp_keepalives_idle = 4; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3`

/** The connections to a database. A caller takes one, uses it alone, and gives it back. */
export class Connections {
  readonly url: string
  readonly #pool: pg.Pool
  readonly #lost = new WeakSet<pg.PoolClient>()
  /** the connections in use, each with the time at which it was taken or last tested */
  readonly #used = new Map<pg.PoolClient, number>()
  readonly #waiting: (() => void)[] = []
  #admits: ((client: pg.ClientBase) => Promise<void>) | null = null
  #taken = 0
  #timer: ReturnType<typeof setTimeout> | null = null

  constructor(url: string) {
    this.url = url
    // the pool awaits the promise of `onConnect`, although the pool's types do not say so
    const prepared = {
      onConnect: async (client: pg.ClientBase): Promise<void> => {
        await client.query(patience)
        await this.#admits?.(client)
      },
    }
    this.#pool = new pg.Pool({ ...settingsOf(url), ...prepared, max: mostConnections + beside })
    this.#pool.on("connect", client => client.on("error", () => this.#lost.add(client)))
    // the pool has removed the connection already; without a listener the process would end
    this.#pool.on("error", () => {})
  }

  /** Refuses each new connection on which the check throws. */
  admitOnly(check: (client: pg.ClientBase) => Promise<void>): void {
    this.#admits = check
  }

  /**
   * Takes a connection, and waits while all are in use. The pool's own time limit would report such a wait as a lost
   * server. `check` may throw before a connection is opened.
   */
  async take(check: () => void): Promise<pg.PoolClient> {
    if (this.#taken < mostConnections) this.#taken += 1
    else await new Promise<void>(go => this.#waiting.push(go))
    try {
      check()
      return await this.#connected()
    } catch (failure) {
      this.#free()
      throw failure
    }
  }

  give(client: pg.PoolClient, ended: boolean): void {
    this.#used.delete(client)
    client.release(ended)
    this.#free()
  }

  /** Runs one statement outside transactions, on a connection that `mostConnections` does not count. */
  async query<R extends pg.QueryResultRow>(
    query: string | pg.QueryConfig,
    values?: unknown[],
  ): Promise<pg.QueryResult<R>> {
    const client = await this.#connected()
    let ended = true
    try {
      const result = await client.query<R>(query, values)
      ended = false
      return result
    } finally {
      this.#used.delete(client)
      client.release(ended)
    }
  }

  /** Whether the connection was lost. If so, nobody knows whether its last query was carried out. */
  isLost(client: pg.PoolClient): boolean {
    return this.#lost.has(client)
  }

  async close(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    await this.#pool.end()
  }

  async #connected(): Promise<pg.PoolClient> {
    const client = await this.#pool.connect()
    this.#used.set(client, performance.now())
    this.#watch()
    return client
  }

  #free(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#taken -= 1
  }

  /** Sets a timer for the moment at which the first connection has been in use for `silentMs`. */
  #watch(): void {
    const [since] = [...this.#used.values()].toSorted((a, b) => a - b)
    if (since === undefined || this.#timer !== null) return
    const end = async () => {
      await this.#endSilent()
      this.#timer = null
      this.#watch()
    }
    this.#timer = setTimeout(() => void end(), Math.max(0, since + silentMs - performance.now())).unref()
  }

  /**
   * Ends the connections that have been in use for longer than `silentMs`, if the server does not answer on a new
   * connection. Otherwise TCP would notice the lost connections only after a quarter of an hour. If the server answers,
   * the commit is only slow, and its connection stays.
   */
  async #endSilent(): Promise<void> {
    const before = performance.now() - silentMs
    const silent = [...this.#used].filter(([, since]) => since <= before)
    if (silent.length === 0) return
    const answer = await askAfresh(this.url)
    for (const [client, since] of silent) {
      if (this.#used.get(client) !== since) continue
      // the server answers, so this connection is tested again only after another `silentMs`
      if (answer !== "silent") this.#used.set(client, performance.now())
      else {
        this.#used.delete(client)
        this.#lost.add(client)
        void client.end()
      }
    }
  }
}
