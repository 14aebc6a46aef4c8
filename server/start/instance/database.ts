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

/** PostgreSQL's adapter and its driver are loaded only for a PostgreSQL database: they cost time and memory. */
export const loadPostgres = async () => ({
  ...(await import("../../adapters/drizzle/postgres/openPostgres.ts")),
  ...(await import("../../adapters/drizzle/postgres/starting/seeding.ts")),
  ...(await import("../../adapters/drizzle/postgres/starting/served.ts")),
})

/** The part of it that copies whole databases, for the command line. */
export const loadPostgresCopying = async () => ({
  ...(await import("../../adapters/drizzle/postgres/copying/openPostgresOriginal.ts")),
  ...(await import("../../adapters/drizzle/postgres/copying/openPostgresCopy.ts")),
  ...(await import("../../adapters/drizzle/postgres/copying/openPostgresToReplace.ts")),
})

export type { PostgresFacts } from "../../adapters/drizzle/postgres/starting/examine.ts"

/** The parts that `plenary doctor` asks, loaded only where there is something to ask. */
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
}

/**
 * Opens the database of the place. `redis` is the Valkey through which the servers of a PostgreSQL database hear each
 * other; `dataDir` is where one of them keeps the keys of open secret rounds. `replaced` is called once if a PostgreSQL
 * address leads to another database later, or to an older state of it. No other process can replace the SQLite file,
 * because the folder is locked.
 */
export async function openDatabase(place: string, { redis, replaced, dataDir, ...using }: Using): Promise<Opened> {
  if (!isPostgres(place)) return openSqlite({ file: place, ...using })
  const { openPostgres } = await loadPostgres()
  return openPostgres({ url: place, redis, replaced, dataDir, ...using })
}
