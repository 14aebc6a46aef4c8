import pg from "pg"

/** Milliseconds after which an attempt to connect is given up. */
const connectMs = 5_000

// The driver returns a bigint as a string, because it may be larger than a number can hold; Plenary stores no such number.
// This stands beside the settings of every connection, so that no program depends on another module being loaded first.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export const settingsOf = (url: string): pg.ClientConfig => ({
  connectionString: url,
  application_name: "plenary",
  connectionTimeoutMillis: connectMs,
  keepAlive: true,
})

/** Asks the server on a new connection whether it accepts writes. */
export async function askAfresh(url: string): Promise<"writable" | "read-only" | "silent"> {
  const client = new pg.Client({ ...settingsOf(url), query_timeout: connectMs })
  // without a listener, a lost connection would end the process; with a listener, only the waiting query fails
  client.on("error", () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ only: string }>("SELECT current_setting('transaction_read_only') AS only")
    return rows[0]?.only === "off" ? "writable" : "read-only"
  } catch {
    return "silent"
  } finally {
    // not awaited, because the server may never answer
    void client.end().catch(() => {})
  }
}
