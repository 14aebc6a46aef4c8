import { monitorEventLoopDelay } from "node:perf_hooks"
import { getHeapSpaceStatistics } from "node:v8"
import { Counter, Gauge, type Registry } from "prom-client"

/** The measurements of the process, which a test can replace. */
export interface Meters {
  /** the CPU time that the process has used since its start, in microseconds */
  cpuUsage(): { user: number; system: number }
  /**
   * Measures the time between two samples of the event loop, in nanoseconds. The samples are due every `resolution`
   * milliseconds.
   */
  spansOf(resolution: number): LoopSpans
}

interface LoopSpans {
  readonly min: number
  readonly max: number
  readonly mean: number
  readonly stddev: number
  enable(): unknown
  percentile(percentile: number): number
  reset(): void
}

/** Milliseconds between two samples of the event loop. At 10 ms an idle server would wake too often. */
const lookEveryMs = 100

/**
 * Registers the metrics of the Node process under the names and meanings of prom-client's default metrics, which
 * dashboards know. They are read when Prometheus fetches them. The library's own set would also listen to each garbage
 * collection, which costs a busy server a thirtieth of its time, and would sample the event loop every 10 ms.
 */
export function registerNodeMetrics(registry: Registry, { cpuUsage, spansOf }: Partial<Meters>): void {
  const registers = [registry]
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read())
      },
    })
  const total = (name: string, help: string, read: () => number) =>
    new Counter({
      name,
      help,
      registers,
      collect() {
        this.reset()
        this.inc(read())
      },
    })
  const cpu = () => cpuUsage?.() ?? process.cpuUsage()
  total("process_cpu_user_seconds_total", "CPU time of the process itself, in seconds", () => cpu().user / 1e6)
  total(
    "process_cpu_system_seconds_total",
    "CPU time that the system spent for the process, in seconds",
    () => cpu().system / 1e6,
  )
  total("process_cpu_seconds_total", "CPU time of both kinds, in seconds", () => {
    const { user, system } = cpu()
    return (user + system) / 1e6
  })
  gauge(
    "process_start_time_seconds",
    "Start of the process, in seconds since 1970",
    () => performance.timeOrigin / 1_000,
  )
  gauge("process_resident_memory_bytes", "Resident memory of the process", () => process.memoryUsage.rss())
  const heap = () => process.memoryUsage()
  gauge(
    "nodejs_heap_size_total_bytes",
    "Memory that JavaScript's heap has taken from the system",
    () => heap().heapTotal,
  )
  gauge("nodejs_heap_size_used_bytes", "Memory that JavaScript's objects use", () => heap().heapUsed)
  gauge("nodejs_external_memory_bytes", "Memory outside the heap that JavaScript's objects hold", () => heap().external)
  new Gauge({
    name: "nodejs_heap_space_size_used_bytes",
    help: "Memory in use in each space of the heap",
    labelNames: ["space"],
    registers,
    collect() {
      for (const { space_name, space_used_size } of getHeapSpaceStatistics())
        this.set({ space: space_name.replace(/_space$/, "") }, space_used_size)
    },
  })
  new Gauge({
    name: "nodejs_active_resources",
    help: "Open handles and requests that keep the process alive, by kind",
    labelNames: ["type"],
    registers,
    collect() {
      this.reset()
      for (const type of process.getActiveResourcesInfo()) this.inc({ type })
    },
  })
  gauge(
    "nodejs_active_resources_total",
    "Open handles and requests that keep the process alive",
    () => process.getActiveResourcesInfo().length,
  )
  const [major = "", minor = "", patch = ""] = process.versions.node.split(".")
  new Gauge({
    name: "nodejs_version_info",
    help: "The version of Node; always 1",
    labelNames: ["version", "major", "minor", "patch"],
    registers,
  }).set({ version: process.version, major, minor, patch }, 1)
  registerLoop(registry, spansOf?.(lookEveryMs) ?? monitorEventLoopDelay({ resolution: lookEveryMs }))
}

/** Registers how late the event loop was since the metrics were last fetched. */
function registerLoop(registry: Registry, spans: LoopSpans): void {
  spans.enable()
  const lateness = (ns: number): number => (Number.isFinite(ns) ? Math.max(0, ns / 1e9 - lookEveryMs / 1_000) : 0)
  const late = (name: string, help: string) =>
    new Gauge({ name: `nodejs_eventloop_lag_${name}seconds`, help, registers: [] })
  const gauges = {
    min: late("min_", "How late the event loop was at least"),
    max: late("max_", "How late the event loop was at most"),
    mean: late("mean_", "How late the event loop was on average"),
    stddev: late("stddev_", "How much the event loop's delay varied"),
    p50: late("p50_", "How late the event loop was, 50 of 100 times at most"),
    p90: late("p90_", "How late the event loop was, 90 of 100 times at most"),
    p99: late("p99_", "How late the event loop was, 99 of 100 times at most"),
  }
  // one gauge reads and resets the histogram for all
  new Gauge({
    name: "nodejs_eventloop_lag_seconds",
    help: "How late the event loop was on average",
    registers: [registry],
    collect() {
      const count = spans.max > 0
      gauges.min.set(count ? lateness(spans.min) : 0)
      gauges.max.set(lateness(spans.max))
      gauges.mean.set(lateness(spans.mean))
      gauges.stddev.set(Number.isFinite(spans.stddev) ? spans.stddev / 1e9 : 0)
      gauges.p50.set(lateness(spans.percentile(50)))
      gauges.p90.set(lateness(spans.percentile(90)))
      gauges.p99.set(lateness(spans.percentile(99)))
      this.set(lateness(spans.mean))
      spans.reset()
    },
  })
  for (const one of Object.values(gauges)) registry.registerMetric(one)
}
