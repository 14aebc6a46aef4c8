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

const server = { node: "panel-1", role: "all", hearsOthers: () => true, meetings: { lostRaces: 2, reloads: 1 } }

test("an administrator reads time, memory, lag, errors and connections, and nothing else", async () => {
  const metrics = createMetrics(server, () => connections)
  metrics.countError()
  metrics.countError()
  const said = await read(metrics)
  expect(Object.keys(said).toSorted()).toEqual([
    "plenary_bus_live",
    'plenary_connections{seat="member"}',
    'plenary_connections{seat="observer"}',
    "plenary_errors_total",
    "plenary_lost_races_total",
    "plenary_nodejs_eventloop_lag_p99_seconds",
    "plenary_nodejs_heap_size_used_bytes",
    'plenary_node{node="panel-1",role="all"}',
    "plenary_note_reloads_total",
    "plenary_process_cpu_seconds_total",
    "plenary_process_resident_memory_bytes",
    "plenary_process_start_time_seconds",
  ])
  expect(said["plenary_errors_total"]).toBe(2)
  expect(said['plenary_connections{seat="observer"}']).toBe(200)
  expect(said["plenary_process_start_time_seconds"]).toBe(performance.timeOrigin / 1_000)
})

test("connections are those of the moment at which they are read", async () => {
  const now = { members: 1, observers: 0 }
  const metrics = createMetrics(server, () => now)
  await read(metrics)
  now.members = 2
  expect((await read(metrics))['plenary_connections{seat="member"}']).toBe(2)
})

test("CPU is what the process used in all, user and system", async () => {
  const used = [
    { user: 1_500_000, system: 500_000 },
    { user: 4_000_000, system: 1_000_000 },
  ]
  const metrics = createMetrics(server, () => connections, { cpuUsage: () => used.shift() ?? { user: 0, system: 0 } })
  const cpu = async () => (await read(metrics))["plenary_process_cpu_seconds_total"]
  expect([await cpu(), await cpu()]).toEqual([2, 5])
})

test("an event loop that was held says for how long beyond the interval of its looks, once", async () => {
  let longestNs = 0
  let isOn = false
  const spans = {
    enable: () => (isOn = true),
    percentile: () => longestNs,
    reset: () => (longestNs = 0),
  }
  const metrics = createMetrics(server, () => connections, { spansOf: () => spans })
  expect(isOn).toBe(true)
  const lag = async () => (await read(metrics))["plenary_nodejs_eventloop_lag_p99_seconds"]
  expect(await lag()).toBe(0)
  longestNs = 700e6
  expect([await lag(), await lag()]).toEqual([0.6, 0])
})

test("the server's name and role, and whether it hears the others", async () => {
  let hears = true
  const metrics = createMetrics({ ...server, hearsOthers: () => hears }, () => connections)
  expect(await metrics.registry.metrics()).toContain('plenary_node{node="panel-1",role="all"} 1')
  expect((await read(metrics))["plenary_bus_live"]).toBe(1)
  hears = false
  expect((await read(metrics))["plenary_bus_live"]).toBe(0)
})
