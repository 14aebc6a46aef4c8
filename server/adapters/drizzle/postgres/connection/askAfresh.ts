import pg from "pg"

/** Milliseconds after which an attempt to connect is given up. */
const connectMs = 5_000

// The driver returns a bigint as a string, because it may be larger than a number can hold; Plenary stores no such number.
// This stands beside the settings of every connection, so that no program depends on another module being loaded first.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** Milliseconds of silence after which TCP asks whether the other end is there; ten more seconds without an answer end it. */
const askIdleAfterMs = 4_000

export const settingsOf = (url: string): pg.ClientConfig => ({
  connectionString: url,
  application_name: "plenary",
  connectionTimeoutMillis: connectMs,
  keepAlive: true,
  keepAliveInitialDelayMillis: askIdleAfterMs,
})

/** Limits a statement that must be answered at once. */
export const atOnce = (text: string): pg.QueryConfig & { query_timeout: number } => ({ text, query_timeout: connectMs })

/** Closes a connection without waiting for the server, which may never answer. A waiting query fails. */
export const dropConnection = (client: pg.Client): void => void client.connection.stream.destroy()

/** The answer of the server on a new connection. `works`: whether it still works for a connection, by its backend. */
interface Answer {
  standing: "writable" | "read-only" | "silent"
  works: (backend: number) => boolean
}

/** A backend that has waited for its client for this long was sent nothing, or its answer did not arrive. */
const waitsFor = "interval '2 seconds'"

const question = `SELECT current_setting('transaction_read_only') AS only, ARRAY(
    SELECT pid FROM pg_stat_activity
    WHERE pid = ANY ($1::int[]) AND (state IS NULL OR state NOT LIKE 'idle%' OR clock_timestamp() - state_change < ${waitsFor})
  ) AS working`

/** Asks the server on a new connection whether it accepts writes, and which of these backends have work. */
export async function askAfresh(url: string, backends: readonly number[] = []): Promise<Answer> {
  const client = new pg.Client({ ...settingsOf(url), query_timeout: connectMs })
  // without a listener, a lost connection would end the process; with a listener, only the waiting query fails
  client.on("error", () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ only: string; working: number[] }>(question, [backends])
    const working = new Set(rows[0]?.working)
    return { standing: rows[0]?.only === "off" ? "writable" : "read-only", works: backend => working.has(backend) }
  } catch {
    return { standing: "silent", works: () => false }
  } finally {
    dropConnection(client)
  }
}
