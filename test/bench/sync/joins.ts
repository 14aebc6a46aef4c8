import { delays, Load, quantile } from "../kit/loads.ts"
import { cpuOf, finish, type Name, type Prepared, preparePeer, preparePlenary, rssOf, serve } from "../kit/servers.ts"
import { trace } from "../kit/trace.ts"
import type { Row } from "../run.ts"

const joining = 500

interface Figures {
  ms: number
  cpu: number
  /** p99 in ms for the editors who work meanwhile */
  working: number
}

async function measure(name: Name, again: Prepared): Promise<Figures> {
  const served = await serve(name, { again })
  const [panel, hall] = [new Load(), new Load()]
  try {
    const [editors] = served.editors
    const [observers] = served.observers
    if (!editors || !observers) throw new Error("no room")
    const working = panel.tell({ do: "edit", targets: [editors], each: 2, perSecond: 10, seconds: 8 })
    await new Promise(resolve => setTimeout(resolve, 2_500))
    const before = cpuOf(served.pid)
    const { ms } = await hall.tell({ do: "join", target: observers, count: joining })
    const cpu = ((cpuOf(served.pid) - before) * 1e3) / joining
    const { sent, seen } = await working
    return { ms, cpu, working: quantile(delays(sent, seen), 0.99) }
  } finally {
    panel.end()
    hall.end()
    await served.stop()
  }
}

/** A server that has just started, and its first reader. */
async function coldOpen(name: Name, again: Prepared): Promise<{ ms: number; grown: number }> {
  const all = []
  for (let n = 0; n < 3; n++) {
    const served = await serve(name, { again })
    const load = new Load()
    await load.tell({ do: "report" })
    await new Promise(resolve => setTimeout(resolve, 500))
    const before = rssOf(served.pid)
    const [observers] = served.observers
    if (!observers) throw new Error("no room")
    const { ms } = await load.tell({ do: "join", target: observers, count: 1 })
    all.push({ ms, grown: rssOf(served.pid) - before })
    load.end()
    await served.stop()
  }
  return all.toSorted((a, b) => a.ms - b.ms)[1] ?? { ms: Number.NaN, grown: Number.NaN }
}

export async function joins(): Promise<Row[]> {
  const content = trace()
  if (!content) return [{ what: "joins and cold open", measured: "no trace (PLENARY_TRACE)", target: "" }]
  const [ourPlace, theirPlace] = [await preparePlenary(1, content), preparePeer("hocuspocus", content)]
  const cold = { ours: await coldOpen("Plenary", ourPlace), theirs: await coldOpen("hocuspocus", theirPlace) }
  const ours = await measure("Plenary", ourPlace)
  const theirs = await measure("hocuspocus", theirPlace)
  for (const { folder } of [ourPlace, theirPlace])
    await finish({ name: "Plenary", pid: 0, editors: [], observers: [], folder, stop: async () => {} })
  const ratio = (a: number, b: number) => `(${(a / b).toFixed(2)} ×)`
  return [
    {
      what: `${joining} joins at once to 259,778 edits: all synced`,
      measured: `${ours.ms.toFixed(0)} ms ${ratio(ours.ms, theirs.ms)}`,
      peers: `hocuspocus ${theirs.ms.toFixed(0)} ms`,
      target: "≤ 0.4 × hocuspocus",
    },
    {
      what: "CPU per join",
      measured: `${ours.cpu.toFixed(2)} ms ${ratio(ours.cpu, theirs.cpu)}`,
      peers: `hocuspocus ${theirs.cpu.toFixed(2)} ms`,
      target: "≤ 0.2 × hocuspocus",
    },
    {
      what: "p99 of those who work meanwhile",
      measured: `${ours.working.toFixed(0)} ms`,
      peers: `hocuspocus ${theirs.working.toFixed(0)} ms`,
      target: "≤ 150 ms",
    },
    {
      what: "cold open of 259,778 edits",
      measured: `${cold.ours.ms.toFixed(0)} ms ${ratio(cold.ours.ms, cold.theirs.ms)}`,
      peers: `hocuspocus ${cold.theirs.ms.toFixed(0)} ms`,
      target: "≤ 0.3 × hocuspocus",
    },
    {
      what: "RSS by a cold open, until somebody writes",
      measured: `${cold.ours.grown.toFixed(1)} MB`,
      peers: `hocuspocus ${cold.theirs.grown.toFixed(1)} MB`,
      target: "≤ 5 MB",
    },
  ]
}
