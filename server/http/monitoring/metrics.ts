import { Counter, Gauge, Histogram, Registry } from "prom-client"
import type { Cause } from "../../ports/host/health.ts"
import { type BackupMade, type BackupState, backupFaults } from "../../ports/monitoring/backups.ts"
import type { LetterCount } from "../../ports/monitoring/measures.ts"
import type { TimedWork, Took } from "../../ports/monitoring/timings.ts"
import { causeSentences } from "../causes.ts"
import { type Meters, registerNodeMetrics } from "./nodeMetrics.ts"

/** The metrics for an administrator. They are counts and contain no names and no answers of a round. */
export interface Metrics {
  registry: Registry
  countError(): void
  countSignIn(): void
  took: Took
}

/** The measured server. All functions are called when the metrics are fetched. */
export interface MeasuredServer {
  node: string
  role: string
  version: string
  /** whether messages of other servers arrive */
  hearsOthers: () => boolean
  /** the server's conflicts with the writes of others */
  meetings: { readonly lostRaces: number; readonly reloads: number }
  /** the causes for which the server is not well, as `/readyz` names them */
  health: () => readonly Cause[]
  connections: () => { members: number; observers: number }
  /** the notes that are held in memory */
  rooms: () => number
  bytes: () => Promise<number>
  letters: () => Promise<readonly LetterCount[]>
  backups: () => Promise<BackupState>
  now: () => number
}

/** Milliseconds after which a value is left out, because a database that is away must not hold up the other metrics. */
const patienceMs = 1_000

/** The upper ends, in seconds, of the spans in which durations are counted. */
const spans = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** Creates the metrics. All but the histograms are read when Prometheus fetches them. */
export function createMetrics(server: MeasuredServer, meters: Partial<Meters> = {}): Metrics {
  const registry = new Registry()
  const registers = [registry]
  registerNodeMetrics(registry, meters)
  new Gauge({
    name: "plenary_node",
    help: "This server's name, role and version; always 1",
    labelNames: ["node", "role", "version"],
    registers,
  }).set({ node: server.node, role: server.role, version: server.version }, 1)
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name: `plenary_${name}`,
      help,
      registers,
      collect() {
        this.set(read())
      },
    })
  gauge("bus_live", "Whether messages of other servers arrive; 0: they are read from the database", () =>
    server.hearsOthers() ? 1 : 0,
  )
  gauge("rooms", "Notes that this server holds in memory", server.rooms)
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
  const { meetings } = server
  counter(
    "lost_races_total",
    "Appends to notes that met those of other servers and were repeated",
    () => meetings.lostRaces,
  )
  counter("note_reloads_total", "Notes that were loaded again in the middle of a commit", () => meetings.reloads)
  new Gauge({
    name: "plenary_connections",
    help: "Members and observers connected to this server; a member with two pages counts once",
    labelNames: ["seat"],
    registers,
    collect() {
      const { members, observers } = server.connections()
      this.set({ seat: "member" }, members)
      this.set({ seat: "observer" }, observers)
    },
  })
  new Gauge({
    name: "plenary_unwell",
    help: "Whether a cause that /readyz names stands; 1: it does",
    labelNames: ["cause"],
    registers,
    collect() {
      const standing = new Set<string>(server.health())
      for (const cause of Object.keys(causeSentences)) this.set({ cause }, standing.has(cause) ? 1 : 0)
    },
  })
  registerStored(registry, server)
  const errors = new Counter({ name: "plenary_errors_total", help: "Exceptions that reached an edge", registers })
  const signIns = new Counter({ name: "plenary_sign_ins_total", help: "Sign-ins that were made", registers })
  return { registry, countError: () => errors.inc(), countSignIn: () => signIns.inc(), took: histograms(registry) }
}

/** Registers what is stored in the database, which all servers of it answer alike. */
function registerStored(registry: Registry, { bytes, letters, backups, now }: MeasuredServer): void {
  const registers = [registry]
  new Gauge({
    name: "plenary_database_bytes",
    help: "The size of the database on its disk",
    registers,
    async collect() {
      const read = await inTime(bytes)
      if (read === null) this.remove()
      else this.set(read)
    },
  })
  new Gauge({
    name: "plenary_letters",
    help: "Letters by kind and state; begun: being sent, or nobody knows whether they were sent",
    labelNames: ["kind", "state"],
    registers,
    async collect() {
      this.reset()
      for (const { n, ...labels } of (await inTime(letters)) ?? []) this.set(labels, n)
    },
  })
  const state = together(() => inTime(backups))
  const backup = (name: string, help: string, read: (state: BackupState) => number) =>
    new Gauge({
      name: `plenary_backup_${name}`,
      help,
      registers,
      async collect() {
        const known = await state()
        this.set(known ? read(known) : Number.NaN)
      },
    })
  const ofLast = (value: (last: BackupMade) => number) => (read: BackupState) =>
    read.last ? value(read.last) : Number.NaN
  backup(
    "age_seconds",
    "The time since the newest verified backup was begun",
    ofLast(({ at }) => (now() - at) / 1_000),
  )
  backup(
    "last_success_timestamp_seconds",
    "When the newest verified backup was begun, in seconds since 1970",
    ofLast(({ at }) => at / 1_000),
  )
  backup(
    "last_bytes",
    "The size of the newest verified backup",
    ofLast(({ bytes }) => bytes),
  )
  backup(
    "last_duration_seconds",
    "How long the newest verified backup took",
    ofLast(({ tookMs }) => tookMs / 1_000),
  )
  new Gauge({
    name: "plenary_backup_failed",
    help: "Whether the newest try failed, by the reason; 1: it did",
    labelNames: ["fault"],
    registers,
    async collect() {
      const known = await state()
      for (const fault of backupFaults) this.set({ fault }, known ? Number(known.failure?.fault === fault) : Number.NaN)
    },
  })
}

/** Reads a value once for all metrics that are fetched together. */
function together<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | null = null
  return () => {
    if (!reading) setImmediate(() => (reading = null))
    return (reading ??= read())
  }
}

/** The names, the labels and the descriptions of the histograms. */
const durations: Record<TimedWork, { name: string; label: string }> = {
  "commit-events": { name: "commit", label: "events" },
  "commit-notes": { name: "commit", label: "notes" },
  "answer-command": { name: "acknowledgement", label: "command" },
  "answer-notes": { name: "acknowledgement", label: "notes" },
}

function histograms(registry: Registry): Took {
  const of = (name: string, help: string) =>
    new Histogram({ name: `plenary_${name}_seconds`, help, labelNames: ["of"], buckets: spans, registers: [registry] })
  const all = {
    commit: of("commit", "Time until the database made a change durable, of event logs or notes"),
    acknowledgement: of("acknowledgement", "Time from the arrival of a command, or of a note's change, to its answer"),
  }
  const ready = Object.entries(durations).map(([timed, { name, label }]) => {
    const histogram = name === "commit" ? all.commit : all.acknowledgement
    return [timed, histogram.labels(label)] as const
  })
  const by = new Map<string, { observe(seconds: number): void }>(ready)
  return (timed, ms) => by.get(timed)?.observe(ms / 1_000)
}

/** Reads a value; null if that fails or takes too long. */
async function inTime<T>(read: () => Promise<T>): Promise<T | null> {
  const { promise, resolve } = Promise.withResolvers<null>()
  const timer = setTimeout(resolve, patienceMs, null)
  try {
    return await Promise.race([read().catch(() => null), promise])
  } finally {
    clearTimeout(timer)
  }
}
