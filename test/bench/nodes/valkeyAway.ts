import { sleep, until } from "../../kit/clocks/until.ts"
import { StockClient } from "../../kit/people/stockClient.ts"
import { startPostgres } from "../../kit/servers/components/postgres.ts"
import { startValkey } from "../../kit/servers/components/valkey.ts"
import type { Answer } from "../kit/load.ts"
import { delays, Load, quantile } from "../kit/loads.ts"
import { warmUp } from "../kit/meter.ts"
import type { Row } from "../run.ts"
import { type Cluster, startCluster, sumOf } from "./cluster.ts"

/** The editors on each of two servers, all in one note. */
const editors = 4
const perSecond = 5
/** Seconds before Valkey is killed, while it is away, and after it was started again. */
const [before, away, after] = [8, 10, 10]
/** An update that took longer was found by a poll of the heads, or the machine was busy. */
const slowMs = 250

const now = () => performance.timeOrigin + performance.now()

/** Two servers whose editors write in one note, while Valkey is killed and started again. */
export async function valkeyAway(): Promise<Row[]> {
  const postgres = await startPostgres()
  const valkey = await startValkey()
  const cluster = await startCluster({ postgres, valkey, servers: 2, notes: 1, seats: editors })
  const loads = [new Load(), new Load()]
  try {
    const seconds = warmUp + before + away + after
    const writing = Promise.all(
      cluster.servers.map(({ url }, n) =>
        order(loads[n], {
          do: "edit",
          targets: [cluster.target(url, "sync", 0)],
          each: editors,
          perSecond,
          seconds,
        }),
      ),
    )
    await sleep((warmUp + before) * 1_000)
    const killed = now()
    await valkey.kill()
    await sleep(away * 1_000)
    await valkey.restart()
    const restarted = now()
    await until(async () => (await sumOf(cluster.servers, "plenary_bus_live")) === 2, "they use it again", 30_000)
    const live = now()
    const answers = await writing
    const lost = await lostOf(cluster, answers)
    const reloads = await sumOf(cluster.servers, "plenary_note_reloads_total")
    const between = (from: number, to: number) => `${shown(crossing(answers, from, to))} ms`
    const slow = lastSlow(answers, restarted)
    return [
      {
        what: `Valkey is killed for ${away} s; two servers, ${editors} editors at ${perSecond}/s on each in one note: seen by the other server while it is away, p50 · p99 · max`,
        measured: between(killed, restarted),
        peers: `before ${between(killed - before * 1_000, killed)}, after ${between(live, Number.POSITIVE_INFINITY)}; PostgreSQL ${postgres.version}, ${valkey.kind} ${valkey.version}`,
        target: "p99 ≤ 1,200 ms",
      },
      {
        what: `the same: updates that a replica lacks or has twice at the end · reloads · from its restart until both servers use it · until the last update that took more than ${slowMs} ms was seen`,
        measured: `${lost} of ${answers.reduce((sum, { sent }) => sum + sent.length, 0)} · ${reloads} · ${((live - restarted) / 1_000).toFixed(1)} s · ${slow === null ? "none" : `${slow.toFixed(1)} s`}`,
        target: "0, 0, by itself",
      },
    ]
  } finally {
    for (const load of loads) load.end()
    await cluster.stop()
    await valkey.stop()
    await postgres.stop()
  }
}

function order(load: Load | undefined, what: Parameters<Load["tell"]>[0]): Promise<Answer> {
  if (!load) throw new Error("there is a load for each server")
  return load.tell(what)
}

/** Milliseconds until editors on the other server have seen the updates that were sent in this time, sorted. */
function crossing([here, there]: readonly Answer[], from: number, to: number): number[] {
  if (!here || !there) return []
  const sentIn = ({ sent }: Answer) => sent.filter(([, at]) => at >= from && at < to)
  return [...delays(sentIn(here), there.seen), ...delays(sentIn(there), here.seen)].toSorted((a, b) => a - b)
}

/** Seconds from the moment until the last slow update was seen by the other server; null if there was none. */
function lastSlow([here, there]: readonly Answer[], moment: number): number | null {
  if (!here || !there) return null
  let last: number | null = null
  for (const [{ sent }, { seen }] of [
    [here, there],
    [there, here],
  ] as const) {
    const at = new Map(sent)
    for (const [token, when] of seen)
      if (when > moment && when - (at.get(token) ?? when) > slowMs) last = Math.max(last ?? 0, (when - moment) / 1_000)
  }
  return last
}

/** Counts the updates that are not exactly once in the note, as a new page reads it from each server. */
async function lostOf({ servers, cookies, topics }: Cluster, answers: readonly Answer[]): Promise<number> {
  const tokens = answers.flatMap(({ sent }) => sent.map(([token]) => token))
  let lost = 0
  for (const { url } of servers) {
    const client = new StockClient(url, topics[0] ?? "", cookies[0] ?? "")
    await until(() => client.provider.synced, "a new page has the note", 30_000)
    const { text } = client
    client.end()
    lost += tokens.filter(token => text.split(token).length !== 2).length
  }
  return lost
}

const shown = (sorted: readonly number[]) =>
  [quantile(sorted, 0.5), quantile(sorted, 0.99), sorted.at(-1) ?? Number.NaN].map(ms => ms.toFixed(0)).join(" · ")
