import { expect, test } from "vitest"
import { createMetrics, type MeasuredServer } from "../../../../server/http/monitoring/metrics.ts"
import { noBackups } from "../../../../server/ports/monitoring/backups.ts"

const read = async (metrics: ReturnType<typeof createMetrics>): Promise<Record<string, number>> =>
  Object.fromEntries(
    (await metrics.registry.metrics())
      .split("\n")
      .filter(line => line !== "" && !line.startsWith("#"))
      .map(line => [line.slice(0, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ")))]),
  )

const server: MeasuredServer = {
  node: "panel-1",
  role: "all",
  version: "1.2.3",
  hearsOthers: () => true,
  meetings: { lostRaces: 2, reloads: 1 },
  health: () => ["disk-full"],
  connections: () => ({ members: 3, observers: 200 }),
  rooms: () => 7,
  bytes: async () => 4_096,
  letters: async () => [{ kind: "notice", state: "sent", n: 12 }],
  backups: async () => ({
    triedAt: 90_000,
    last: { at: 40_000, file: "/b", bytes: 1_000, workspaces: 2, entries: 9, tookMs: 2_500 },
    failure: { at: 91_000, fault: "disk-full", reason: "" },
  }),
  now: () => 100_000,
}

test("an administrator reads time, memory, lag, errors and connections, and no name of a person", async () => {
  const metrics = createMetrics(server)
  metrics.countError()
  metrics.countError()
  metrics.countSignIn()
  const said = await read(metrics)
  expect(said).toMatchObject({
    plenary_errors_total: 2,
    plenary_sign_ins_total: 1,
    'plenary_connections{seat="member"}': 3,
    'plenary_connections{seat="observer"}': 200,
    plenary_rooms: 7,
    plenary_database_bytes: 4_096,
    'plenary_letters{kind="notice",state="sent"}': 12,
    'plenary_unwell{cause="disk-full"}': 1,
    'plenary_unwell{cause="bus-away"}': 0,
    plenary_lost_races_total: 2,
    plenary_note_reloads_total: 1,
    'plenary_node{node="panel-1",role="all",version="1.2.3"}': 1,
    process_start_time_seconds: performance.timeOrigin / 1_000,
  })
})

test("the process is measured under the names that dashboards of Node know", async () => {
  const names = new Set(Object.keys(await read(createMetrics(server))).map(name => name.split("{")[0]))
  for (const name of [
    "process_cpu_user_seconds_total",
    "process_cpu_system_seconds_total",
    "process_cpu_seconds_total",
    "process_resident_memory_bytes",
    "nodejs_eventloop_lag_seconds",
    ...["min", "max", "mean", "stddev", "p50", "p90", "p99"].map(part => `nodejs_eventloop_lag_${part}_seconds`),
    "nodejs_heap_size_total_bytes",
    "nodejs_heap_size_used_bytes",
    "nodejs_external_memory_bytes",
    "nodejs_heap_space_size_used_bytes",
    "nodejs_active_resources",
    "nodejs_active_resources_total",
    "nodejs_version_info",
  ])
    expect(names, name).toContain(name)
})

test("the newest backup's age, size and duration, and whether the newest try failed", async () => {
  expect(await read(createMetrics(server))).toMatchObject({
    plenary_backup_age_seconds: 60,
    plenary_backup_last_success_timestamp_seconds: 40,
    plenary_backup_last_bytes: 1_000,
    plenary_backup_last_duration_seconds: 2.5,
    'plenary_backup_failed{fault="disk-full"}': 1,
    'plenary_backup_failed{fault="not-removed"}': 0,
  })
  const none = await read(createMetrics({ ...server, backups: async () => noBackups }))
  expect([none["plenary_backup_age_seconds"], none['plenary_backup_failed{fault="disk-full"}']]).toEqual([
    Number.NaN,
    0,
  ])
})

test("durations are counted in spans", async () => {
  const metrics = createMetrics(server)
  for (const ms of [2, 3, 300]) metrics.took("commit-notes", ms)
  metrics.took("answer-command", 40)
  const said = await read(metrics)
  expect(said['plenary_commit_seconds_bucket{le="0.0025",of="notes"}']).toBe(1)
  expect(said['plenary_commit_seconds_bucket{le="0.5",of="notes"}']).toBe(3)
  expect(said['plenary_commit_seconds_count{of="notes"}']).toBe(3)
  expect(said['plenary_acknowledgement_seconds_sum{of="command"}']).toBeCloseTo(0.04)
})

test("a database that is away leaves out what is in it, after a second, and nothing else", async () => {
  const away = () => new Promise<never>(() => {})
  const said = await read(
    createMetrics({ ...server, bytes: away, letters: away, backups: async () => Promise.reject() }),
  )
  expect(said["plenary_rooms"]).toBe(7)
  expect(Object.keys(said).filter(name => /^plenary_(database|letters)/.test(name))).toEqual([])
  expect(said["plenary_backup_age_seconds"]).toBeNaN()
})

test("connections are those of the moment at which they are read", async () => {
  const now = { members: 1, observers: 0 }
  const metrics = createMetrics({ ...server, connections: () => now })
  await read(metrics)
  now.members = 2
  expect((await read(metrics))['plenary_connections{seat="member"}']).toBe(2)
})

test("CPU is what the process used in all, user and system", async () => {
  let used = { user: 1_500_000, system: 500_000 }
  const metrics = createMetrics(server, { cpuUsage: () => used })
  const cpu = async () => {
    const said = await read(metrics)
    return ["", "user_", "system_"].map(part => said[`process_cpu_${part}seconds_total`])
  }
  expect(await cpu()).toEqual([2, 1.5, 0.5])
  used = { user: 4_000_000, system: 1_000_000 }
  expect(await cpu()).toEqual([5, 4, 1])
})

test("an event loop that was held says for how long beyond the interval of its looks, once", async () => {
  let longestNs = 0
  let isOn = false
  const spans = {
    enable: () => (isOn = true),
    percentile: () => longestNs,
    min: 0,
    max: 0,
    mean: 0,
    stddev: 0,
    reset: () => (longestNs = 0),
  }
  const metrics = createMetrics(server, { spansOf: () => spans })
  expect(isOn).toBe(true)
  const lag = async () => (await read(metrics))["nodejs_eventloop_lag_p99_seconds"]
  expect(await lag()).toBe(0)
  longestNs = 700e6
  expect([await lag(), await lag()]).toEqual([0.6, 0])
})

test("the server's name and role, and whether it hears the others", async () => {
  let hears = true
  const metrics = createMetrics({ ...server, hearsOthers: () => hears })
  expect(await metrics.registry.metrics()).toContain('plenary_node{node="panel-1",role="all",version="1.2.3"} 1')
  expect((await read(metrics))["plenary_bus_live"]).toBe(1)
  hears = false
  expect((await read(metrics))["plenary_bus_live"]).toBe(0)
})
