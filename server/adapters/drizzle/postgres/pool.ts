import pg from "pg"

/**
 * The most connections that a node keeps to its database. Commits of one workspace wait for one another in the database,
 * each on a connection of its own.
 */
export const mostConnections = 10

/** Milliseconds after which an attempt to connect is given up. */
const connectMs = 5_000

// the driver returns a bigint as a string, because it may be larger than a number can hold; no number of ours is
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** The connections to a database, and which of them have ended. */
export interface Connections {
  pool: pg.Pool
  /** whether the connection has ended, so that its last query may have been carried out or not */
  isLost(client: pg.PoolClient): boolean
}

export const settingsOf = (url: string): pg.ClientConfig => ({
  connectionString: url,
  application_name: "plenary",
  connectionTimeoutMillis: connectMs,
  keepAlive: true,
})

export function connections(url: string): Connections {
  const lost = new WeakSet<pg.PoolClient>()
  const pool = new pg.Pool({ ...settingsOf(url), max: mostConnections })
  pool.on("connect", client => client.on("error", () => lost.add(client)))
  // the pool has removed the connection already; without a listener the process would end
  pool.on("error", () => {})
  return { pool, isLost: client => lost.has(client) }
}
