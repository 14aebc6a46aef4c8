import type pg from "pg"
import { OperatorError } from "../../../../ports/operatorError.ts"
import { copiedTables, marks, waysByName } from "../../copying/tables.ts"
import { lockNumber as seedingLock } from "../starting/seeding.ts"
import { takeUnserved } from "../starting/served.ts"

/** Locks out servers, first starts and other copies until the connection ends. */
export async function takeAlone(client: pg.Client, place: string): Promise<void> {
  const { rows } = await client.query<{ taken: boolean }>("SELECT pg_try_advisory_lock($1) AS taken", [seedingLock])
  if (!rows[0]?.taken || !(await takeUnserved(client))) throw new OperatorError(say => say("migrate.served", { place }))
}

/**
 * The content of a database. `half`: a first start was killed before it was complete. `other`: another program has
 * written it.
 */
type Held = { kind: "nothing" | "half" | "panel" | "other" } | { kind: "copy"; from: string }

export async function heldIn(client: pg.Client): Promise<Held> {
  const { rows: relations } = await client.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'f')",
  )
  const names = new Set(relations.map(({ name }) => name))
  const own = new Set([...Object.keys(waysByName), "__drizzle_migrations"])
  if ([...names].some(name => !own.has(name))) return { kind: "other" }
  if (!names.has("meta")) return { kind: "nothing" }
  const { rows } = await client.query<{ key: string; value: string }>("SELECT key, value FROM meta")
  const mark = (key: string) => rows.find(row => row.key === key)?.value
  const from = mark(marks.copying)
  if (from !== undefined) return { kind: "copy", from }
  const isHalf = mark(marks.seeding) !== undefined && mark(marks.seeded) === undefined
  for (const { name } of copiedTables.filter(table => table.name !== "meta" && names.has(table.name))) {
    const { rowCount } = await client.query(`SELECT FROM "${name}" LIMIT 1`)
    if (rowCount !== 0) return { kind: isHalf ? "half" : "panel" }
  }
  return { kind: "nothing" }
}
