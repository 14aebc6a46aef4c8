import { openStage } from "../../../server/start/stage.ts"
import { presetRule } from "../../../shared/model/consensus/rule.ts"
import { Person } from "../../kit/people/person.ts"
import { type Postgres, startPostgres } from "../../kit/servers/components/postgres.ts"
import { startValkey, type Valkey } from "../../kit/servers/components/valkey.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"
import { delays, Load, quantile } from "../kit/loads.ts"
import { Meter, measured, medians, runs, warmUp } from "../kit/meter.ts"
import type { Target } from "../kit/wire.ts"
import type { Row } from "../run.ts"

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

interface Cluster {
  servers: Running[]
  /** the targets of the notes on each server: `targets[note][server]` */
  writers: Target[][]
  watchers: Target[][]
  stop(): Promise<void>
}

/** Starts servers on one new database, with a public panel of so many notes. */
async function startCluster(postgres: Postgres, valkey: Valkey, count: number, bus: BusName): Promise<Cluster> {
  const env = {
    DATABASE_URL: await postgres.createDatabase(),
    ...(bus === "Valkey" && { REDIS_URL: valkey.url() }),
  }
  const folders = Array.from({ length: count }, newFolder)
  const servers: Running[] = []
  for (const [n, folder] of folders.entries())
    servers.push(await startPlenary({ folder, writesDemo: true, env: { ...env, NODE_NAME: `bench-${n}` } }))
  const { stage, close } = await openStage(env.DATABASE_URL)
  await stage.open({
    slug: "bench",
    title: { en: "Bench" },
    languages: ["en"],
    authentic: [{ lang: "en", side: null }],
    sides: [],
    rule: presetRule,
    attribution: "named",
    public: true,
    demo: false,
  })
  const topics: string[] = []
  for (let n = 0; n < count; n++)
    topics.push(String((await stage.do(null, "open-topic", { title: { en: `Room ${n}` }, letter: `${n}` }))["topic"]))
  const { token } = await stage.do(null, "make-invite", { role: "panelist", uses: editors })
  await close()
  const cookies: string[] = []
  for (let n = 0; n < editors; n++) {
    const person = await Person.join(servers[0]?.url ?? "", `#${token}`, `P${n}`)
    cookies.push(person.cookie)
    person.leave()
  }
  const targets = (path: string, cookies: string[]) =>
    topics.map(topic =>
      servers.map(({ url }) => ({
        url: `${url.replace("http", "ws")}/${path}/${topic}`,
        cookies,
        name: null,
        bare: false,
      })),
    )
  return {
    servers,
    writers: targets("sync", cookies),
    watchers: targets("watch", []),
    async stop() {
      for (const server of servers) await server.stop()
      for (const folder of folders) removeFolder(folder)
    },
  }
}

/** Adds up a counter of all servers. */
async function sumOf(servers: readonly Running[], counter: string): Promise<number> {
  let sum = 0
  for (const { url } of servers) {
    const text = await (await fetch(`${url}/metrics`)).text()
    sum += Number(new RegExp(`^${counter} (\\S+)$`, "m").exec(text)?.[1] ?? Number.NaN)
  }
  return sum
}

async function measure(
  postgres: Postgres,
  valkey: Valkey,
  { count, bus, where }: { count: number; bus: BusName; where: Where },
): Promise<Figures> {
  const cluster = await startCluster(postgres, valkey, count, bus)
  const [gallery, panel] = [new Load(), new Load()]
  const { servers, writers, watchers } = cluster
  // scattered, everybody is in the first note; else each server has a note of its own
  const own = (all: Target[][]) => all.flatMap((note, n) => note.slice(n, n + 1))
  const rooms = where === "scattered" ? 1 : count
  const at = where === "scattered" ? count : 1
  const chosen = (all: Target[][]) => (where === "scattered" ? (all[0] ?? []) : own(all))
  try {
    await gallery.tell({ do: "watch", targets: chosen(watchers), each: hall / at, sampled })
    const meters = servers.map(({ pid }) => new Meter(pid))
    const { sent, seen } = await panel.tell({
      do: "edit",
      targets: chosen(writers),
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
