import { hash } from "node:crypto"

/** A database as a test of migrations reads and fills it. Values are as the driver gives them. */
export interface Filled {
  /** the names of the columns of each table, and what a column holds that must not be null and has no default */
  columns(): Promise<Map<string, Map<string, unknown>>>
  rows(table: string): Promise<Record<string, unknown>[]>
  insert(table: string, columns: readonly string[], rows: readonly unknown[][]): Promise<void>
}

/** The rows that a later version counts, or writes again at each opening. */
const keptByTheServer = new Set(["__drizzle_migrations", "sqlite_sequence", "meta"])

/**
 * Copies into each table of `older` the rows that the same table of `full` has, with the columns that both have. A
 * column that a later version dropped gets the value that `columns` names.
 */
export async function fillOlder(older: Filled, full: Filled): Promise<void> {
  const today = await full.columns()
  for (const [table, columns] of await older.columns()) {
    const now = today.get(table)
    if (!now || keptByTheServer.has(table)) continue
    const names = [...columns].filter(([name, filler]) => now.has(name) || filler !== undefined).map(([name]) => name)
    const rows = await full.rows(table)
    await older.insert(
      table,
      names,
      rows.map(row => names.map(name => (now.has(name) ? row[name] : columns.get(name)))),
    )
  }
}

/** The rows of each table that `older` had, with the columns that it had and that today's tables have, as sorted texts. */
export async function heldOf(
  database: Filled,
  older: ReadonlyMap<string, ReadonlyMap<string, unknown>>,
): Promise<Record<string, string[]>> {
  const held: Record<string, string[]> = {}
  const today = await database.columns()
  for (const [table, columns] of older) {
    const now = today.get(table)
    if (!now || keptByTheServer.has(table)) continue
    const names = [...columns.keys()].filter(name => now.has(name)).toSorted()
    const rows = await database.rows(table)
    held[table] = rows.map(row => JSON.stringify(names.map(name => text(row[name])))).toSorted()
  }
  return held
}

const text = (value: unknown): unknown =>
  value instanceof Uint8Array ? `${value.byteLength} bytes ${hash("sha256", value)}` : String(value)
