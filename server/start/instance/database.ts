import { join } from "node:path"
import { openSqlite } from "../../adapters/drizzle/sqlite/openSqlite.ts"
import type { Opened } from "../../adapters/opened.ts"
import type { RedisPlace } from "../../adapters/redis/openRedis.ts"
import type { Clock } from "../../ports/host/clock.ts"
import type { Health } from "../../ports/host/health.ts"

export const databaseIn = (folder: string): string => join(folder, "plenary.db")

/** The place of the database: the address of a PostgreSQL database, or the path of the SQLite file in the data folder. */
export const placeOf = ({ folder, databaseUrl }: { folder: string; databaseUrl: string | null }): string =>
  databaseUrl ?? databaseIn(folder)

export const isPostgres = (place: string): boolean => /^postgres(ql)?:\/\//.test(place)

/** Loads PostgreSQL's adapter and driver only for a PostgreSQL database, because they cost time and memory. */
export const loadPostgres = async () => ({
  ...(await import("../../adapters/drizzle/postgres/openPostgres.ts")),
  ...(await import("../../adapters/drizzle/postgres/starting/seeding.ts")),
  ...(await import("../../adapters/drizzle/postgres/starting/served.ts")),
})

/** Loads the part of PostgreSQL's adapter that copies whole databases, for the command line. */
export const loadPostgresCopying = async () => ({
  ...(await import("../../adapters/drizzle/postgres/copying/openPostgresOriginal.ts")),
  ...(await import("../../adapters/drizzle/postgres/copying/openPostgresCopy.ts")),
  ...(await import("../../adapters/drizzle/postgres/copying/openPostgresToReplace.ts")),
})

export type { PostgresFacts } from "../../adapters/drizzle/postgres/starting/examine.ts"

/** The code by which `plenary doctor` examines PostgreSQL and Valkey. It is loaded only if the server uses them. */
export const loadExaminers = {
  postgres: () => import("../../adapters/drizzle/postgres/starting/examine.ts"),
  redis: () => import("../../adapters/redis/examine.ts"),
}

interface Using {
  clock: Clock
  health: Health
  redis: RedisPlace | null
  replaced: () => void
  dataDir: string | null
  isDraft: boolean
}

/**
 * Opens the database of the place. `redis` is the Valkey or Redis through which the servers of a PostgreSQL database
 * exchange messages. `dataDir` is the folder in which this server keeps the keys of open secret rounds. `replaced` is
 * called once if the PostgreSQL address later leads to another database, or to an older state of it. No other process
 * can replace the SQLite file, because the folder is locked.
 */
export async function openDatabase(
  place: string,
  { redis, replaced, dataDir, isDraft, ...using }: Using,
): Promise<Opened> {
  if (!isPostgres(place)) return openSqlite({ file: place, isDraft, ...using })
  const { openPostgres } = await loadPostgres()
  return openPostgres({ url: place, redis, replaced, dataDir, ...using })
}
