import { spawn } from "node:child_process"
import { join, resolve } from "node:path"

/**
 * `node test/bench/pairs.ts OTHER 10`: compares the CPU of this checkout with that of another one, e.g. of the commit
 * before. Both must be built. In each pair both servers run at the same time, under the same load, so that whatever else
 * the machine does meets both: one after the other, single pairs differed by 20 %, at the same time by 2 %.
 *
 * `node test/bench/pairs.ts` alone measures the checkout in the working directory and prints one figure.
 */
const [other, pairs = "10"] = process.argv.slice(2)
const observers = 1_000
const editors = { each: 8, perSecond: 25 }

/** µs of CPU for each update, with the load and the server of a checkout. */
async function measure(tree: string): Promise<number> {
  const from = (file: string): Promise<unknown> => import(join(tree, "test/bench/kit", file))
  const { Load } = (await from("loads.ts")) as typeof import("./kit/loads.ts")
  const { Meter, measured, warmUp } = (await from("meter.ts")) as typeof import("./kit/meter.ts")
  const { finish, serve } = (await from("servers.ts")) as typeof import("./kit/servers.ts")
  const served = await serve("Plenary")
  const [gallery, panel] = [new Load(), new Load()]
  try {
    await gallery.tell({ do: "watch", targets: served.observers, each: observers, sampled: 20 })
    const meter = new Meter(served.pid)
    const { sent } = await panel.tell({ do: "edit", targets: served.editors, ...editors, seconds: warmUp + measured })
    return meter.perUpdate(sent)
  } finally {
    gallery.end()
    panel.end()
    await finish(served)
  }
}

/** Measures a checkout in a process of its own. */
async function measureIn(tree: string): Promise<number> {
  const child = spawn(process.execPath, [import.meta.filename], { cwd: tree, stdio: ["ignore", "pipe", "inherit"] })
  let output = ""
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString()
  })
  await new Promise(done => child.once("close", done))
  return Number(output.trim().split("\n").at(-1))
}

/** The geometric mean of some ratios, with the interval in which it lies at 95 %. */
function interval(ratios: readonly number[]): { mean: number; low: number; high: number } {
  // Student's t at 97.5 %, by degrees of freedom
  const t = [12.71, 4.3, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23, 2.2, 2.18, 2.16, 2.14, 2.13]
  const logs = ratios.map(Math.log)
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length
  const deviation = Math.sqrt(logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / (logs.length - 1))
  const half = ((t[logs.length - 2] ?? 2.1) * deviation) / Math.sqrt(logs.length)
  return { mean: Math.exp(mean), low: Math.exp(mean - half), high: Math.exp(mean + half) }
}

if (other === undefined) {
  console.log(await measure(process.cwd()))
  process.exit(0)
}

const ratios: number[] = []
for (let n = 0; n < Number(pairs); n++) {
  const [before, now] = await Promise.all([measureIn(resolve(other)), measureIn(join(import.meta.dirname, "../.."))])
  ratios.push(now / before)
  console.log(`${Math.round(before)} µs, ${Math.round(now)} µs, ratio ${(now / before).toFixed(3)}`)
}
const { mean, low, high } = interval(ratios)
console.log(`${ratios.length} pairs: ratio ${mean.toFixed(3)}, 95 % interval ${low.toFixed(3)} to ${high.toFixed(3)}`)
