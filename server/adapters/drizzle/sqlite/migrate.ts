import { join } from "node:path"
import type Sqlite from "better-sqlite3"
import { drizzle } from "drizzle-orm/better-sqlite3"
import { migrate as applyMigrations } from "drizzle-orm/better-sqlite3/migrator"
import { readMigrationFiles } from "drizzle-orm/migrator"
import { OperatorError } from "../../../ports/operatorError.ts"
import { root } from "../../system/root.ts"
import { leastVersionKey, leastVersionOf, versionStanding } from "../schema/versions.ts"
import { copyDatabase } from "./backup/copyDatabase.ts"
import { givesBackPages } from "./connect.ts"
import { isFull, sqliteCode } from "./failure.ts"

const migrationsFolder = join(root, "migrations", "sqlite")

/** Whether the database can be read as it is: it lacks no migration of this version. */
export const isUpToDate = (database: Sqlite.Database): boolean => ["ready", "ahead"].includes(standingIn(database))

/** Compares the version of the database's tables with this version; "none" if there are no tables yet. */
export function ageOf(database: Sqlite.Database): "none" | "older" | "current" | "newer" {
  const known = new Set(readMigrationFiles({ migrationsFolder }).map(({ folderMillis }) => folderMillis))
  const applied = appliedTo(database)
  if (applied.size === 0) return "none"
  if (![...applied].every(at => known.has(at))) return "newer"
  return applied.size < known.size ? "older" : "current"
}

/**
 * Applies the missing migrations. Before that, saves a copy of the database in the same folder. Throws if a newer
 * version has changed the database so that this version cannot use it.
 */
export function migrate(database: Sqlite.Database, file: string) {
  const known = readMigrationFiles({ migrationsFolder })
  const standing = standingIn(database, known)
  if (standing === "newer") throw new OperatorError(say => say("database.newer", { file }))
  if (standing === "ahead") return
  if (standing === "behind") {
    const applied = appliedTo(database)
    if (applied.size > 0) {
      copyDatabase(database, `${file}.before-${stamp()}`)
      // this number is stored first, because this process may be killed during the migrations, and older versions must
      // then refuse the database; the number is never lowered here
      keepLeast(database, Math.max(leastIn(database), leastVersionOf(known)))
    }
    // the file is rewritten before the migrations, because a start after a kill tries again only if migrations are
    // missing
    rewriteOnce(database)
    applyMigrations(drizzle(database, { casing: "snake_case" }), { migrationsFolder })
  }
  keepLeast(database, leastVersionOf(known))
}

/**
 * Rewrites a file of an earlier version, so that it can give free pages back. If the disk has no room for a second
 * copy, the file stays as it is. It then reuses its free pages, but does not shrink.
 */
function rewriteOnce(database: Sqlite.Database): void {
  if (givesBackPages(database)) return
  database.pragma("auto_vacuum = INCREMENTAL")
  try {
    database.exec("VACUUM")
  } catch (failure) {
    if (!isFull(sqliteCode(failure), database.name)) throw failure
  }
}

/** How the tables compare with those of this version. */
export const standingIn = (database: Sqlite.Database, known = readMigrationFiles({ migrationsFolder })) =>
  versionStanding(known, appliedTo(database), leastIn(database))

function appliedTo(database: Sqlite.Database): Set<number> {
  if (!hasTable(database, "__drizzle_migrations")) return new Set()
  return new Set(database.prepare("SELECT created_at FROM __drizzle_migrations").pluck().all().map(Number))
}

function leastIn(database: Sqlite.Database): number {
  if (!hasTable(database, "meta")) return 0
  return Number(database.prepare("SELECT value FROM meta WHERE key = ?").pluck().get(leastVersionKey) ?? 0)
}

function keepLeast(database: Sqlite.Database, least: number): void {
  if (leastIn(database) === least) return
  database
    .prepare("INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value")
    .run(leastVersionKey, String(least))
}

const hasTable = (database: Sqlite.Database, name: string): boolean =>
  database.prepare("SELECT 1 FROM sqlite_schema WHERE name = ?").get(name) !== undefined

const stamp = () => new Date().toISOString().replace(/\D/g, "").slice(0, 17)
