import type pg from "pg"
import { OperatorError } from "../../../../ports/operatorError.ts"
import { marks } from "../../copying/tables.ts"
import { deleteAll } from "../deleteAll.ts"
import { openPostgres } from "../openPostgres.ts"
import { connectOnce } from "./connectOnce.ts"

/** The number of the lock under which one process at a time writes the first content of a database. */
export const lockNumber = 7_526_830_112

/** "empty": nobody has written the first content; "half": a process ended while it was writing; "begun": all is there. */
type Content = "empty" | "half" | "begun"

async function contentOf(client: pg.Client): Promise<Content> {
  const { rows: found } = await client.query<{ there: boolean }>("SELECT to_regclass('meta') IS NOT NULL AS there")
  if (!found[0]?.there) return "empty"
  const { rows } = await client.query<{ key: string }>("SELECT key FROM meta WHERE key = ANY ($1)", [
    Object.values(marks),
  ])
  const has = (mark: string) => rows.some(({ key }) => key === mark)
  if (has(marks.copying)) throw new OperatorError(say => say("database.half-copied"))
  if (has(marks.seeded)) return "begun"
  if (has(marks.seeding)) return "half"
  // content that did not come from a first start is never dropped
  const { rowCount } = await client.query("SELECT FROM workspace LIMIT 1")
  return rowCount === 0 ? "empty" : "begun"
}

/** Deletes everything but the keys and the secrets of the instance. */
async function drop(client: pg.Client): Promise<void> {
  await client.query("BEGIN")
  await deleteAll(client)
  await client.query("DELETE FROM meta WHERE key = $1", [marks.seeding])
  await client.query("COMMIT")
}

/** Whether the database has its first content, so that a command may use it. */
export async function hasFirstContent(url: string): Promise<boolean> {
  const client = await connectOnce(url)
  try {
    return (await contentOf(client)) === "begun"
  } finally {
    await client.end()
  }
}

/**
 * Calls `write` to fill a new database, and marks the database when it is complete. The rows of an interrupted try are
 * deleted first. Returns null if the database has its content already; waits while another process writes it.
 */
export async function seedOnce<T>(url: string, write: () => Promise<T>): Promise<T | null> {
  if (await hasFirstContent(url)) return null
  // creates the tables, or throws an error with a sentence that says why the database cannot be used
  await (await openPostgres({ url })).close()
  const client = await connectOnce(url)
  // a lost connection releases the lock, so another process may begin; the error makes the caller stop
  const lost = new Promise<never>((_, reject) => client.on("error", reject))
  lost.catch(() => {})
  try {
    await client.query("SELECT pg_advisory_lock($1)", [lockNumber])
    const content = await contentOf(client)
    if (content === "begun") return null
    if (content === "half") await drop(client)
    await client.query("INSERT INTO meta (key, value) VALUES ($1, '1')", [marks.seeding])
    const written = await Promise.race([write(), lost])
    await client.query("INSERT INTO meta (key, value) VALUES ($1, '1')", [marks.seeded])
    return written
  } finally {
    await client.end()
  }
}
