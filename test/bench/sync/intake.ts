import { statSync } from "node:fs"
import { databaseIn } from "../../../server/instance.ts"
import type { Row } from "../run.ts"
import { Load } from "./loads.ts"
import { cpuOf, finish, type Name, serve } from "./servers.ts"

const seconds = Number(process.env["BENCH_SECONDS"] ?? 8)

interface Figures {
  /** µs of server CPU for each update */
  cpu: number
  /** bytes that the folder grew by for each, once the log is written back */
  bytes: number
}

async function measure(name: Name, rooms: number, each: number, perSecond: number): Promise<Figures> {
  const served = await serve(name, { rooms })
  const load = new Load()
  let cpu = 0
  let updates = 0
  try {
    await load.tell({ do: "watch", targets: served.editors.slice(0, 1), each: 1, sampled: 0 })
    const before = cpuOf(served.pid)
    const { sent } = await load.tell({ do: "edit", targets: served.editors, each, perSecond, seconds })
    cpu = cpuOf(served.pid) - before
    updates = sent.length
  } finally {
    load.end()
  }
  const sizeOf = () => statSync(databaseIn(served.folder)).size
  await served.stop()
  // closing writes the log back, so that the file alone is measured
  const bytes = name === "Plenary" ? sizeOf() / updates : Number.NaN
  await finish({ ...served, stop: async () => {} })
  return { cpu: (cpu * 1e6) / updates, bytes }
}

/** What one update costs to take in, judged and durable, in one busy room and in many quiet ones. */
export async function intake(): Promise<Row[]> {
  const one = { ours: await measure("Plenary", 1, 8, 50), theirs: await measure("hocuspocus", 1, 8, 50) }
  const many = { ours: await measure("Plenary", 200, 3, 2), theirs: await measure("hocuspocus", 200, 3, 2) }
  const stock = await measure("y-websocket", 200, 3, 2)
  const perSecond = (cpu: number) => Math.round(1e6 / cpu)
  return [
    {
      what: "taking one update in, judged and durable, 8 editors at 50/s",
      measured: `${one.ours.cpu.toFixed(0)} µs (${(one.ours.cpu / one.theirs.cpu).toFixed(2)} ×)`,
      peers: `hocuspocus ${one.theirs.cpu.toFixed(0)} µs, not durable`,
      target: "≤ 1.0 × hocuspocus",
    },
    {
      what: "updates per CPU second, 200 rooms × 3 editors × 2/s",
      measured: `${perSecond(many.ours.cpu)} (${(many.theirs.cpu / many.ours.cpu).toFixed(2)} ×)`,
      peers: `hocuspocus ${perSecond(many.theirs.cpu)}, y-websocket ${perSecond(stock.cpu)}`,
      target: "≥ 1.2 × hocuspocus",
    },
  ]
}
