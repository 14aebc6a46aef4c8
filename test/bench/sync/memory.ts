import { followers } from "../kit/followers.ts"
import { Load } from "../kit/loads.ts"
import { finish, rssOf, type Served, serve } from "../kit/servers.ts"
import type { Target } from "../kit/wire.ts"
import type { Row } from "../run.ts"

const idle = 2_500
/** Sockets opened before the measurement: the process's one-time cost for the first ones is not counted. */
const before = 200

const settled = () => new Promise(resolve => setTimeout(resolve, 1_500))

async function perSocket(served: Served, targets: Target[], count: number): Promise<number> {
  const load = new Load()
  try {
    await load.tell({ do: "watch", targets, each: before, sampled: 0 })
    await settled()
    const base = rssOf(served.pid)
    await load.tell({ do: "watch", targets, each: count, sampled: 0 })
    await settled()
    return ((rssOf(served.pid) - base) * 1_024) / count
  } finally {
    load.end()
  }
}

async function perFollower(served: Served, count: number): Promise<number> {
  const { origin } = new URL((served.observers[0]?.url ?? "").replace("ws", "http"))
  const first = await followers(origin, before)
  await settled()
  const base = rssOf(served.pid)
  const others = await followers(origin, count)
  await settled()
  const grown = ((rssOf(served.pid) - base) * 1_024) / count
  first.end()
  others.end()
  return grown
}

/** Memory for each idle socket. */
export async function memory(): Promise<Row[]> {
  const served = await serve("Plenary")
  const observer = await perSocket(served, served.observers, idle)
  await settled()
  const follower = await perFollower(served, 500)
  await finish(served)
  const other = await serve("Plenary")
  const editor = await perSocket(other, other.editors, 700)
  await finish(other)
  const kb = (n: number) => `${n.toFixed(1)} KB`
  return [
    { what: "memory per idle observer, document endpoint", measured: kb(observer), target: "≤ 12 KB" },
    { what: "memory per idle observer, with events", measured: kb(observer + follower), target: "≤ 45 KB" },
    { what: "memory per idle editor", measured: kb(editor), target: "≤ 60 KB" },
  ]
}
