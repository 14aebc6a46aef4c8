import { randomUUID } from "node:crypto"
import type { Duties } from "../../../../ports/duties.ts"
import type { Clock } from "../../../../ports/host/clock.ts"
import type { Connections } from "../connection/pool.ts"

/** Milliseconds for which a process holds a duty after its last renewal. */
const leaseMs = 2_000
/** Milliseconds between two renewals, and between two attempts to take a duty. */
const renewEveryMs = 500

/**
 * Takes or renews all named duties in one statement. A duty of another process is taken if its lease is over, by the
 * database's clock. Returns the duties that the process holds.
 */
const takeOrRenew = `
  INSERT INTO duty AS held (name, process, term, until)
  SELECT name, $2, 1, clock_timestamp() + $3 * interval '1 millisecond' FROM unnest($1::text[]) AS name ORDER BY name
  ON CONFLICT (name) DO UPDATE SET
    term = CASE WHEN held.process = excluded.process THEN held.term ELSE held.term + 1 END,
    process = excluded.process,
    until = excluded.until
  WHERE held.process = excluded.process OR held.until < clock_timestamp()
  RETURNING name, term`

const giveBack = "UPDATE duty SET until = clock_timestamp() WHERE process = $1 AND name = $2 AND term = $3"

interface Wanted {
  work: (until: AbortSignal, term: number) => Promise<void>
  /** the term that this process holds; null while another process holds the duty */
  held: { term: number; losing: AbortController } | null
  /** settles when the work of every earlier term has ended, because the work of only one term may run at a time */
  over: Promise<void>
}

/**
 * Duties by lease, in a table of the database. A process that cannot renew its lease ends its work before the lease is
 * over, by its own clock. Advisory locks are not used, because a paused process would keep them.
 */
export function postgresDuties(connections: Pick<Connections, "query">, clock: Pick<Clock, "wait">): Duties {
  const process = randomUUID()
  const wanted = new Map<string, Wanted>()
  let isLooping = false
  let lease: ReturnType<typeof setTimeout> | undefined

  /** Takes or renews the duties. Gives all of them up if the query takes as long as a lease. */
  async function renew(): Promise<void> {
    const names = [...wanted.keys()]
    const asked = performance.now()
    const query = { text: takeOrRenew, values: [names, process, leaseMs], query_timeout: leaseMs }
    const { rows } = await connections.query<{ name: string; term: number }>(query)
    const left = leaseMs - (performance.now() - asked)
    if (left <= 0) return
    clearTimeout(lease)
    lease = setTimeout(() => wanted.forEach(lose), left).unref()
    const terms = new Map(rows.map(({ name, term }) => [name, term]))
    for (const name of names) {
      const one = wanted.get(name)
      const term = terms.get(name)
      if (!one || one.held?.term === term) continue
      lose(one)
      if (term !== undefined) begin(one, term)
    }
  }

  function begin(one: Wanted, term: number): void {
    const losing = new AbortController()
    one.held = { term, losing }
    one.over = one.over.then(() => (losing.signal.aborted ? undefined : one.work(losing.signal, term)))
  }

  function lose(one: Wanted): void {
    one.held?.losing.abort()
    one.held = null
  }

  async function loop(): Promise<void> {
    if (isLooping) return
    isLooping = true
    while (wanted.size > 0) {
      // the database may be unreachable; the leases end by themselves
      await renew().catch(() => {})
      await clock.wait(renewEveryMs)
    }
    isLooping = false
    clearTimeout(lease)
  }

  return {
    async hold(duty, until, work) {
      const one: Wanted = { work, held: null, over: Promise.resolve() }
      wanted.set(duty, one)
      void loop()
      await new Promise<void>(resolve => {
        if (until.aborted) resolve()
        else until.addEventListener("abort", () => resolve(), { once: true })
      })
      wanted.delete(duty)
      const { held } = one
      lose(one)
      await one.over
      // another process may take the duty at once; if this fails, the lease ends by itself
      if (held) await connections.query(giveBack, [process, duty, held.term]).catch(() => {})
    },
  }
}
