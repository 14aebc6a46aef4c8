import type pg from "pg"
import { OperatorError } from "../../../../ports/operatorError.ts"
import { addressOf } from "../../copying/addressNames.ts"
import type { Original } from "../../copying/original.ts"
import type { RowTarget } from "../../copying/rows.ts"
import { ageOfTables, migratePostgres } from "../migrate.ts"
import { cannotReach } from "../starting/cannotReach.ts"
import { connectOnce } from "../starting/connectOnce.ts"
import { heldIn, takeAlone } from "./held.ts"
import { becomeHalf, becomeWhole, emptyAll } from "./marked.ts"
import { connectFit, originalOf } from "./openPostgresOriginal.ts"
import { postgresTarget } from "./postgresTarget.ts"

/**
 * The database that receives a copy. `whole`: the database has a complete panel already. `open`: rows can be added to
 * it.
 */
export type PostgresCopy =
  | { kind: "whole"; original: Original }
  | {
      kind: "open"
      rows: RowTarget
      /** Marks the copy as whole, so that a server may use it. */
      finish(): Promise<void>
      close(): Promise<void>
    }

/**
 * Opens the database that receives a copy, and locks out servers until it is closed. `from` is the incarnation of the
 * original. An interrupted copy of the same original is continued. Throws if the database has any other content.
 */
export async function openPostgresCopy(url: string, from: string): Promise<PostgresCopy> {
  const client = await connectFit(url)
  const place = addressOf(url)
  try {
    const held = await refuseHeld(client, place, from)
    // creates the tables, or migrates the tables of an empty database
    if (held !== "panel") await migratePostgres(url, async () => {})
    await takeAlone(client, place)
    if ((await refuseHeld(client, place, from)) !== held)
      throw new OperatorError(say => say("migrate.served", { place }))
    if (held === "panel") return { kind: "whole", original: await originalOf(client) }
    if (held === "nothing") await begin(client, from)
    return {
      kind: "open",
      rows: postgresTarget(client),
      async finish() {
        await client.query("BEGIN")
        await becomeWhole(client)
        await client.query("COMMIT")
      },
      close: () => client.end(),
    }
  } catch (failure) {
    await client.end()
    throw cannotReach(failure, url)
  }
}

/** Returns the kind of the database's content. Throws if the content permits no copy. */
async function refuseHeld(client: pg.Client, place: string, from: string): Promise<"nothing" | "copy" | "panel"> {
  const age = await ageOfTables(client)
  if (age === "newer") throw new OperatorError(say => say("database.newer", { file: place }))
  const held = await heldIn(client)
  if (held.kind === "copy" && held.from !== from)
    throw new OperatorError(say => say("migrate.another-begun", { place }))
  if (held.kind === "other" || held.kind === "half" || (held.kind === "panel" && age !== "current"))
    throw new OperatorError(say => say("migrate.holds", { place }))
  return held.kind
}

/**
 * Whether two addresses lead to the same database. If so, a lock taken through one address cannot be taken through the
 * other.
 */
export async function isSameDatabase(url: string, other: string): Promise<boolean> {
  const [holder, asker] = [await connectOnce(url), await connectOnce(other)]
  try {
    const number = Math.floor(Math.random() * Number.MAX_SAFE_INTEGER)
    await holder.query("SELECT pg_advisory_lock($1)", [number])
    const { rows } = await asker.query<{ taken: boolean }>("SELECT pg_try_advisory_lock($1) AS taken", [number])
    return rows[0]?.taken === false
  } finally {
    await Promise.all([holder.end(), asker.end()])
  }
}

/** Deletes the rows that the migrations have written, and marks the database as an unfinished copy. */
async function begin(client: pg.Client, from: string): Promise<void> {
  await client.query("BEGIN")
  await emptyAll(client)
  await becomeHalf(client, from)
  await client.query("COMMIT")
}
