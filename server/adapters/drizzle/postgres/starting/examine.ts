import type pg from "pg"
import { refuseUnfit } from "../fitness.ts"
import { type TablesStanding, tablesOf } from "../migrate.ts"
import { cannotReach } from "./cannotReach.ts"
import { connectOnce } from "./connectOnce.ts"

/** The facts about a database that `plenary doctor` judges. */
export interface PostgresFacts {
  /** the host in the database's address */
  host: string
  database: string
  version: string
  tables: TablesStanding
  /** the milliseconds by which the database's clock is ahead of this machine's; negative if it is behind */
  aheadMs: number
  standbys: number
  /** whether a commit waits for a standby */
  waitsForStandby: boolean
  /** the number of connections that PostgreSQL would still accept from this user */
  connectionsLeft: number
}

const question = `SELECT current_setting('server_version') AS version,
  (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now,
  (SELECT count(*)::int FROM pg_stat_replication) AS standbys,
  current_setting('synchronous_standby_names') <> '' AS waits,
  current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
    - (SELECT count(*)::int FROM pg_stat_activity WHERE backend_type = 'client backend') AS "left"`

/** Reads the facts and changes nothing. Throws an error with a sentence if a server could not use the database at all. */
export async function examinePostgres(url: string): Promise<PostgresFacts> {
  await refuseUnfit(url).catch((failure: unknown) => {
    throw cannotReach(failure, url)
  })
  const client = await connectOnce(url)
  try {
    return await factsFrom(client, new URL(url).host || "localhost")
  } finally {
    await client.end()
  }
}

async function factsFrom(client: pg.Client, host: string): Promise<PostgresFacts> {
  // the first query may take longer than a round trip, which would distort the comparison of the clocks
  await client.query("SELECT 1")
  const before = Date.now()
  const { rows } = await client.query<{ version: string; now: number; standbys: number; waits: boolean; left: number }>(
    question,
  )
  const after = Date.now()
  const [found] = rows
  if (!found) throw new Error("PostgreSQL does not say how it is set")
  return {
    host,
    database: client.database ?? "",
    version: found.version,
    tables: await tablesOf(client),
    aheadMs: Math.round(found.now - (before + after) / 2),
    standbys: found.standbys,
    waitsForStandby: found.waits,
    connectionsLeft: found.left,
  }
}
