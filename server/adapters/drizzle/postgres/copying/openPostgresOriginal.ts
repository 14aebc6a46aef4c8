import type pg from "pg"
import { OperatorError } from "../../../../ports/operatorError.ts"
import { addressOf } from "../../copying/addressNames.ts"
import { type OpenRound, type Original, pageOf, selectOpenRounds } from "../../copying/original.ts"
import { refuseUnfit } from "../fitness.ts"
import { ageOfTables } from "../migrate.ts"
import { cannotReach } from "../starting/cannotReach.ts"
import { connectOnce } from "../starting/connectOnce.ts"
import { hasFirstContent } from "../starting/seeding.ts"
import { takeUnserved } from "../starting/served.ts"
import { postgresRows } from "./postgresRows.ts"

/**
 * Opens a PostgreSQL database as it is at this moment, to read it. "without-server" refuses a database that a server
 * uses, and locks out servers until it is closed.
 */
export async function openPostgresOriginal(url: string, alone: "without-server" | "beside-server"): Promise<Original> {
  const client = await connectFit(url)
  try {
    const place = addressOf(url)
    if (alone === "without-server" && !(await takeUnserved(client)))
      throw new OperatorError(say => say("migrate.served", { place }))
    const age = await ageOfTables(client)
    if (age === "newer") throw new OperatorError(say => say("database.newer", { file: place }))
    if (age === "older") throw new OperatorError(say => say("migrate.older", { place }))
    if (!(await hasFirstContent(url))) throw new OperatorError(say => say("migrate.nothing", { place }))
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    return await originalOf(client)
  } catch (failure) {
    await client.end()
    throw cannotReach(failure, url)
  }
}

/** The tables in which a secret round has rows until the round ends. */
const ofRounds = ["ballot_sheet", "ballot", "roll"]

/** Reads a database. The connection is in a transaction, or nobody else writes to the database. */
export async function originalOf(client: pg.Client): Promise<Original> {
  const { rows: meta } = await client.query<{ value: string }>("SELECT value FROM meta WHERE key = 'incarnation'")
  const { rows: rounds } = await client.query<OpenRound>(selectOpenRounds(ofRounds))
  return {
    rows: postgresRows(client),
    incarnation: meta[0]?.value ?? "",
    openRounds: rounds.map(pageOf),
    close: () => client.end(),
  }
}

/** Milliseconds after which a copy gives up a connection without an answer. No step takes so long. */
const silentMs = 600_000

/** Connects to a database whose settings are durable. Turns off its time limits, which would end a long copy. */
export async function connectFit(url: string): Promise<pg.Client> {
  await refuseUnfit(url).catch((failure: unknown) => {
    throw cannotReach(failure, url)
  })
  const client = await connectOnce(url, { query_timeout: silentMs })
  await client.query("SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0; SET lock_timeout = 0")
  return client
}
