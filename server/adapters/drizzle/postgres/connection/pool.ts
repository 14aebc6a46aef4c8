import pg from "pg"
import { askAfresh, atOnce, dropConnection, settingsOf } from "./askAfresh.ts"
import { unanswered } from "./failure.ts"

/**
 * The most connections of one Plenary server to its database. Each running commit needs one, even while it waits for
 * another commit of its workspace.
 */
export const mostConnections = 10

/** The number of extra connections for statements of the process itself, which must not wait for commits. */
const beside = 2

/** If a connection is in use for this many milliseconds, a new connection asks whether the server still works for it. */
const silentMs = 3_000

/** Milliseconds that the server has to end the connections of a process that stops. */
const endsWithinMs = 2_000

/**
 * The settings that limit how long a statement runs, and how long a paused or disconnected Plenary server keeps the
 * locks of a transaction. A server that others starve of its processor pauses for some seconds between two statements
 * and then goes on, so a paused one is given 15: fewer than the 22 for which a page asks again before it says that
 * something was not taken. A disconnected one is given ten.
 */
const patience = `SET statement_timeout = 60000; SET idle_in_transaction_session_timeout = 15000; SET tcp_user_timeout = 10000;
  SET tcp_keepalives_idle = 4; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3`

/** The connections to a database. A caller takes one, uses it alone, and gives it back. */
export class Connections {
  readonly url: string
  readonly #pool: pg.Pool
  readonly #lost = new WeakSet<pg.PoolClient>()
  /** all open connections */
  readonly #open = new Set<pg.PoolClient>()
  /** the process of PostgreSQL that serves each connection */
  readonly #backends = new WeakMap<pg.ClientBase, number>()
  /** the connections in use, each with the time at which it was taken or last tested */
  readonly #used = new Map<pg.PoolClient, number>()
  readonly #waiting: (() => void)[] = []
  #admits: ((client: pg.ClientBase) => Promise<void>) | null = null
  #doubted: () => void = () => {}
  #taken = 0
  #timer: ReturnType<typeof setTimeout> | null = null

  constructor(url: string) {
    this.url = url
    // the pool awaits the promise of `onConnect`, although the pool's types do not say so
    const prepared = {
      onConnect: async (client: pg.ClientBase): Promise<void> => {
        await client.query(atOnce(patience))
        const { rows } = await client.query<{ pid: number }>(atOnce("SELECT pg_backend_pid() AS pid"))
        if (rows[0]) this.#backends.set(client, rows[0].pid)
        await this.#admits?.(client)
      },
    }
    this.#pool = new pg.Pool({ ...settingsOf(url), ...prepared, max: mostConnections + beside })
    this.#pool.on("connect", client => {
      this.#open.add(client)
      client.on("error", () => this.#lost.add(client))
    })
    this.#pool.on("remove", client => this.#open.delete(client))
    // the pool has removed the connection already; without a listener the process would end
    this.#pool.on("error", () => {})
  }

  /** Refuses each new connection on which the check throws. */
  admitOnly(check: (client: pg.ClientBase) => Promise<void>): void {
    this.#admits = check
  }

  /** Calls the listener when a connection was lost, because the server may be away. */
  onDoubt(listener: () => void): void {
    this.#doubted = listener
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

  /**
   * Runs one statement outside transactions, on a connection that `mostConnections` does not count. Throws `Unwritable`
   * if the server gives no answer.
   */
  async query<R extends pg.QueryResultRow>(
    query: string | pg.QueryConfig,
    values?: unknown[],
  ): Promise<pg.QueryResult<R>> {
    const client = await this.#connected().catch((failure: unknown) => {
      this.#doubted()
      throw unanswered(failure, true)
    })
    let ended = true
    try {
      const result = await client.query<R>(query, values)
      ended = false
      return result
    } catch (failure) {
      const away = unanswered(failure, this.isLost(client))
      if (away) this.#doubted()
      throw away ?? failure
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
    const ended = this.#pool.end()
    // a server that has forgotten a connection never answers its end
    const timer = setTimeout(() => this.#open.forEach(dropConnection), endsWithinMs)
    await ended
    clearTimeout(timer)
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
   * Asks the server on a new connection about those that have been in use for longer than `silentMs`, and ends those for
   * which it does no work: their question or their answer was lost, which TCP would notice only after a quarter of an
   * hour. A connection with a statement that only takes long stays. The connections that nobody uses may be lost in the
   * same way, so they are opened anew.
   */
  async #endSilent(): Promise<void> {
    const before = performance.now() - silentMs
    const silent = [...this.#used].filter(([, since]) => since <= before)
    if (silent.length === 0) return
    const unused = [...this.#open].filter(client => !this.#used.has(client))
    const backends = silent.flatMap(([client]) => this.#backends.get(client) ?? [])
    const { works } = await askAfresh(this.url, backends)
    const isLost = (client: pg.PoolClient) => !works(this.#backends.get(client) ?? 0)
    const lost = silent.filter(([client, since]) => this.#used.get(client) === since && isLost(client))
    for (const [client] of silent) if (this.#used.has(client)) this.#used.set(client, performance.now())
    for (const [client] of lost) {
      this.#used.delete(client)
      this.#lost.add(client)
      dropConnection(client)
    }
    if (lost.length === 0) return
    for (const client of unused) if (!this.#used.has(client)) dropConnection(client)
    this.#doubted()
  }
}
