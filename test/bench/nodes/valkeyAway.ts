import { sleep, until } from "../../kit/clocks/until.ts"
import { StockClient } from "../../kit/people/stockClient.ts"
import { startPostgres } from "../../kit/servers/components/postgres.ts"
import { startValkey } from "../../kit/servers/components/valkey.ts"
import type { Answer } from "../kit/load.ts"
import { delays, Load, quantile } from "../kit/loads.ts"
import { warmUp } from "../kit/meter.ts"
import type { Row } from "../run.ts"
import { type Cluster, startCluster, sumOf } from "./cluster.ts"

/** The editors on each of two servers, in a note that both servers write in, and in one that only this server does. */
const editors = 2
const perSecond = 5
const readers = 4
/** Seconds before Valkey is killed, while it is away, and after it was started again. */
const [before, away, after] = [8, 10, 10]
/** An update that took longer was found by a poll of the heads, or the machine was busy. */
const slowMs = 250

const now = () => performance.timeOrigin + performance.now()

/** Two servers whose editors write in one note, while Valkey is killed and started again. */
export async function valkeyAway(): Promise<Row[]> {
  const postgres = await startPostgres()
  const valkey = await startValkey()
  const cluster = await startCluster({ postgres, valkey, servers: 2, notes: 3, seats: editors })
  const loads = [new Load(), new Load()] as const
  const halls = [new Load(), new Load()] as const
  const [first, second] = cluster.servers
  if (!first || !second) throw new Error("there are two servers")
  try {
    const seconds = warmUp + before + away + after
    const watch = (load: Load, url: string, note: number) =>
      load.tell({ do: "watch", targets: [cluster.target(url, "watch", note)], each: readers, sampled: readers })
    const edit = (load: Load, url: string, own: number) => {
      const targets = [0, own].map(note => cluster.target(url, "sync", note))
      return load.tell({ do: "edit", targets, each: editors, perSecond, seconds })
    }
    // Readers are on the server where nobody writes in their note, so that it has to look for what was written.
    await Promise.all([watch(halls[0], first.url, 2), watch(halls[1], second.url, 1)])
    const writing = Promise.all([edit(loads[0], first.url, 1), edit(loads[1], second.url, 2)])
    await sleep((warmUp + before) * 1_000)
    const killed = now()
    await valkey.kill()
    await sleep(away * 1_000)
    await valkey.restart()
    const restarted = now()
    await until(async () => (await sumOf(cluster.servers, "plenary_bus_live")) === 2, "they use it again", 30_000)
    const live = now()
    const answers = await writing
    const read = await Promise.all(halls.map(load => load.tell({ do: "report" })))
    const lost = await lostOf(cluster, answers)
    const reloads = await sumOf(cluster.servers, "plenary_note_reloads_total")
    const writers = (from: number, to: number) => `${shown(crossing(answers, answers, from, to))} ms`
    const reading = (from: number, to: number) => `${shown(crossing(answers, read, from, to))} ms`
    const besides = (shownIn: typeof writers) =>
      `before ${shownIn(killed - before * 1_000, killed)}, after ${shownIn(live, Number.POSITIVE_INFINITY)}`
    const slow = lastSlow(answers, read, restarted)
    return [
      {
        what: `Valkey is killed for ${away} s; two servers, on each ${editors} editors at ${perSecond}/s in a note of both and as many in one of its own: seen by readers on the server where nobody writes in the note while it is away, p50 · p99 · max`,
        measured: reading(killed, restarted),
        peers: `${besides(reading)}; PostgreSQL ${postgres.version}, ${valkey.kind} ${valkey.version}`,
        target: "p99 ≤ 1,200 ms",
      },
      {
        what: "the same, seen by editors on the other server in the note that both write in",
        measured: writers(killed, restarted),
        peers: besides(writers),
        target: "p99 ≤ 1,200 ms",
      },
      {
        what: `the same: updates that a replica lacks or has twice at the end · reloads · from its restart until both servers use it · until the last update that took more than ${slowMs} ms was seen`,
        measured: `${lost} of ${answers.reduce((sum, { sent }) => sum + sent.length, 0)} · ${reloads} · ${((live - restarted) / 1_000).toFixed(1)} s · ${slow === null ? "none" : `${slow.toFixed(1)} s`}`,
        target: "0, 0, by itself",
      },
    ]
  } finally {
    for (const load of [...loads, ...halls]) load.end()
    await cluster.stop()
    await valkey.stop()
    await postgres.stop()
  }
}

/** Milliseconds until the other server's people have seen the updates that were sent in this time, sorted. */
function crossing(written: readonly Answer[], read: readonly Answer[], from: number, to: number): number[] {
  const sentIn = ({ sent }: Answer) => sent.filter(([, at]) => at >= from && at < to)
  return written.flatMap((one, n) => delays(sentIn(one), read[1 - n]?.seen ?? [])).toSorted((a, b) => a - b)
}

/** Seconds from the moment until readers on the other server saw the last slow update; null if there was none. */
function lastSlow(written: readonly Answer[], read: readonly Answer[], moment: number): number | null {
  const late: number[] = []
  for (const [n, { sent }] of written.entries()) {
    const at = new Map(sent)
    for (const [token, when] of read[1 - n]?.seen ?? [])
      if (when > moment && when - (at.get(token) ?? when) > slowMs) late.push((when - moment) / 1_000)
  }
  return late.length === 0 ? null : Math.max(...late)
}

/** Counts the updates that are not exactly once in the notes, as a new page reads them from each server. */
async function lostOf({ servers, cookies, topics }: Cluster, answers: readonly Answer[]): Promise<number> {
  const tokens = answers.flatMap(({ sent }) => sent.map(([token]) => token))
  let lost = 0
  for (const { url } of servers) {
    let text = ""
    for (const topic of topics) {
      const client = new StockClient(url, topic, cookies[0] ?? "")
      await until(() => client.provider.synced, "a new page has the note", 30_000)
      text += client.text
      client.end()
    }
    lost += tokens.filter(token => text.split(token).length !== 2).length
  }
  return lost
}

const shown = (sorted: readonly number[]) =>
  [quantile(sorted, 0.5), quantile(sorted, 0.99), sorted.at(-1) ?? Number.NaN].map(ms => ms.toFixed(0)).join(" · ")
