import { delays, Load, quantile } from "../kit/loads.ts"
import { Meter, measured, medians, runs, warmUp } from "../kit/meter.ts"
import { finish, type Name, serve } from "../kit/servers.ts"
import type { Row } from "../run.ts"

const hall = 1_000
const gallery = 200
const sampled = 20

type Figures = {
  /** µs of server CPU for one update that reaches one observer */
  cpu: number
  /** p50 and p99 in ms, at observers and at the other editors */
  observerSoon: number
  observer: number
  editor: number
  missing: number
}

export async function measure(name: Name, editors: number, perSecond: number, observers = hall): Promise<Figures> {
  const served = await serve(name)
  const [watching, panel] = [new Load(), new Load()]
  try {
    await watching.tell({ do: "watch", targets: served.observers, each: observers, sampled })
    const meter = new Meter(served.pid)
    const { sent, seen } = await panel.tell({
      do: "edit",
      targets: served.editors,
      each: editors,
      perSecond,
      seconds: warmUp + measured,
    })
    const cpu = meter.perUpdate(sent)
    const report = await watching.tell({ do: "report" })
    if (report.open !== observers) throw new Error(`${name}: ${report.open} of ${observers} observers are left`)
    const observed = delays(Meter.steady(sent), report.seen)
    return {
      cpu: cpu / observers,
      observerSoon: quantile(observed, 0.5),
      observer: quantile(observed, 0.99),
      editor: quantile(delays(Meter.steady(sent), seen), 0.99),
      missing: sent.length * sampled - new Set(report.seen.map(([token, at]) => `${token}${at}`)).size,
    }
  } finally {
    watching.end()
    panel.end()
    await finish(served)
  }
}

const us = (n: number) => `${n.toFixed(2)} µs`
const ms = (n: number) => `${n.toFixed(0)} ms`

/** CPU for each delivered update: one writer before a full gallery, and a busy panel. */
export async function fanOut(): Promise<Row[]> {
  const all = []
  for (let n = 0; n < runs; n++)
    all.push({
      bare: await measure("bare loop", 1, 20),
      one: await measure("Plenary", 1, 20),
      ours: await measure("Plenary", 8, 25),
      few: await measure("Plenary", 8, 25, gallery),
      theirs: await measure("hocuspocus", 8, 25),
      stock: await measure("y-websocket", 8, 25),
    })
  const one = { bare: medians(all.map(run => run.bare)), ours: medians(all.map(run => run.one)) }
  const ours = medians(all.map(run => run.ours))
  const few = medians(all.map(run => run.few))
  const theirs = medians(all.map(run => run.theirs))
  const stock = medians(all.map(run => run.stock))
  return [
    {
      what: `CPU per delivered update, 1 editor at 20/s, ${hall} observers`,
      measured: `${us(one.ours.cpu)} (${(one.ours.cpu / one.bare.cpu).toFixed(2)} ×)`,
      peers: `bare loop ${us(one.bare.cpu)}`,
      target: "≤ 0.6 × bare loop",
    },
    {
      what: `CPU per delivered update, 8 editors at 25/s, ${hall} observers`,
      measured: `${us(ours.cpu)} (${(ours.cpu / theirs.cpu).toFixed(2)} ×)`,
      peers: `hocuspocus ${us(theirs.cpu)}, y-websocket ${us(stock.cpu)}`,
      target: "≤ 0.3 × hocuspocus",
      inReadme: true,
    },
    {
      what: `the same, seen by ${gallery} · ${hall} observers, p50`,
      measured: `${ms(few.observerSoon)} · ${ms(ours.observerSoon)}`,
      peers: `hocuspocus, ${hall}: ${ms(theirs.observerSoon)}, which gathers nothing`,
      target: "≤ 25 · ≤ 50 ms",
    },
    {
      what: `the same, seen by ${hall} observers, p99`,
      measured: ms(ours.observer),
      peers: `hocuspocus ${ms(theirs.observer)}, y-websocket ${ms(stock.observer)}`,
      target: "≤ 120 ms",
    },
    {
      what: "the same, seen by editors, p99, ours durable first",
      measured: `${ms(ours.editor)} (${(ours.editor - theirs.editor).toFixed(0)} ms more)`,
      peers: `hocuspocus ${ms(theirs.editor)}, y-websocket ${ms(stock.editor)}`,
      target: "within 25 ms of hocuspocus",
    },
    {
      what: "updates that sampled observers have not seen at the end",
      measured: String(Math.max(0, ours.missing) + Math.max(0, one.ours.missing)),
      peers: `hocuspocus ${Math.max(0, theirs.missing)}`,
      target: "0",
    },
  ]
}
