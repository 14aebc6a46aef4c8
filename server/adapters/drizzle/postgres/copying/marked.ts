import type pg from "pg"
import { marks } from "../../copying/tables.ts"
import { deleteAll } from "../deleteAll.ts"

/** Deletes every row but the marks. The caller begins a transaction. */
export async function emptyAll(client: pg.Client): Promise<void> {
  await deleteAll(client)
  await client.query("DELETE FROM meta WHERE key <> ALL ($1)", [Object.values(marks)])
}

/** Marks the database as an unfinished copy of this original. The caller begins a transaction. */
export const becomeHalf = (client: pg.Client, from: string): Promise<void> => mark(client, marks.copying, from)

/** Marks the database as one that a server may use. The caller begins a transaction. */
export async function becomeWhole(client: pg.Client): Promise<void> {
  await mark(client, marks.seeded, "1")
}

/**
 * The marks of a database's content. The mark of its tables (schema/versions.ts) is not one of them, because it is
 * never deleted.
 */
const ofContent = [marks.copying, marks.seeding, marks.seeded]

async function mark(client: pg.Client, key: string, value: string): Promise<void> {
  await client.query("DELETE FROM meta WHERE key = ANY ($1)", [ofContent])
  await client.query("INSERT INTO meta (key, value) VALUES ($1, $2)", [key, value])
}
