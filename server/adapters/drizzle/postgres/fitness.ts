import pg from "pg"
import { OperatorError } from "../../../ports/operatorError.ts"
import { settingsOf } from "./connection/askAfresh.ts"

/** The oldest major version of PostgreSQL that the tests run on. */
const oldest = 15

/**
 * The settings without which PostgreSQL may lose what it has committed, or have half-written pages after a power cut.
 */
const durable = ["fsync", "full_page_writes", "synchronous_commit"] as const

interface Settings extends Record<(typeof durable)[number], string> {
  version: string
  number: number
  standby: boolean
  encoding: string
  counted: unknown
  now: number
}

/**
 * Milliseconds by which this machine's clock may be ahead of PostgreSQL's when a server starts. Entries never go back in
 * time, so that one server's entries from the future would give the entries of all others that time, too.
 */
export const mostAheadMs = 60_000

const question = `SELECT current_setting('server_version') AS version,
  current_setting('server_version_num')::int AS number, pg_is_in_recovery() AS standby,
  current_setting('server_encoding') AS encoding, count(*) AS counted,
  (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now,
  ${durable.map(name => `current_setting('${name}') AS ${name}`).join(", ")}`

/**
 * Throws an error with a sentence for the terminal if the database could lose what was committed to it, or if this
 * machine's clock is ahead of the database's by more than `aheadMs`.
 */
export async function refuseUnfit(url: string, aheadMs = Infinity): Promise<void> {
  const [one, other] = [new pg.Client(settingsOf(url)), new pg.Client(settingsOf(url))]
  // without a listener, a lost connection would end the process; with a listener, only the waiting query fails
  for (const client of [one, other]) client.on("error", () => {})
  try {
    await Promise.all([one.connect(), other.connect()])
    await refusePooler(one, other)
    const asked = Date.now()
    const { rows } = await one.query<Settings>(question)
    const [found] = rows
    if (!found) throw new Error("PostgreSQL does not say how it is set")
    if (found.number < oldest * 10_000)
      throw new OperatorError(say => say("database.postgres-old", { oldest: String(oldest), version: found.version }))
    if (found.standby) throw new OperatorError(say => say("database.postgres-standby"))
    const setting = durable.find(name => found[name] === "off")
    if (setting !== undefined) throw new OperatorError(say => say("database.postgres-forgetful", { setting }))
    if (found.encoding !== "UTF8")
      throw new OperatorError(say => say("database.postgres-encoding", { encoding: found.encoding }))
    if (asked - found.now > aheadMs) {
      const seconds = Math.round((asked - found.now) / 1_000)
      throw new OperatorError(say => say("database.clock-ahead", { seconds }))
    }
    if (typeof found.counted !== "number") throw new Error("the driver returns a count that is no number")
  } finally {
    await Promise.all([one.end(), other.end()])
  }
}

/**
 * Refuses a pooler that gives a connection another process of PostgreSQL for each transaction, because prepared
 * statements and locks would be lost. With such a pooler, two connections get the same process, or one connection
 * changes its process.
 */
export async function refusePooler(one: Pick<pg.Client, "query">, other: Pick<pg.Client, "query">): Promise<void> {
  const before = await processOf(one)
  await other.query("BEGIN")
  const others = await processOf(other)
  const after = await processOf(one)
  await other.query("ROLLBACK")
  if (before !== after || before === others) throw new OperatorError(say => say("database.postgres-pooler"))
}

async function processOf(client: Pick<pg.Client, "query">): Promise<number> {
  const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid")
  return rows[0]?.pid ?? 0
}
