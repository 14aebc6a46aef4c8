import type pg from "pg"
import { countRows, keyOf, type Row, type RowSource, selectRows, type Value } from "../../copying/rows.ts"
import type { CopiedColumn, CopiedTable } from "../../copying/tables.ts"

/** Reads the rows of a PostgreSQL database in the order of their keys. Texts are sorted byte by byte (kit.ts). */
export function postgresRows(client: pg.Client): RowSource {
  const slot = (n: number) => `$${n}`
  const numbers = new Map<string, number>()
  const read = async (table: CopiedTable, from: "first" | "after" | "last", values: Value[]): Promise<Row[]> => {
    const name = `${from} ${table.name}`
    const { rows } = await client.query<unknown[]>({
      name,
      text: selectRows(table, slot, from),
      values,
      rowMode: "array",
    })
    return rows.map(row => table.columns.map((column, n) => valueOf(table, column, row[n])))
  }
  return {
    async count(table) {
      const { rows } = await client.query<{ n: unknown }>(countRows(table))
      return Number(rows[0]?.n)
    },
    after: (table, row, limit) =>
      row === null ? read(table, "first", [limit]) : read(table, "after", [...keyOf(table, row), limit]),
    async last(table) {
      const [row] = await read(table, "last", [])
      return row ?? null
    },
    // the result is cached, because other transactions change a sequence even while this transaction reads a snapshot
    async lastNumber(table) {
      const known = numbers.get(table.name)
      if (known !== undefined) return known
      const last = await lastOf(client, table)
      numbers.set(table.name, last)
      return last
    },
  }
}

/** Returns the name of the sequence that assigns the numbers of a table, quoted for SQL; null if there is none. */
export async function sequenceOf(client: pg.Client, { name, numbered }: CopiedTable): Promise<string | null> {
  if (numbered === null) return null
  const { rows } = await client.query<{ sequence: string | null }>(
    "SELECT pg_get_serial_sequence($1, $2) AS sequence",
    [name, numbered],
  )
  return rows[0]?.sequence ?? null
}

async function lastOf(client: pg.Client, table: CopiedTable): Promise<number> {
  const sequence = await sequenceOf(client, table)
  if (sequence === null) return 0
  const { rows } = await client.query<{ last: unknown }>(
    `SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END AS last FROM ${sequence}`,
  )
  return Number(rows[0]?.last)
}

/** Converts the value of a column to the type that both databases share. The driver returns a bigint as a string. */
function valueOf(table: CopiedTable, { name, kind }: CopiedColumn, value: unknown): Value {
  if (value === null) return null
  if (kind === "text" && typeof value === "string") return value
  if (kind === "bytes" && value instanceof Uint8Array) return value
  if (kind === "boolean" && typeof value === "boolean") return value
  if (kind === "integer" && Number.isSafeInteger(Number(value))) return Number(value)
  throw new Error(`a row of ${table.name} has no ${kind} as its ${name}`)
}
