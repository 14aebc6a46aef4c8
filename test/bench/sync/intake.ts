import { Load } from "../kit/loads.ts"
import { Meter, measured, medians, runs, warmUp } from "../kit/meter.ts"
import { finish, type Name, serve } from "../kit/servers.ts"
import type { Row } from "../run.ts"

/** µs of server CPU for each update */
async function measure(name: Name, rooms: number, each: number, perSecond: number): Promise<number> {
  const served = await serve(name, { rooms })
  const load = new Load()
  try {
    await load.tell({ do: "watch", targets: served.editors.slice(0, 1), each: 1, sampled: 0 })
    const meter = new Meter(served.pid)
    const { sent } = await load.tell({
      do: "edit",
      targets: served.editors,
      each,
      perSecond,
      seconds: warmUp + measured,
    })
    return meter.perUpdate(sent)
  } finally {
    load.end()
    await finish(served)
  }
}

/** The CPU cost of accepting one update, judged and durable, in one busy room and in many quiet ones. */
export async function intake(): Promise<Row[]> {
  const all = []
  for (let n = 0; n < runs; n++)
    all.push({
      one: await measure("Plenary", 1, 8, 50),
      oneOfTheirs: await measure("hocuspocus", 1, 8, 50),
      many: await measure("Plenary", 200, 3, 2),
      manyOfTheirs: await measure("hocuspocus", 200, 3, 2),
      stock: await measure("y-websocket", 200, 3, 2),
    })
  const { one, oneOfTheirs, many, manyOfTheirs, stock } = medians(all)
  const perSecond = (cpu: number) => Math.round(1e6 / cpu)
  return [
    {
      what: "taking one update in, judged and durable, 8 editors at 50/s",
      measured: `${one.toFixed(0)} µs (${(one / oneOfTheirs).toFixed(2)} ×)`,
      peers: `hocuspocus ${oneOfTheirs.toFixed(0)} µs, not durable`,
      target: "≤ 1.0 × hocuspocus",
    },
    {
      what: "updates per CPU second, 200 rooms × 3 editors × 2/s",
      measured: `${perSecond(many)} (${(manyOfTheirs / many).toFixed(2)} ×)`,
      peers: `hocuspocus ${perSecond(manyOfTheirs)}, y-websocket ${perSecond(stock)}`,
      target: "≥ 1.2 × hocuspocus",
    },
  ]
}
