import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3"
import type { sqliteKit } from "./sqlite/kit.ts"

/**
 * The column kinds that the schema uses. SQLite's types are the reference: the kit of another dialect must carry the
 * same JavaScript values (string, number, boolean, object, Uint8Array) and is cast to this type.
 */
export type Kit = typeof sqliteKit

/** The query builders that a statement may use in every dialect. */
export type Db = Pick<BetterSQLite3Database, "select" | "selectDistinct" | "insert" | "update" | "delete">
