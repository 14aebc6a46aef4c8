import { cpus } from "node:os"
import { type Postgres, startPostgres } from "../../kit/servers/components/postgres.ts"
import { startValkey, type Valkey } from "../../kit/servers/components/valkey.ts"
import { delays, Load, quantile } from "../kit/loads.ts"
import { Meter, measured, medians, runs, warmUp } from "../kit/meter.ts"
import type { Row } from "../run.ts"
import { startCluster, sumOf } from "./cluster.ts"

/** The load grows with the servers, so that each has as much to do. */
const notesPerServer = 8
const editors = 3
const perSecond = 4
/** the observers of a note */
const hall = 25
const sampled = 20

type Figures = {
  /** µs of CPU for one delivered update: of all servers, and of the proxy */
  delivered: number
  proxy: number
  /** µs of CPU of all servers for one update that was taken in */
  taken: number
  /** the milliseconds until another editor, and an observer, has seen an update */
  p50: number
  p99: number
  observerP99: number
  reloads: number
  /** updates that no other editor has seen */
  missing: number
}

async function measure(postgres: Postgres, valkey: Valkey, count: number): Promise<Figures> {
  const notes = notesPerServer * count
  const cluster = await startCluster({ postgres, valkey, servers: count, notes, seats: 10, proxied: true })
  const { servers, proxy } = cluster
  if (!proxy) throw new Error("no proxy was started")
  const [gallery, panel] = [new Load(), new Load()]
  const targets = (path: "sync" | "watch") => cluster.topics.map((_, note) => cluster.target(proxy.url, path, note))
  try {
    await gallery.tell({ do: "watch", targets: targets("watch"), each: hall, sampled })
    const meters = servers.map(({ pid }) => new Meter(pid))
    const ofProxy = new Meter(proxy.pid)
    const seconds = warmUp + measured
    const { sent, seen } = await panel.tell({ do: "edit", targets: targets("sync"), each: editors, perSecond, seconds })
    const taken = meters.reduce((sum, meter) => sum + meter.perUpdate(sent), 0)
    const audience = hall + editors - 1
    const report = await gallery.tell({ do: "report" })
    if (report.open !== hall * notes) throw new Error(`${report.open} of ${hall * notes} observers are left`)
    const times = delays(Meter.steady(sent), seen)
    return {
      delivered: taken / audience,
      proxy: ofProxy.perUpdate(sent) / audience,
      taken,
      p50: quantile(times, 0.5),
      p99: quantile(times, 0.99),
      observerP99: quantile(delays(Meter.steady(sent), report.seen), 0.99),
      reloads: await sumOf(servers, "plenary_note_reloads_total"),
      missing: sent.length - new Set(seen.map(([token]) => token)).size,
    }
  } finally {
    gallery.end()
    panel.end()
    await cluster.stop()
  }
}

/** One, two and four servers behind the shipped proxy, which brings those who write in one note to one server. */
export async function proxied(): Promise<Row[]> {
  const postgres = await startPostgres()
  const valkey = await startValkey()
  const rows: Row[] = []
  try {
    let alone = Number.NaN
    for (const count of [1, 2, 4]) {
      const all: Figures[] = []
      for (let n = 0; n < runs; n++) all.push(await measure(postgres, valkey, count))
      const { delivered, proxy, taken, p50, p99, observerP99, reloads, missing } = medians(all)
      if (count === 1) alone = delivered
      const load = `${notesPerServer * count} notes × (${editors} editors at ${perSecond}/s, ${hall} observers)`
      rows.push({
        what: `${count === 1 ? "1 server" : `${count} servers`} behind the proxy, ${load}: CPU of the servers per delivered update · per update taken in · seen by editors p50 · p99 · by observers p99 · reloads · not seen`,
        measured: `${delivered.toFixed(2)} µs (${(delivered / alone).toFixed(2)} ×) · ${taken.toFixed(0)} µs · ${p50.toFixed(0)} ms · ${p99.toFixed(0)} ms · ${observerP99.toFixed(0)} ms · ${reloads} · ${missing}`,
        peers: `the proxy itself ${proxy.toFixed(2)} µs; PostgreSQL ${postgres.version}, ${valkey.kind} ${valkey.version}, ${cpus().length} cores for all`,
        target: count === 1 ? "" : "within 1.15 ×",
      })
    }
  } finally {
    await valkey.stop()
    await postgres.stop()
  }
  return rows
}
