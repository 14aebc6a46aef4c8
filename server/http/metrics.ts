import { monitorEventLoopDelay } from "node:perf_hooks"
import { Counter, Gauge, Registry } from "prom-client"

/** The metrics for an administrator. They are counts and contain no names and no answers of a round. */
export interface Metrics {
  registry: Registry
  countError(): void
}

/**
 * The measured server: its name and role, whether messages of other servers arrive, and its conflicts with their
 * writes.
 */
interface MeasuredServer {
  node: string
  role: string
  hearsOthers: () => boolean
  meetings: { readonly lostRaces: number; readonly reloads: number }
}

/** The measurements of the process, which a test can replace. */
interface Meters {
  /** the CPU time that the process has used since its start, in microseconds */
  cpuUsage(): { user: number; system: number }
  /**
   * Measures the time between two samples of the event loop, in nanoseconds. The samples are due every `resolution`
   * milliseconds.
   */
  spansOf(resolution: number): { enable(): unknown; percentile(percentile: number): number; reset(): void }
}

/** Milliseconds between two samples of the event loop. At 10 ms an idle server would wake too often. */
const lookEveryMs = 100

/**
 * Creates the metrics. Their values are read when Prometheus fetches them. Only the needed default metrics of the
 * library are registered, by name. The library's full set also listens to each garbage collection, which costs a busy
 * server a thirtieth of its time.
 */
export function createMetrics(
  { node, role, hearsOthers, meetings }: MeasuredServer,
  connections: () => { members: number; observers: number },
  { cpuUsage, spansOf }: Partial<Meters> = {},
): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name: `plenary_${name}`,
      help,
      registers,
      collect() {
        this.set(read())
      },
    })
  const spans = spansOf?.(lookEveryMs) ?? monitorEventLoopDelay({ resolution: lookEveryMs })
  spans.enable()
  new Gauge({
    name: "plenary_node",
    help: "This server's name and role; always 1",
    labelNames: ["node", "role"],
    registers,
  }).set({ node, role }, 1)
  gauge("bus_live", "Whether messages of other servers arrive; 0: they are read from the database", () =>
    hearsOthers() ? 1 : 0,
  )
  const counter = (name: string, help: string, read: () => number) =>
    new Counter({
      name: `plenary_${name}`,
      help,
      registers,
      collect() {
        this.reset()
        this.inc(read())
      },
    })
  counter(
    "lost_races_total",
    "Appends to notes that met those of other servers and were repeated",
    () => meetings.lostRaces,
  )
  counter("note_reloads_total", "Notes that were loaded again in the middle of a commit", () => meetings.reloads)
  gauge("process_start_time_seconds", "Start of the process since the epoch", () => performance.timeOrigin / 1_000)
  new Counter({
    name: "plenary_process_cpu_seconds_total",
    help: "CPU that the process has used, user and system",
    registers,
    collect() {
      const { user, system } = cpuUsage?.() ?? process.cpuUsage()
      this.reset()
      this.inc((user + system) / 1e6)
    },
  })
  gauge("process_resident_memory_bytes", "Resident memory", () => process.memoryUsage.rss())
  gauge("nodejs_heap_size_used_bytes", "Memory that JavaScript's objects use", () => process.memoryUsage().heapUsed)
  gauge("nodejs_eventloop_lag_p99_seconds", "How late the event loop was, 99 of 100 times at most", () => {
    const longest = spans.percentile(99) / 1e9
    spans.reset()
    return Math.max(0, longest - lookEveryMs / 1_000)
  })
  const errors = new Counter({ name: "plenary_errors_total", help: "Exceptions that reached an edge", registers })
  new Gauge({
    name: "plenary_connections",
    help: "Members and observers connected to this server; a member with two pages counts once",
    labelNames: ["seat"],
    registers,
    collect() {
      const { members, observers } = connections()
      this.set({ seat: "member" }, members)
      this.set({ seat: "observer" }, observers)
    },
  })
  return { registry, countError: () => errors.inc() }
}
