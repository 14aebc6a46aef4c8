import { Load } from "../kit/loads.ts"
import { Meter, warmUp } from "../kit/meter.ts"
import { finish, serve } from "../kit/servers.ts"
import type { Row } from "../run.ts"
import { type Curve, picture } from "./picture.ts"

/** How updates a second are made: in so many rooms, by so many editors in each, with so many updates a second each. */
type Pace = [updates: number, rooms: number, editors: number, each: number]

const inOne: readonly Pace[] = [
  [1, 1, 1, 1],
  [5, 1, 1, 5],
  [25, 1, 5, 5],
  [100, 1, 10, 10],
  [400, 1, 20, 20],
  [1_200, 1, 24, 50],
]
const inMany: readonly Pace[] = [
  [1, 1, 1, 1],
  [5, 5, 1, 1],
  [25, 25, 1, 1],
  [100, 100, 1, 1],
  [400, 200, 1, 2],
  [1_200, 200, 3, 2],
]
/** Most of a step's CPU per update as a share of the straight line between its neighbours, on log axes. */
const most = 1.2

/** µs of server CPU for each update. Few updates are counted for longer. */
async function measure(all: number, [updates, rooms, each, perSecond]: Pace): Promise<number> {
  const served = await serve("Plenary", { rooms: all })
  const load = new Load()
  try {
    const targets = served.editors.slice(0, rooms)
    await load.tell({ do: "watch", targets: targets.slice(0, 1), each: 1, sampled: 0 })
    const meter = new Meter(served.pid)
    const seconds = warmUp + (updates < 100 ? 20 : 6)
    return meter.perUpdate((await load.tell({ do: "edit", targets, each, perSecond, seconds })).sent)
  } finally {
    load.end()
    await finish(served)
  }
}

/** The greatest ratio of a step to the straight line between its neighbours, on log axes. */
export function worstStep(points: Curve["points"]): { at: number; times: number } {
  const worst = { at: 0, times: 0 }
  for (const [n, [x, y]] of points.entries()) {
    const [before, after] = [points[n - 1], points[n + 1]]
    if (!before || !after) continue
    const share = Math.log(x / before[0]) / Math.log(after[0] / before[0])
    const line = before[1] * (after[1] / before[1]) ** share
    if (y / line > worst.times) [worst.at, worst.times] = [x, y / line]
  }
  return worst
}

/**
 * CPU per update from a quiet process, which commits each edit at once, to a full one, which gathers them. Between the
 * two it must not cost more than both.
 */
export async function shoulder(): Promise<Row[]> {
  const curves: Curve[] = []
  for (const [name, rooms, paces] of [
    ["one note", 1, inOne],
    ["200 notes", 200, inMany],
  ] as const) {
    const points: [number, number][] = []
    for (const pace of paces) points.push([pace[0], await measure(rooms, pace)])
    curves.push({ name, points })
  }
  const rows = curves.map(({ name, points }): Row => {
    const { at, times } = worstStep(points)
    return {
      what: `µs of CPU per update at ${points.map(([x]) => x).join(" · ")} updates a second, ${name}`,
      measured: `${points.map(([, y]) => y.toFixed(0)).join(" · ")}; at most ${times.toFixed(2)} × the line between its neighbours, at ${at}`,
      target: `≤ ${most} × this line`,
    }
  })
  const drawn = picture("µs of CPU per update, by updates a second", curves)
  return rows.map((row, n) => (n === 0 ? { ...row, picture: { name: "shoulder", drawn } } : row))
}
