import { setTimeout as wait } from "node:timers/promises"
import type pg from "pg"
import { connectOnce } from "./connectOnce.ts"

/** The number of the lock that every server holds, shared, while it serves the database. */
const lockNumber = 7_526_830_113

/** Milliseconds before a lost connection is opened anew. */
const againMs = 1_000

export interface HeldDatabase {
  close(): Promise<void>
}

/** Shows other processes that a server serves this database, until the result is closed. */
export async function markServed(url: string): Promise<HeldDatabase> {
  const closing = new AbortController()
  let client: pg.Client | null = null

  async function hold(): Promise<void> {
    const next = await connectOnce(url)
    next.once("end", () => void holdAgain())
    client = next
    await next.query("SELECT pg_advisory_lock_shared($1)", [lockNumber])
  }
  /** Opens the connection again after it was lost, as soon as the database answers. */
  async function holdAgain(): Promise<void> {
    client = null
    while (client === null) {
      await wait(againMs, undefined, { ref: false, signal: closing.signal }).catch(() => {})
      if (closing.signal.aborted) return
      await hold().catch(() => {})
    }
  }

  await hold()
  return {
    async close() {
      closing.abort()
      await client?.end().catch(() => {})
    },
  }
}

/**
 * Keeps every server from serving the database until the result is closed. Returns null if a server serves it already.
 */
export async function keepUnserved(url: string): Promise<HeldDatabase | null> {
  const client = await connectOnce(url)
  if (await takeUnserved(client)) return { close: () => client.end() }
  await client.end()
  return null
}

/**
 * Keeps every server from serving the database until the connection ends. Returns false if a server serves it already.
 */
export async function takeUnserved(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>("SELECT pg_try_advisory_lock($1) AS taken", [lockNumber])
  return rows[0]?.taken === true
}
