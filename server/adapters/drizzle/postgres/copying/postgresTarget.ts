import type pg from "pg"
import type { RowTarget } from "../../copying/rows.ts"
import type { CopiedColumn, CopiedTable } from "../../copying/tables.ts"
import { emptyAll } from "./marked.ts"
import { postgresRows, sequenceOf } from "./postgresRows.ts"

const types: Record<CopiedColumn["kind"], string> = {
  text: "text",
  integer: "bigint",
  boolean: "boolean",
  bytes: "bytea",
}

/**
 * Writes rows into a PostgreSQL database. Each step is one statement, which is a transaction of its own unless the
 * caller has begun one.
 */
export function postgresTarget(client: pg.Client): RowTarget {
  const { count, after, last } = postgresRows(client)
  return {
    count,
    after,
    last,
    lastNumber: table => postgresRows(client).lastNumber(table),
    async add(table, rows) {
      const values = table.columns.map((_, n) => rows.map(row => row[n] ?? null))
      await client.query({ name: `add ${table.name}`, text: insertInto(table), values })
    },
    async numberAfter(table, last) {
      const sequence = await sequenceOf(client, table)
      // a rollback undoes this statement, but would not undo setval
      if (sequence !== null) await client.query(`ALTER SEQUENCE ${sequence} RESTART WITH ${last + 1}`)
    },
    async empty() {
      await client.query("BEGIN")
      await emptyAll(client)
      await client.query("COMMIT")
    },
  }
}

function insertInto({ name, columns }: CopiedTable): string {
  const names = columns.map(column => `"${column.name}"`).join(", ")
  const lists = columns.map(({ kind }, n) => `$${n + 1}::${types[kind]}[]`).join(", ")
  return `INSERT INTO "${name}" (${names}) SELECT * FROM unnest(${lists})`
}
