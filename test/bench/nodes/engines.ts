import { type Postgres, startPostgres } from "../../kit/servers/components/postgres.ts"
import { delays, Load, quantile } from "../kit/loads.ts"
import { Meter, measured, medians, runs, warmUp } from "../kit/meter.ts"
import { cpuOfFamily, serve } from "../kit/servers.ts"
import type { Target } from "../kit/wire.ts"
import type { Row } from "../run.ts"
import { startCluster } from "./cluster.ts"

interface Shape {
  name: string
  rooms: number
  each: number
  perSecond: number
}

const shapes: Shape[] = [
  { name: "one note, 8 editors at 25/s", rooms: 1, each: 8, perSecond: 25 },
  { name: "200 rooms × 3 editors at 2/s", rooms: 200, each: 3, perSecond: 2 },
]
const seats = 20

type Figures = {
  /** µs of CPU for one update: of each server, and of PostgreSQL itself */
  sqlite: number
  postgres: number
  engine: number
  /** the milliseconds until another editor has seen an update */
  sqliteP50: number
  sqliteP99: number
  postgresP50: number
  postgresP99: number
  /** updates that no other editor has seen */
  missing: number
}

/** Both servers run at the same time under the same load, so that other work on the machine slows both. */
async function measure(postgres: Postgres, { rooms, each, perSecond }: Shape): Promise<Figures> {
  const served = await serve("Plenary", { rooms })
  const cluster = await startCluster({ postgres, valkey: null, servers: 1, notes: rooms, seats })
  const [server] = cluster.servers
  if (!server) throw new Error("no server was started")
  const loads = [new Load(), new Load()] as const
  try {
    const meters = {
      sqlite: new Meter(served.pid),
      postgres: new Meter(server.pid),
      engine: new Meter(postgres.pid, cpuOfFamily),
    }
    const edit = (load: Load, targets: Target[]) =>
      load.tell({ do: "edit", targets, each, perSecond, seconds: warmUp + measured })
    const [here, there] = await Promise.all([
      edit(loads[0], served.editors),
      edit(
        loads[1],
        cluster.topics.map((_, note) => cluster.target(server.url, "sync", note)),
      ),
    ])
    const times = [here, there].map(({ sent, seen }) => delays(Meter.steady(sent), seen))
    const at = (n: number, share: number) => quantile(times[n] ?? [], share)
    return {
      sqlite: meters.sqlite.perUpdate(here.sent),
      postgres: meters.postgres.perUpdate(there.sent),
      engine: meters.engine.perUpdate(there.sent),
      sqliteP50: at(0, 0.5),
      sqliteP99: at(0, 0.99),
      postgresP50: at(1, 0.5),
      postgresP99: at(1, 0.99),
      missing: [here, there].reduce(
        (sum, { sent, seen }) => sum + sent.length - new Set(seen.map(([token]) => token)).size,
        0,
      ),
    }
  } finally {
    for (const load of loads) load.end()
    await cluster.stop()
    await served.stop()
  }
}

/** One server on PostgreSQL beside one on SQLite. */
export async function engines(): Promise<Row[]> {
  const postgres = await startPostgres()
  const rows: Row[] = []
  try {
    for (const shape of shapes) {
      const all: Figures[] = []
      for (let n = 0; n < runs; n++) all.push(await measure(postgres, shape))
      const { sqlite, engine, missing, ...figures } = medians(all)
      rows.push(
        {
          what: `${shape.name} on PostgreSQL ${postgres.version}: CPU of the server per update · of PostgreSQL`,
          measured: `${figures.postgres.toFixed(0)} µs (${(figures.postgres / sqlite).toFixed(2)} ×) · ${engine.toFixed(0)} µs`,
          peers: `SQLite, at the same time ${sqlite.toFixed(0)} µs`,
          target: "≤ 1.1 × SQLite",
        },
        {
          what: "the same, seen by another editor, p50 · p99 · not seen",
          measured: `${figures.postgresP50.toFixed(1)} · ${figures.postgresP99.toFixed(0)} ms · ${missing}`,
          peers: `SQLite ${figures.sqliteP50.toFixed(1)} · ${figures.sqliteP99.toFixed(0)} ms`,
          target: "p99 ≤ SQLite + 10 ms, 0",
        },
      )
    }
  } finally {
    await postgres.stop()
  }
  return rows
}
