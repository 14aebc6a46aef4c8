import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3"
import type { sqliteKit } from "./sqlite/kit.ts"

/**
 * The column kinds that the schema is written in. SQLite's types are the reference: another dialect's kit carries
 * the same JavaScript values (string, number, boolean, object, Uint8Array) and is given this type.
 */
export type Kit = typeof sqliteKit

/** What a statement may be built from, in either dialect. */
export type Db = Pick<BetterSQLite3Database, "select" | "selectDistinct" | "insert" | "update" | "delete">
