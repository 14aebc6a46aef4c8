import { type Postgres, startPostgres } from "../../kit/servers/components/postgres.ts"
import { startValkey, type Valkey } from "../../kit/servers/components/valkey.ts"
import { delays, Load, quantile } from "../kit/loads.ts"
import { Meter, measured, medians, runs, warmUp } from "../kit/meter.ts"
import type { Row } from "../run.ts"
import { startCluster, sumOf } from "./cluster.ts"

/** The editors of a note, and how many updates each sends a second. */
const editors = 8
const perSecond = 10
/** the observers of a note */
const hall = 100
const sampled = 20

/** Where the writers of a note are: all on one server, as a proxy brings them there by the path, or on all servers. */
type Where = "by note" | "scattered"
type BusName = "NOTIFY" | "Valkey"

type Figures = {
  /** µs of CPU of all servers for one update that was taken in, and for one that was delivered */
  taken: number
  delivered: number
  /** milliseconds until another editor has seen an update */
  p50: number
  p99: number
  /** appends that met another server's, in hundredths of the updates */
  races: number
  reloads: number
  /** updates that sampled observers have not seen at the end */
  missing: number
}

async function measure(
  postgres: Postgres,
  valkey: Valkey,
  { count, bus, where }: { count: number; bus: BusName; where: Where },
): Promise<Figures> {
  const cluster = await startCluster({
    postgres,
    valkey: bus === "Valkey" ? valkey : null,
    servers: count,
    notes: count,
    seats: editors,
  })
  const [gallery, panel] = [new Load(), new Load()]
  const { servers } = cluster
  // scattered, everybody is in the first note; else each server has a note of its own
  const rooms = where === "scattered" ? 1 : count
  const at = where === "scattered" ? count : 1
  const targets = (path: "sync" | "watch") =>
    servers.map(({ url }, n) => cluster.target(url, path, where === "scattered" ? 0 : n))
  try {
    await gallery.tell({ do: "watch", targets: targets("watch"), each: hall / at, sampled })
    const meters = servers.map(({ pid }) => new Meter(pid))
    const { sent, seen } = await panel.tell({
      do: "edit",
      targets: targets("sync"),
      each: editors / at,
      perSecond,
      seconds: warmUp + measured,
    })
    const taken = meters.reduce((sum, meter) => sum + meter.perUpdate(sent), 0)
    const report = await gallery.tell({ do: "report" })
    if (report.open !== hall * rooms) throw new Error(`${report.open} of ${hall * rooms} observers are left`)
    const times = delays(Meter.steady(sent), seen)
    // the sampled observers are those of the first target
    const first = new Set(report.seen.map(([token]) => token))
    const expected = where === "scattered" ? sent.length : sent.length / count
    return {
      taken,
      delivered: taken / (hall + editors - 1),
      p50: quantile(times, 0.5),
      p99: quantile(times, 0.99),
      races: ((await sumOf(servers, "plenary_lost_races_total")) / sent.length) * 100,
      reloads: await sumOf(servers, "plenary_note_reloads_total"),
      missing: expected - first.size,
    }
  } finally {
    gallery.end()
    panel.end()
    await cluster.stop()
  }
}

const us = (n: number) => `${n.toFixed(1)} µs`

/** One, two and four servers on one PostgreSQL, with and without Valkey between them. */
export async function nodes(): Promise<Row[]> {
  const postgres = await startPostgres()
  const valkey = await startValkey()
  const rows: Row[] = []
  try {
    const figures = async (of: { count: number; bus: BusName; where: Where }) => {
      const all: Figures[] = []
      for (let n = 0; n < runs; n++) all.push(await measure(postgres, valkey, of))
      return medians(all)
    }
    for (const where of ["by note", "scattered"] as const)
      for (const bus of ["NOTIFY", "Valkey"] as const) {
        let alone = Number.NaN
        for (const count of [1, 2, 4]) {
          const { taken, delivered, p50, p99, races, reloads, missing } = await figures({ count, bus, where })
          if (count === 1) alone = taken
          const factor = (taken / alone).toFixed(2)
          const limit =
            count === 1 ? "" : where === "by note" ? "within 1.15 ×" : `≤ ${count === 2 ? 2 : 3} ×, p99 ≤ 80 ms`
          rows.push({
            what: `${count} servers, ${bus}, writers ${where}: CPU per delivered update · per update taken in · seen p50 · p99 · lost races · reloads · not seen`,
            measured: `${us(delivered)} · ${us(taken)} (${factor} ×) · ${p50.toFixed(0)} ms · ${p99.toFixed(0)} ms · ${races.toFixed(1)} % · ${reloads} · ${missing}`,
            peers: `PostgreSQL ${postgres.version}${bus === "Valkey" ? `, ${valkey.kind} ${valkey.version}` : ""}`,
            target: limit === "" ? "0 reloads" : `${limit}, 0 reloads`,
          })
        }
      }
  } finally {
    await valkey.stop()
    await postgres.stop()
  }
  return rows
}
