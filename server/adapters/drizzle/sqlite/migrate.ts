import { join } from "node:path"
import type Sqlite from "better-sqlite3"
import { drizzle } from "drizzle-orm/better-sqlite3"
import { migrate as applyMigrations } from "drizzle-orm/better-sqlite3/migrator"
import { readMigrationFiles } from "drizzle-orm/migrator"
import { OperatorError } from "../../../ports/operatorError.ts"
import { root } from "../../system/root.ts"
import { copyDatabase } from "./backup/copyDatabase.ts"

const migrationsFolder = join(root, "migrations", "sqlite")

/** Whether the database has all migrations of this version, so that it can be read as it is. */
export const isUpToDate = (database: Sqlite.Database): boolean =>
  appliedTo(database).length === readMigrationFiles({ migrationsFolder }).length

/** Whether the database has the tables of this version, those of another one, or none. */
export function ageOf(database: Sqlite.Database): "none" | "older" | "current" | "newer" {
  const known = new Set(readMigrationFiles({ migrationsFolder }).map(({ folderMillis }) => folderMillis))
  const applied = appliedTo(database)
  if (applied.length === 0) return "none"
  if (applied.some(at => !known.has(at))) return "newer"
  return applied.length < known.size ? "older" : "current"
}

/** Applies the missing migrations. Before that, saves a copy of the database in the same folder. */
export function migrate(database: Sqlite.Database, file: string) {
  const known = new Set(readMigrationFiles({ migrationsFolder }).map(({ folderMillis }) => folderMillis))
  const applied = appliedTo(database)
  if (applied.some(at => !known.has(at))) throw new OperatorError(say => say("database.newer", { file }))
  if (applied.length === known.size) return
  if (applied.length > 0) copyDatabase(database, `${file}.before-${stamp()}`)
  applyMigrations(drizzle(database, { casing: "snake_case" }), { migrationsFolder })
}

function appliedTo(database: Sqlite.Database): number[] {
  const table = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = '__drizzle_migrations'").get()
  if (table === undefined) return []
  return database.prepare("SELECT created_at FROM __drizzle_migrations").pluck().all().map(Number)
}

const stamp = () => new Date().toISOString().replace(/\D/g, "").slice(0, 17)
