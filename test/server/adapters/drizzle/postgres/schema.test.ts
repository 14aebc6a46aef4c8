import pg from "pg"
import { expect, onTestFinished, test } from "vitest"
import { openPostgres } from "../../../../../server/adapters/drizzle/postgres/openPostgres.ts"
import { sharedPostgres } from "../../../../kit/servers/components/postgres.ts"

/** One line for each column, constraint, index, trigger and function that is Plenary's. */
const lines = `
  SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || CASE is_nullable WHEN 'NO' THEN ' NOT NULL' ELSE '' END
    || coalesce(' DEFAULT ' || column_default, '') AS line
    FROM information_schema.columns WHERE table_schema = 'public'
  UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
  UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
  UNION ALL SELECT 'trigger ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL SELECT 'function ' || pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
`

test("PostgreSQL has the columns, constraints, indexes, triggers and functions of before", async () => {
  const url = await (await sharedPostgres()).createDatabase()
  await (await openPostgres({ url })).close()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  onTestFinished(() => client.end())
  const { rows } = await client.query<{ line: string }>(lines)
  const told = rows.map(({ line }) => line.trim()).toSorted()
  await expect(`${told.join("\n")}\n`).toMatchFileSnapshot("../../../goldens/said/postgres.txt")
})
