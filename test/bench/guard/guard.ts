import { spawn } from "node:child_process"
import { join } from "node:path"
import { family, signalAll } from "../../kit/servers/components/processes.ts"
import { type Interval, interval, shown } from "../kit/interval.ts"
import { median } from "../kit/meter.ts"
import { pageBytes } from "../pageWeight.ts"
import type { Row } from "../run.ts"
import { builtCheckout } from "./checkout.ts"
import type { Figures } from "./measuring.ts"
import reference from "./reference.json" with { type: "json" }

const root = join(import.meta.dirname, "../../..")
const pairs = 10
/** Milliseconds after which a measurement hangs. It takes half a minute. */
const hangsMs = 300_000
/** Milliseconds after which a measured server that was told to end hangs. */
const endsMs = 60_000
const { commit, most } = reference

/**
 * Compares this build with that of the commit in reference.json, and with a peer. In each pair all servers run at once
 * under the same load, so that whatever else the machine does meets all of them.
 *
 * Bytes, requests and the weight of a page fail. CPU fails only if the whole interval of its ratio lies above the band:
 * a single run says nothing on a busy machine. The ratio to a peer is only shown.
 */
export async function guard(): Promise<Row[]> {
  const other = builtCheckout(commit)
  const now: Figures[] = []
  const before: Figures[] = []
  const peer: Figures[] = []
  let endless = 0
  for (let n = 0; n < pairs; n++) {
    const [a, b, c] = await Promise.all([
      measured(root, "Plenary"),
      other === null ? null : measured(other, "Plenary"),
      measured(root, "hocuspocus"),
    ])
    if (!a || (other !== null && !b)) throw new Error("a server could not be measured")
    now.push(a.figures)
    if (b) before.push(b.figures)
    if (c) peer.push(c.figures)
    if (!a.ended) endless += 1
  }
  const cpu = median(now.map(one => one.cpu))
  return [
    {
      what: `CPU per update against commit ${commit.slice(0, 8)}, ${pairs} pairs: mean (95 % interval)`,
      ...against(now, before),
    },
    {
      what: "the same against hocuspocus, which is not durable and judges nothing",
      measured: `${cpu.toFixed(0)} µs, ${peer.length < pairs ? "no peer: it could not be installed" : shown(ratiosOf(now, peer))}`,
      target: "shown, judges nothing",
    },
    writtenRow(median(now.map(one => one.written))),
    {
      what: `servers that did not end within ${endsMs / 1_000} s of their load, of ${pairs}`,
      measured: String(endless),
      target: "0",
      fails: endless > 0,
    },
    ...(await pages()),
  ]
}

function against(now: readonly Figures[], before: readonly Figures[]): Pick<Row, "measured" | "target" | "fails"> {
  const target = `the interval begins at ${most.cpuTimesReference} × at most`
  if (before.length === 0) return { measured: "not compared: the repository has no such commit", target }
  const ratio = ratiosOf(now, before)
  return { measured: shown(ratio), target, fails: ratio.low > most.cpuTimesReference }
}

const ratiosOf = (some: readonly Figures[], others: readonly Figures[]): Interval =>
  interval(some.map(({ cpu }, n) => cpu / (others[n]?.cpu ?? Number.NaN)))

const writtenRow = (bytes: number): Row => ({
  what: "bytes written to the disk per update",
  measured: bytes === 0 ? "none: the folder is in memory" : bytes.toFixed(0),
  target: `≤ ${most.writtenBytesPerUpdate}`,
  fails: bytes > most.writtenBytesPerUpdate,
})

async function pages(): Promise<Row[]> {
  const loaded = await pageBytes()
  return (["observer", "panelist"] as const).map(who => {
    const { bytes, requests } = loaded[who]
    const { kB, requests: least } = most[who]
    return {
      what: `the session's page on the wire to a ${who}`,
      measured: `${(bytes / 1_000).toFixed(1)} kB in ${requests} requests`,
      target: `≤ ${kB} kB in ${least}`,
      fails: bytes > kB * 1_000 || requests > least,
    }
  })
}

interface Measured {
  figures: Figures
  /** whether the server ended when it was told to; else it was killed */
  ended: boolean
}

/**
 * Measures a server with the kit of a checkout, in a process whose working directory is this checkout. Null if the
 * process fails, e.g. because the peer's packages cannot be installed without a network, or hangs.
 */
async function measured(tree: string, name: "Plenary" | "hocuspocus"): Promise<Measured | null> {
  const program = join(import.meta.dirname, "measuring.ts")
  const child = spawn(process.execPath, [program, name], { cwd: tree, stdio: ["ignore", "pipe", "inherit"] })
  let output = ""
  let ended = true
  const kill = (what: string) => {
    ended = false
    console.error(`${name} of ${tree} ${what}`)
    signalAll(family(child.pid ?? 0), "SIGKILL")
  }
  const line = () => output.split("\n").find(one => one.startsWith('{"cpu"') && one.endsWith("}"))
  let hangs = setTimeout(() => kill(`was not measured within ${hangsMs / 1_000} s`), hangsMs)
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString()
    if (line() === undefined) return
    clearTimeout(hangs)
    hangs = setTimeout(() => kill(`did not end within ${endsMs / 1_000} s`), endsMs)
  })
  await new Promise(done => child.once("close", done))
  clearTimeout(hangs)
  const figures = line()
  return figures === undefined ? null : { figures: JSON.parse(figures), ended }
}
