import type pg from "pg"
import { marks } from "../../copying/tables.ts"
import { deleteAll } from "../deleteAll.ts"

/** Deletes every row but the marks. The caller begins a transaction. */
export async function emptyAll(client: pg.Client): Promise<void> {
  await deleteAll(client)
  await client.query("DELETE FROM meta WHERE key <> ALL ($1)", [Object.values(marks)])
}

/** Marks the database as one that a server may use. The caller begins a transaction. */
export async function becomeWhole(client: pg.Client): Promise<void> {
  await client.query("DELETE FROM meta WHERE key = ANY ($1)", [Object.values(marks)])
  await client.query("INSERT INTO meta (key, value) VALUES ($1, '1')", [marks.seeded])
}
