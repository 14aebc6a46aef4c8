import { expect, test } from "vitest"
import { createMetrics } from "../../../server/http/metrics.ts"

const connections = { members: 3, observers: 200 }

const read = async (metrics: ReturnType<typeof createMetrics>): Promise<Record<string, number>> =>
  Object.fromEntries(
    (await metrics.registry.metrics())
      .split("\n")
      .filter(line => line !== "" && !line.startsWith("#"))
      .map(line => [line.slice(0, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ")))]),
  )

/** Holds the event loop for so many milliseconds. */
function hold(ms: number): void {
  const until = performance.now() + ms
  while (performance.now() < until);
}

test("an administrator reads time, memory, lag, errors and connections, and nothing else", async () => {
  const metrics = createMetrics(() => connections)
  metrics.countError()
  metrics.countError()
  const said = await read(metrics)
  expect(Object.keys(said).toSorted()).toEqual([
    'plenary_connections{seat="member"}',
    'plenary_connections{seat="observer"}',
    "plenary_errors_total",
    "plenary_nodejs_eventloop_lag_p99_seconds",
    "plenary_nodejs_heap_size_used_bytes",
    "plenary_process_cpu_seconds_total",
    "plenary_process_resident_memory_bytes",
    "plenary_process_start_time_seconds",
  ])
  expect(said["plenary_errors_total"]).toBe(2)
  expect(said['plenary_connections{seat="observer"}']).toBe(200)
  expect(said["plenary_process_start_time_seconds"]).toBeCloseTo(Date.now() / 1_000 - process.uptime(), 0)
})

test("connections are those of the moment at which they are read", async () => {
  const now = { members: 1, observers: 0 }
  const metrics = createMetrics(() => now)
  await read(metrics)
  now.members = 2
  expect((await read(metrics))['plenary_connections{seat="member"}']).toBe(2)
})

test("CPU is what the process used in all, and never less than before", async () => {
  const metrics = createMetrics(() => connections)
  const before = (await read(metrics))["plenary_process_cpu_seconds_total"] ?? 0
  hold(50)
  const after = (await read(metrics))["plenary_process_cpu_seconds_total"] ?? 0
  expect(after).toBeGreaterThan(before)
  const { user, system } = process.cpuUsage()
  expect(after).toBeLessThanOrEqual((user + system) / 1e6)
})

test("an event loop that was held says for how long, once", async () => {
  const metrics = createMetrics(() => connections)
  const lag = async () => (await read(metrics))["plenary_nodejs_eventloop_lag_p99_seconds"] ?? 0
  await new Promise(done => setTimeout(done, 250))
  await lag()
  // what is looked at begins with the first look after a reading
  await new Promise(done => setTimeout(done, 250))
  hold(600)
  await new Promise(done => setTimeout(done, 250))
  const held = await lag()
  expect(held).toBeGreaterThan(0.3)
  await new Promise(done => setTimeout(done, 250))
  expect(await lag()).toBeLessThan(held)
})
