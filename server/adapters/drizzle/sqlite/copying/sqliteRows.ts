import type Sqlite from "better-sqlite3"
import { countRows, keyOf, type Row, type RowSource, selectRows, type Value } from "../../copying/rows.ts"
import type { CopiedColumn, CopiedTable } from "../../copying/tables.ts"

/** Reads the rows of an SQLite database. The caller must not use the connection for anything else meanwhile. */
export function sqliteRows(database: Sqlite.Database): RowSource {
  const prepared = new Map<string, Sqlite.Statement>()
  const prepare = (text: string) => {
    const statement = prepared.get(text) ?? database.prepare(text)
    prepared.set(text, statement)
    return statement
  }
  const slot = () => "?"
  const read = (table: CopiedTable, from: "first" | "after" | "last", values: readonly Value[]): Row[] => {
    const found = prepare(selectRows(table, slot, from))
      .raw()
      .all(...values.map(stored))
    return found.map(row => table.columns.map((column, n) => valueOf(table, column, valuesIn(row)[n])))
  }
  return {
    async count(table) {
      return Number(prepare(countRows(table)).pluck().get())
    },
    async after(table, row, limit) {
      return row === null ? read(table, "first", [limit]) : read(table, "after", [...keyOf(table, row), limit])
    },
    async last(table) {
      return read(table, "last", [])[0] ?? null
    },
    async lastNumber({ name }) {
      return Number(prepare("SELECT seq FROM sqlite_sequence WHERE name = ?").pluck().get(name) ?? 0)
    },
  }
}

/** The value as SQLite stores it. A boolean becomes 0 or 1, because SQLite has no booleans. */
export const stored = (value: Value): Exclude<Value, boolean> => (typeof value === "boolean" ? Number(value) : value)

const valuesIn = (row: unknown): readonly unknown[] => (Array.isArray(row) ? row : [])

/** Converts the value of a column to the type that both databases share. Throws if the value has another type. */
function valueOf(table: CopiedTable, { name, kind }: CopiedColumn, value: unknown): Value {
  if (value === null) return null
  if (kind === "text" && typeof value === "string") return value
  if (kind === "bytes" && value instanceof Uint8Array) return value
  if (kind === "integer" && typeof value === "number" && Number.isSafeInteger(value)) return value
  if (kind === "boolean" && (value === 0 || value === 1)) return value === 1
  throw new Error(`a row of ${table.name} has no ${kind} as its ${name}`)
}
