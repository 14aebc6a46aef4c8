import { cpus } from "node:os"
import { sleep } from "../../kit/clocks/until.ts"
import { type Postgres, startPostgres } from "../../kit/servers/components/postgres.ts"
import { startValkey, type Valkey } from "../../kit/servers/components/valkey.ts"
import { delays, Load, quantile } from "../kit/loads.ts"
import { Meter, measured, medians, runs, warmUp } from "../kit/meter.ts"
import { cpuOf, cpuOfFamily, rssOf } from "../kit/servers.ts"
import type { Row } from "../run.ts"
import { startCluster } from "./cluster.ts"

/** The servers with ROLE=observer. Each shows whole galleries, as a proxy brings them there by the path. */
const watching = 3
const sampled = 20

interface Shape {
  observers: number
  notes: number
  /** updates a second of each note, by one editor */
  perSecond: number
}

const galleries: Shape[] = [2_500, 5_000, 10_000].map(observers => ({ observers, notes: 9, perSecond: 5 }))
/** One observer of each note: the servers of observers do little else than hear of updates. */
const hearing: Shape = { observers: 60, notes: 60, perSecond: 20 }

type Figures = {
  /** the observers that were connected */
  observers: number
  /** cores that all servers of observers use, and the one that is written to */
  cores: number
  writerCores: number
  /** cores that Valkey uses */
  bus: number
  /** µs of CPU of the servers of observers for one update that reaches one observer, and for one frame that they write */
  delivered: number
  frame: number
  /** the milliseconds until an observer has seen an update */
  p50: number
  p99: number
  /** kilobytes of the servers of observers for each observer who is connected */
  kb: number
  /** milliseconds of CPU of the servers of observers for one observer who joins a note */
  join: number
  missing: number
  /** cores of the machine that are busy with everything */
  busy: number
}

/** The time that the machine's cores were idle, and all their time, in milliseconds. */
function coresNow(): { idle: number; all: number } {
  const times = cpus().map(({ times }) => times)
  const idle = times.reduce((sum, one) => sum + one.idle, 0)
  return { idle, all: times.reduce((sum, { user, nice, sys, irq }) => sum + user + nice + sys + irq, idle) }
}

async function measure(postgres: Postgres, valkey: Valkey, shape: Shape): Promise<Figures> {
  const { notes, perSecond } = shape
  const cluster = await startCluster({ postgres, valkey, servers: 1, watching, notes, seats: notes })
  const [server] = cluster.servers
  if (!server) throw new Error("no server was started")
  const all = cluster.topics.map((_, note) => note)
  const panel = new Load()
  const loads = cluster.watching.map(() => new Load())
  const each = Math.floor(shape.observers / notes)
  try {
    const rss = () => cluster.watching.reduce((sum, { pid }) => sum + rssOf(pid), 0)
    const used = () => cluster.watching.reduce((sum, { pid }) => sum + cpuOf(pid), 0)
    const [empty, idle] = [rss(), used()]
    for (const [n, load] of loads.entries()) {
      const own = all.filter(note => note % watching === n)
      const url = cluster.watching[n]?.url ?? ""
      await load.tell({ do: "watch", targets: own.map(note => cluster.target(url, "watch", note)), each, sampled })
    }
    const full = rss()
    const joined = used() - idle
    const meters = cluster.watching.map(({ pid }) => new Meter(pid))
    const writer = new Meter(server.pid)
    const bus = new Meter(valkey.pid, cpuOfFamily)
    const writing = panel.tell({
      do: "edit",
      targets: all.map(note => cluster.target(server.url, "sync", note)),
      each: 1,
      perSecond,
      seconds: warmUp + measured,
    })
    await sleep(warmUp * 1_000)
    const began = { at: performance.timeOrigin + performance.now(), cores: coresNow() }
    const before = await Promise.all(loads.map(load => load.tell({ do: "report" })))
    await sleep((measured - 1) * 1_000)
    const cores = coresNow()
    const { sent } = await writing
    const reports = await Promise.all(loads.map(load => load.tell({ do: "report" })))
    const open = reports.reduce((sum, one) => sum + one.open, 0)
    if (open !== each * notes) throw new Error(`${open} of ${each * notes} observers are left`)
    const frames = reports.reduce((sum, { messages }, n) => sum + messages - (before[n]?.messages ?? 0), 0)
    const taken = meters.reduce((sum, meter) => sum + meter.perUpdate(sent), 0)
    const share = frames / sent.filter(([, at]) => at >= began.at).length
    const toCores = (notes * perSecond) / 1e6
    const times = reports.flatMap(({ seen }) => delays(Meter.steady(sent), seen)).toSorted((a, b) => a - b)
    // The sampled observers of each server are in its first note.
    const tokens = new Set(reports.flatMap(({ seen }) => seen.map(([token]) => token)))
    return {
      observers: open,
      cores: taken * toCores,
      writerCores: writer.perUpdate(sent) * toCores,
      bus: bus.perUpdate(sent) * toCores,
      delivered: taken / each,
      frame: taken / share,
      p50: quantile(times, 0.5),
      p99: quantile(times, 0.99),
      kb: ((full - empty) * 1_024) / open,
      join: (joined * 1_000) / open,
      missing: (sent.length / notes) * Math.min(watching, notes) - tokens.size,
      busy: cpus().length * (1 - (cores.idle - began.cores.idle) / (cores.all - began.cores.all)),
    }
  } finally {
    for (const load of [panel, ...loads]) load.end()
    await cluster.stop()
  }
}

/** Observers on servers of their own: their CPU, and the cost of one delivery. */
export async function observers(): Promise<Row[]> {
  const postgres = await startPostgres()
  const valkey = await startValkey()
  const figures = async (shape: Shape) => {
    const all: Figures[] = []
    for (let n = 0; n < runs; n++) all.push(await measure(postgres, valkey, shape))
    return medians(all)
  }
  const versions = `PostgreSQL ${postgres.version}, ${valkey.kind} ${valkey.version}`
  const rows: Row[] = []
  try {
    for (const shape of galleries) {
      const { observers: open, cores, writerCores, bus, delivered, frame, ...rest } = await figures(shape)
      rows.push({
        what: `${open} observers on ${watching} servers with ROLE=observer, ${shape.notes} notes at ${shape.perSecond} Hz: cores of these servers · seen p50 · p99 · µs per delivered update · per frame · KB per observer · CPU per join · not seen`,
        measured: `${cores.toFixed(2)} · ${rest.p50.toFixed(0)} ms · ${rest.p99.toFixed(0)} ms · ${delivered.toFixed(2)} µs · ${frame.toFixed(2)} µs · ${rest.kb.toFixed(1)} KB · ${rest.join.toFixed(2)} ms · ${rest.missing}`,
        peers: `the server that is written to ${writerCores.toFixed(2)} cores, Valkey ${bus.toFixed(2)}; everything ${rest.busy.toFixed(1)} of ${cpus().length} cores; ${versions}`,
        target: "10,000: ≤ 0.6 cores, p99 ≤ 250 ms",
      })
    }
    const { delivered, bus, p50, p99 } = await figures(hearing)
    rows.push({
      what: `hearing an update through Valkey and delivering it to one observer, ${hearing.notes} notes at ${hearing.perSecond} Hz: CPU of the server of observers · of Valkey · seen p50 · p99`,
      measured: `${delivered.toFixed(0)} µs · ${((bus * 1e6) / (hearing.notes * hearing.perSecond)).toFixed(0)} µs · ${p50.toFixed(1)} · ${p99.toFixed(0)} ms`,
      peers: versions,
      target: "",
    })
  } finally {
    await valkey.stop()
    await postgres.stop()
  }
  return rows
}
