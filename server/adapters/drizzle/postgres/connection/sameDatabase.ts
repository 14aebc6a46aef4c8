import { randomBytes } from "node:crypto"
import type pg from "pg"
import type { Clock } from "../../../../ports/host/clock.ts"
import type { Connections } from "./pool.ts"

/** Milliseconds between two looks whether the address still leads to the database that was opened. */
const lookEveryMs = 1_000

/** The marks by which another database, or an older state of this one, is told from the one that was opened. */
interface Marks {
  /** the history of this database; each start on a database that has been replaced begins a new one */
  incarnation: string
  /** the cluster, its timeline and the table of the heads: a restored dump and a promoted standby differ in them */
  storage: string
  /** the number of entries and updates in all logs, which never grow fewer */
  written: number
}

const storageNow = `(SELECT system_identifier FROM pg_control_system()) || ' ' ||
  left(pg_walfile_name(pg_current_wal_flush_lsn()), 8) || ' ' || 'log_head'::regclass::oid`

const marksNow = `SELECT (SELECT value FROM meta WHERE key = 'incarnation') AS incarnation, ${storageNow} AS storage,
  (SELECT coalesce(sum(seq), 0) FROM log_head)::bigint + (SELECT coalesce(sum(last_seq), 0) FROM doc_head)::bigint
    AS written`

const newIncarnation = "UPDATE meta SET value = $1 WHERE key = 'incarnation'"

/**
 * Begins a new incarnation if the database was copied, restored or promoted since a server served it: pages and servers
 * may know entries and edits that it does not have. Pages then fetch everything again.
 */
export async function beginIfReplaced(client: Pick<pg.ClientBase, "query">): Promise<void> {
  const { rows } = await client.query<{ storage: string; served: string | null }>(
    `SELECT ${storageNow} AS storage, (SELECT value FROM meta WHERE key = 'storage') AS served`,
  )
  const [found] = rows
  if (!found || found.storage === found.served) return
  await client.query("BEGIN")
  if (found.served !== null) await client.query(newIncarnation, [newName()])
  await client.query(
    "INSERT INTO meta (key, value) VALUES ('storage', $1) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    [found.storage],
  )
  await client.query("COMMIT")
}

const newName = (): string => randomBytes(16).toString("base64url")

/**
 * Looks at each new connection, and once a second, whether it leads to the database that was opened, and not to an
 * older state of it. If not, it calls `replaced` once, and every further connection is refused.
 */
export class SameDatabase {
  readonly #connections: Connections
  readonly #clock: Pick<Clock, "wait">
  readonly #replaced: () => void
  #opened: Marks | null = null
  #isReplaced = false
  #closed = false

  constructor(connections: Connections, clock: Pick<Clock, "wait">, replaced: () => void) {
    this.#connections = connections
    this.#clock = clock
    this.#replaced = replaced
  }

  async open(): Promise<void> {
    await this.#look()
    this.#connections.admitOnly(client => this.#check(client))
    void this.#watch()
  }

  close(): void {
    this.#closed = true
  }

  async #watch(): Promise<void> {
    while (!this.#closed && !this.#isReplaced) {
      await this.#clock.wait(lookEveryMs)
      // the database may be away for a while; the connection that finds it again is looked at in any case
      if (!this.#closed) await this.#look().catch(() => {})
    }
  }

  #look(): Promise<void> {
    return this.#check(this.#connections)
  }

  async #check(client: Pick<Connections, "query">): Promise<void> {
    if (this.#isReplaced) throw replacedError()
    const before = this.#opened
    const { rows } = await client.query<Marks & pg.QueryResultRow>(marksNow)
    const [now] = rows
    if (!now || this.#closed) return
    const isSame = before === null || (before.incarnation === now.incarnation && before.storage === now.storage)
    if (isSame && now.written >= (before?.written ?? 0)) {
      this.#opened = { ...now, written: Math.max(now.written, this.#opened?.written ?? 0) }
      return
    }
    if (this.#isReplaced) throw replacedError()
    this.#isReplaced = true
    // an older state still has the incarnation that the servers know; the first of them changes it
    await client
      .query(`${newIncarnation} AND value = $2`, [newName(), before?.incarnation])
      .catch(() => {})
      .finally(this.#replaced)
    throw replacedError()
  }
}

const replacedError = (): Error => new Error("the address leads to another database, or to an older state of it")
