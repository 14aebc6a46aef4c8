import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3"
import type { sqliteKit } from "./sqlite/kit.ts"

/**
 * The kit of a dialect: the column types that the schema uses. SQLite's kit is the reference. Another dialect's kit is
 * cast to this type, and must return the same JavaScript values (string, number, boolean, object, Uint8Array).
 */
export type Kit = typeof sqliteKit

/** The query builders that a statement may use, because every dialect has them. */
export type Db = Pick<BetterSQLite3Database, "select" | "selectDistinct" | "insert" | "update" | "delete">
