import { sleep } from "../../kit/clocks/until.ts"
import { Person } from "../../kit/people/person.ts"
import { startPostgres } from "../../kit/servers/components/postgres.ts"
import { startValkey } from "../../kit/servers/components/valkey.ts"
import { followers } from "../kit/followers.ts"
import { measured, median, runs } from "../kit/meter.ts"
import { cpuOf } from "../kit/servers.ts"
import type { Row } from "../run.ts"
import { type Cluster, startCluster } from "./cluster.ts"

const audience = 1_000
const commentsPerSecond = 5
const warmUpSeconds = 4

/** µs of CPU of a server of observers for one entry that reaches one observer by Socket.IO. */
export async function following(): Promise<Row[]> {
  const postgres = await startPostgres()
  const valkey = await startValkey()
  try {
    const all: Figures[] = []
    for (let n = 0; n < runs; n++) {
      const cluster = await startCluster({ postgres, valkey, servers: 1, watching: 1, notes: 1, seats: 1 })
      try {
        all.push(await measure(cluster))
      } finally {
        await cluster.stop()
      }
    }
    const of = (name: keyof Figures) => median(all.map(one => one[name]))
    return [
      {
        what: `${audience} observers who follow the events on a server with ROLE=observer, ${commentsPerSecond} comments/s: CPU of this server per frame by Socket.IO · frames per comment and observer · CPU per join`,
        measured: `${of("frame").toFixed(1)} µs · ${of("share").toFixed(2)} · ${of("join").toFixed(2)} ms`,
        peers: `PostgreSQL ${postgres.version}, ${valkey.kind} ${valkey.version}`,
        target: "",
      },
    ]
  } finally {
    await valkey.stop()
    await postgres.stop()
  }
}

interface Figures {
  /** µs for one frame to one observer */
  frame: number
  /** frames that an observer gets for one comment */
  share: number
  /** milliseconds for one observer who opens the feed */
  join: number
}

async function measure({ servers, watching, cookies, topics }: Cluster): Promise<Figures> {
  const [server, hall] = [servers[0], watching[0]]
  if (!server || !hall) throw new Error("there are two servers")
  const writer = await Person.sit(server.url, cookies[0] ?? "", "bench")
  const empty = cpuOf(hall.pid)
  const following = await followers(hall.url, audience)
  const join = ((cpuOf(hall.pid) - empty) * 1_000) / audience
  const write = async (seconds: number) => {
    const count = seconds * commentsPerSecond
    for (let n = 0; n < count; n++) {
      void writer.ask("open-thread", { topic: topics[0] ?? "", entry: { lang: "en", text: `Remark ${n}` } })
      await sleep(1_000 / commentsPerSecond)
    }
    return count
  }
  await write(warmUpSeconds)
  const [cpu, frames] = [cpuOf(hall.pid), following.frames()]
  const comments = await write(measured)
  await sleep(500)
  const got = following.frames() - frames
  const used = cpuOf(hall.pid) - cpu
  following.end()
  writer.leave()
  return { frame: (used * 1e6) / got, share: got / (comments * audience), join }
}
