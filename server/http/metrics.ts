import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client"

/** What an administrator watches. Counts only: nobody's name, no round's answers. */
export interface Metrics {
  registry: Registry
  countError(): void
}

export function createMetrics(connections: () => { members: number; observers: number }): Metrics {
  const registry = new Registry()
  // a tenth of a second: at the default of 10 ms a server in which nobody types wakes a hundred times a second
  collectDefaultMetrics({ register: registry, prefix: "plenary_", eventLoopMonitoringPrecision: 100 })
  const errors = new Counter({
    name: "plenary_errors_total",
    help: "Exceptions that reached an edge",
    registers: [registry],
  })
  new Gauge({
    name: "plenary_connections",
    help: "Live connections",
    labelNames: ["seat"],
    registers: [registry],
    collect() {
      const { members, observers } = connections()
      this.set({ seat: "member" }, members)
      this.set({ seat: "observer" }, observers)
    },
  })
  return { registry, countError: () => errors.inc() }
}
