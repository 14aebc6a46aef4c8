import { Load } from "../kit/loads.ts"
import { finish, highestRssOf, type Name, serve } from "../kit/servers.ts"
import type { Row } from "../run.ts"

/** Twelve editors who paste five megabytes each. */
const load = { editors: 12, bytes: 250_000, times: 20 } as const
const before = 3

/**
 * The growth of the highest RSS. The cost of pasting itself, and its garbage, do not count for the stalled reader: the
 * same is pasted beforehand, while everybody reads.
 */
async function grownBy(name: Name): Promise<number> {
  const served = await serve(name)
  const [healthy, stuck, panel] = [new Load(), new Load(), new Load()]
  const [target] = served.editors
  try {
    if (!target) throw new Error("no room")
    await healthy.tell({ do: "watch", targets: served.observers, each: 5, sampled: 0 })
    await stuck.tell({ do: "watch", targets: served.observers, each: 1, sampled: 0 })
    for (let n = 0; n < before; n++) await panel.tell({ do: "paste", target, ...load })
    const base = highestRssOf(served.pid)
    await stuck.tell({ do: "stall" })
    await panel.tell({ do: "paste", target, ...load })
    return highestRssOf(served.pid) - base
  } finally {
    for (const one of [healthy, stuck, panel]) one.end()
    await finish(served)
  }
}

/** One observer that stops reading, beside 60 MB of updates. */
export async function stalled(): Promise<Row[]> {
  const [ours, hocuspocus, stock] = [
    await grownBy("Plenary"),
    await grownBy("hocuspocus"),
    await grownBy("y-websocket"),
  ]
  const mb = (n: number) => `${n.toFixed(0)} MB`
  return [
    {
      what: "highest RSS by one stalled observer beside 60 MB of updates",
      measured: mb(ours),
      peers: `hocuspocus ${mb(hocuspocus)}, y-websocket ${mb(stock)}`,
      target: "≤ 10 MB",
    },
  ]
}
