import pg from "pg"
import { askAfresh, settingsOf } from "./askAfresh.ts"

/**
 * The most connections that a node keeps to its database. Commits of one workspace wait for one another in the database,
 * each on a connection of its own.
 */
export const mostConnections = 10

/** The connections for statements of the process itself, which must not wait behind commits. */
const beside = 2

/** Milliseconds for which a connection may wait for an answer before the server is asked on another one. */
const silentMs = 5_000

/**
 * A node that was stopped or cut off in the middle of a transaction holds the locks of it: the server then ends the
 * transaction after ten seconds at the most.
 */
const patience = `SET idle_in_transaction_session_timeout = 5000; SET tcp_user_timeout = 10000;
  SET tcp_keepalives_idle = 4; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3`

// the driver returns a bigint as a string, because it may be larger than a number can hold; no number of ours is
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** The connections to a database. A caller takes one, uses it alone, and gives it back. */
export class Connections {
  readonly url: string
  readonly #pool: pg.Pool
  readonly #lost = new WeakSet<pg.PoolClient>()
  /** the connections in use, with the time since which each is */
  readonly #used = new Map<pg.PoolClient, number>()
  readonly #waiting: (() => void)[] = []
  #admits: ((client: pg.ClientBase) => Promise<void>) | null = null
  #taken = 0
  #timer: ReturnType<typeof setTimeout> | null = null

  constructor(url: string) {
    this.url = url
    // the pool waits for the promise, which its type does not say
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
   * Waits for a connection as long as others use all of them; the pool itself would call that a lost server. `check` may
   * throw before a new connection is tried.
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

  /** Runs one statement of the process itself, on a connection beside those that its callers take. */
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

  /** Whether the connection has ended, so that its last query may have been carried out or not. */
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

  /** Sets a timer for the moment at which the first connection in use has waited too long. */
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
   * Ends connections that got no answer for long, if the server does not answer on a new one either: their packets are
   * lost, which TCP would notice only after a quarter of an hour. A commit that only takes long is left alone.
   */
  async #endSilent(): Promise<void> {
    const before = performance.now() - silentMs
    const silent = [...this.#used].filter(([, since]) => since <= before)
    if (silent.length === 0) return
    const answer = await askAfresh(this.url)
    for (const [client, since] of silent) {
      if (this.#used.get(client) !== since) continue
      // it is asked about again only after another silence
      if (answer !== "silent") this.#used.set(client, performance.now())
      else {
        this.#used.delete(client)
        this.#lost.add(client)
        void client.end()
      }
    }
  }
}
