import Sqlite from "better-sqlite3"
import pg from "pg"

/** The tables that belong to one database alone, or that a server fills again. A copy need not contain their rows. */
const ofOneDatabase = new Set([
  "__drizzle_migrations",
  "sqlite_sequence",
  "checkpoint",
  "checkpoint_part",
  "translation_draft",
  "job_file",
  "doc_journal",
  "ballot_sheet",
  "duty",
  "ticket",
])
const marks = ["copying", "seeding", "seeded", "least_version", "storage"]

type Everything = Record<string, string[]>

/**
 * Reads every row of every table, and the last assigned numbers. It shares no code with the copier: it lists the tables
 * of the database itself, and sorts the rows as texts.
 */
export const everyRow = (place: string): Promise<Everything> =>
  place.startsWith("postgres://") ? ofPostgres(place) : Promise.resolve(ofSqlite(place))

function ofSqlite(file: string): Everything {
  const database = new Sqlite(file, { readonly: true })
  database.defaultSafeIntegers(true)
  try {
    const names = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all().map(String)
    const all: Everything = {}
    for (const name of names.filter(name => !ofOneDatabase.has(name))) {
      const rows = database.prepare(`SELECT * FROM "${name}"`).all() as Record<string, unknown>[]
      all[name] = written(name, rows)
    }
    const numbers = database.prepare("SELECT name, seq FROM sqlite_sequence").all() as { name: string; seq: bigint }[]
    for (const { name, seq } of numbers) if (name in all) all[`${name}, last number`] = [String(seq)]
    return all
  } finally {
    database.close()
  }
}

async function ofPostgres(url: string): Promise<Everything> {
  const client = new pg.Client({ connectionString: url, types: { getTypeParser: () => (text: string) => text } })
  await client.connect()
  try {
    const named = await client.query<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
    )
    const all: Everything = {}
    for (const { name } of named.rows.filter(({ name }) => !ofOneDatabase.has(name))) {
      const { rows } = await client.query<Record<string, unknown>>(`SELECT * FROM "${name}"`)
      all[name] = written(name, rows)
    }
    const numbers = await client.query<{ name: string; key: string }>(
      "SELECT table_name AS name, column_name AS key FROM information_schema.columns WHERE column_default LIKE 'nextval%' AND table_name <> '__drizzle_migrations'",
    )
    for (const { name, key } of numbers.rows) {
      const { rows } = await client.query<{ last: string }>(
        `SELECT last_value - CASE WHEN is_called THEN 0 ELSE 1 END AS last FROM ${name}_${key}_seq`,
      )
      if (rows[0]?.last !== "0") all[`${name}, last number`] = [String(rows[0]?.last)]
    }
    return all
  } finally {
    await client.end()
  }
}

const written = (table: string, rows: Record<string, unknown>[]): string[] =>
  rows
    .filter(row => table !== "meta" || !marks.includes(String(row["key"])))
    .map(row => {
      const columns = Object.keys(row).toSorted()
      return JSON.stringify(columns.map(column => [column, text(row[column])]))
    })
    .toSorted()

/**
 * Returns a value as a text that is the same for both databases. PostgreSQL returns texts, with bytes as `\\x…` and
 * booleans as t and f.
 */
function text(value: unknown): string | null {
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString("hex")}`
  if (typeof value === "bigint") return value.toString()
  if (typeof value !== "string") return null
  return value === "t" ? "1" : value === "f" ? "0" : value
}
