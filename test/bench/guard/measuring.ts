import { readFileSync } from "node:fs"
import { join } from "node:path"

/**
 * `node test/bench/guard/measuring.ts NAME`: in the working directory of a built checkout, runs its server or a peer
 * under the guard's load, and prints a `Figures`. The checkout's own kit writes the panel and speaks its protocol.
 *
 * The load is a note that is much written in, and a hundred rooms in which three people write now and then.
 */
export interface Figures {
  /** µs of CPU per update */
  cpu: number
  /** bytes that the process has caused to be written to the disk per update */
  written: number
}

const rooms = 100
const quiet = { each: 3, perSecond: 2 }
const busy = { each: 8, perSecond: 25 }
/** Seconds that count, after the warm-up. */
const counted = 6

const name = process.argv[2] === "hocuspocus" ? "hocuspocus" : "Plenary"
const from = (file: string): Promise<unknown> => import(join(process.cwd(), "test/bench/kit", file))
const { Load } = (await from("loads.ts")) as typeof import("../kit/loads.ts")
const { Meter, warmUp } = (await from("meter.ts")) as typeof import("../kit/meter.ts")
const { cpuOf, finish, serve } = (await from("servers.ts")) as typeof import("../kit/servers.ts")

const writtenBy = (pid: number): number =>
  Number(/^write_bytes: (\d+)$/m.exec(readFileSync(`/proc/${pid}/io`, "utf8"))?.[1])

const served = await serve(name, { rooms: rooms + 1 })
const loads = [new Load(), new Load()] as const
try {
  const meters = [new Meter(served.pid, cpuOf), new Meter(served.pid, pid => writtenBy(pid))] as const
  const seconds = warmUp + counted
  const [first, ...others] = served.editors
  if (!first) throw new Error("no room")
  const answers = await Promise.all([
    loads[0].tell({ do: "edit", targets: [first], ...busy, seconds }),
    loads[1].tell({ do: "edit", targets: others, ...quiet, seconds }),
  ])
  const sent = answers.flatMap(answer => answer.sent).toSorted((a, b) => a[1] - b[1])
  const [cpu, written] = meters.map(meter => meter.perUpdate(sent))
  // a meter counts seconds as microseconds
  console.log(JSON.stringify({ cpu: cpu ?? Number.NaN, written: (written ?? Number.NaN) / 1e6 } satisfies Figures))
} finally {
  for (const load of loads) load.end()
  await finish(served)
}
