import { randomBytes } from "node:crypto"
import type pg from "pg"
import type { Clock } from "../../../../ports/host/clock.ts"
import { deletedUpdates } from "../../law/deletions.ts"
import { atOnce } from "./askAfresh.ts"
import type { Connections } from "./pool.ts"

/** Milliseconds between two checks whether the address still leads to the database that was opened. */
const lookEveryMs = 1_000

/** The values that distinguish the opened database from other databases and from its own older states. */
interface Marks {
  /** the id of the database's history; a start on a replaced database creates a new id */
  incarnation: string
  /**
   * the ids of the cluster, its timeline and the table of heads; a restored dump or a promoted standby has other ids
   */
  storage: string
  /** the number of entries and updates that were ever written, also those of deleted notes; it never decreases */
  written: number
  /** the former signing keys, to which each replacement of the key adds one */
  former: string
}

const storageNow = `(SELECT system_identifier FROM pg_control_system()) || ' ' ||
  left(pg_walfile_name(pg_current_wal_flush_lsn()), 8) || ' ' || 'log_head'::regclass::oid`

const marksNow = `SELECT (SELECT value FROM meta WHERE key = 'incarnation') AS incarnation, ${storageNow} AS storage,
  (SELECT coalesce(sum(seq), 0) FROM log_head)::bigint + (SELECT coalesce(sum(last_seq), 0) FROM doc_head)::bigint
    + coalesce((SELECT value FROM meta WHERE key = '${deletedUpdates}')::bigint, 0) AS written, (SELECT value FROM meta WHERE key = 'former-keys') AS former`

const newIncarnation = "UPDATE meta SET value = $1 WHERE key = 'incarnation'"

/**
 * Begins a new incarnation if the database was copied, restored or promoted since a server served it. Pages then fetch
 * everything again, because they may have entries and edits that the database lacks.
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

interface Listeners {
  /** called once if the address leads to another database or to an older state of the opened one */
  replaced: () => void
  /** called when another process may have replaced the signing key */
  keysReplaced: () => Promise<void>
}

/**
 * Checks once a second, and on each new connection, whether the address leads to the opened database and not to an
 * older state of it. If not, it calls `replaced` once and refuses every further connection.
 */
export class SameDatabase {
  readonly #connections: Connections
  readonly #clock: Pick<Clock, "wait">
  readonly #listeners: Listeners
  #opened: Marks | null = null
  /** the former keys that this process has read */
  #former: string | null = null
  #isReplaced = false
  #closed = false

  constructor(connections: Connections, clock: Pick<Clock, "wait">, listeners: Listeners) {
    this.#connections = connections
    this.#clock = clock
    this.#listeners = listeners
  }

  async open(): Promise<void> {
    await this.#look()
    this.#former = this.#opened?.former ?? null
    this.#connections.admitOnly(client => this.#check(client))
    void this.#watch()
  }

  close(): void {
    this.#closed = true
  }

  async #watch(): Promise<void> {
    while (!this.#closed && !this.#isReplaced) {
      await this.#clock.wait(lookEveryMs)
      // the database may be unreachable for a while; the next new connection is checked in any case
      if (!this.#closed) await this.#lookAtKeys().catch(() => {})
    }
  }

  async #lookAtKeys(): Promise<void> {
    await this.#look()
    const former = this.#opened?.former ?? null
    if (former === this.#former || this.#closed) return
    await this.#listeners.keysReplaced()
    this.#former = former
  }

  #look(): Promise<void> {
    return this.#check(this.#connections)
  }

  async #check(client: Pick<Connections, "query">): Promise<void> {
    if (this.#isReplaced) throw replacedError()
    const before = this.#opened
    const { rows } = await client.query<Marks & pg.QueryResultRow>(atOnce(marksNow))
    const [now] = rows
    if (!now || this.#closed) return
    const isSame = before === null || (before.incarnation === now.incarnation && before.storage === now.storage)
    if (isSame && now.written >= (before?.written ?? 0)) {
      this.#opened = { ...now, written: Math.max(now.written, this.#opened?.written ?? 0) }
      return
    }
    if (this.#isReplaced) throw replacedError()
    this.#isReplaced = true
    // an older state has the incarnation that the servers know; the first server that notices the change replaces that
    // incarnation
    await client
      .query(`${newIncarnation} AND value = $2`, [newName(), before?.incarnation])
      .catch(() => {})
      .finally(this.#listeners.replaced)
    throw replacedError()
  }
}

const replacedError = (): Error => new Error("the address leads to another database, or to an older state of it")
