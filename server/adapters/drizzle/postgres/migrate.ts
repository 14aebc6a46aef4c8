import { join } from "node:path"
import { type MigrationMeta, readMigrationFiles } from "drizzle-orm/migrator"
import pg from "pg"
import { OperatorError } from "../../../ports/operatorError.ts"
import { root } from "../../system/root.ts"
import { leastVersionKey, leastVersionOf, stopsOlder, versionStanding } from "../schema/versions.ts"
import { settingsOf } from "./connection/askAfresh.ts"
import { takeUnserved } from "./starting/served.ts"

const migrationsFolder = join(root, "migrations", "postgres")

/** The number of the lock under which one process at a time migrates the database. */
const lockNumber = 7_526_830_111

/**
 * Applies the missing migrations and then calls `begin` on the same connection. A lock is held meanwhile, because
 * several servers may start at once.
 */
export async function migratePostgres<T>(url: string, begin: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(settingsOf(url))
  // without a listener, a lost connection would end the process; with a listener, only the waiting query fails
  client.on("error", () => {})
  await client.connect()
  try {
    await client.query("SELECT pg_advisory_lock($1)", [lockNumber])
    await client.query(
      "CREATE TABLE IF NOT EXISTS __drizzle_migrations (id bigserial PRIMARY KEY, hash text NOT NULL, created_at bigint NOT NULL)",
    )
    await bringUp(client)
    return await begin(client)
  } finally {
    await client.end()
  }
}

/** Compares the version of the database's tables with this version; "none" if there are no tables yet. */
export async function ageOfTables(client: pg.Client): Promise<"none" | "older" | "current" | "newer"> {
  const { rows } = await client.query<{ there: boolean }>(
    "SELECT to_regclass('__drizzle_migrations') IS NOT NULL AS there",
  )
  if (!rows[0]?.there) return "none"
  const known = new Set(readMigrationFiles({ migrationsFolder }).map(({ folderMillis }) => folderMillis))
  const applied = await appliedOn(client)
  if (applied.size === 0) return "none"
  if (![...applied].every(at => known.has(at))) return "newer"
  return applied.size < known.size ? "older" : "current"
}

/**
 * Applies the missing migrations. Throws if a newer version has changed the database so that this version cannot use
 * it, or if an older server still uses tables that would change.
 */
async function bringUp(client: pg.Client): Promise<void> {
  const { database = "" } = client
  const known = readMigrationFiles({ migrationsFolder })
  const applied = await appliedOn(client)
  const least = await leastOn(client)
  const standing = versionStanding(known, applied, least)
  if (standing === "newer") throw new OperatorError(say => say("database.postgres-newer", { database }))
  if (standing === "ahead") return
  if (standing === "behind") {
    // the lock also keeps older servers from starting until this connection ends
    if (stopsOlder(known, applied) && !(await takeUnserved(client)))
      throw new OperatorError(say => say("database.postgres-older-serves", { database }))
    // this number is stored first, because this process may be killed before the migrations are applied; the number is
    // never lowered here
    if (applied.size > 0) await keepLeast(client, Math.max(least, leastVersionOf(known)))
    for (const migration of known) if (!applied.has(migration.folderMillis)) await apply(client, migration)
  }
  await keepLeast(client, leastVersionOf(known))
}

/** How the tables compare with those of this version; "none" if there are no tables yet. */
export type TablesStanding = "none" | ReturnType<typeof versionStanding>

export async function tablesOf(client: pg.Client): Promise<TablesStanding> {
  if ((await ageOfTables(client)) === "none") return "none"
  return versionStanding(readMigrationFiles({ migrationsFolder }), await appliedOn(client), await leastOn(client))
}

async function leastOn(client: pg.Client): Promise<number> {
  const { rows: found } = await client.query<{ there: boolean }>("SELECT to_regclass('meta') IS NOT NULL AS there")
  if (!found[0]?.there) return 0
  const { rows } = await client.query<{ value: string }>("SELECT value FROM meta WHERE key = $1", [leastVersionKey])
  return Number(rows[0]?.value ?? 0)
}

const keepLeast = (client: pg.Client, least: number) =>
  client.query(
    "INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE meta.value <> excluded.value",
    [leastVersionKey, String(least)],
  )

async function appliedOn(client: pg.Client): Promise<Set<number>> {
  const { rows } = await client.query<{ at: number }>("SELECT created_at AS at FROM __drizzle_migrations")
  return new Set(rows.map(({ at }) => at))
}

async function apply(client: pg.Client, { sql, hash, folderMillis }: MigrationMeta): Promise<void> {
  await client.query("BEGIN")
  for (const statement of sql) await client.query(statement)
  await client.query("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ($1, $2)", [hash, folderMillis])
  await client.query("COMMIT")
}
