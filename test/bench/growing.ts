import { join } from "node:path"
import Sqlite from "better-sqlite3"
import type { Snapshot } from "../../shared/fold/slices/snapshot.ts"
import { ThreadId } from "../../shared/model/ids.ts"
import { sleep } from "../kit/clocks/until.ts"
import { get, Person, post } from "../kit/people/person.ts"
import { removeFolder, startPlenary } from "../kit/servers/plenary.ts"
import { type Grown, grownFolder } from "./kit/grown.ts"
import { Health } from "./kit/health.ts"
import { pagesBack } from "./kit/returning.ts"
import { rssOf } from "./kit/servers.ts"
import type { Row } from "./run.ts"

const sizes = [2_000, 20_000, 50_000, 100_000] as const
/** The panel of which only the memory is measured. */
const manyTopics = { entries: 20_000, topics: 1_000 } as const
/** Milliseconds between two commands of one person: faster ones are refused. */
const paceMs = 300
const commands = 400
/** The people who command in turn, so that enough commands are sent and their p99 is not the slowest. */
const people = 4
/** Milliseconds without any request. */
const quietMs = 60_000
const quietTimes = 2
/** Pages that reconnect at once. */
const pages = 100

interface Figures {
  /** milliseconds from the start of the process to the first answered command */
  withoutCheckpoint: number
  withCheckpoint: number
  /** milliseconds: the p99 of `commands`, and the slowest after a quiet minute */
  command: number
  afterQuiet: number
  /** milliseconds for `/healthz` during the whole run */
  healthP999: number
  healthWorst: number
  /** megabytes */
  rssInUse: number
  rssSettled: number
  rssAfterExport: number
  /** kilobytes of JSON on the wire for one page of the session */
  pageJson: number
  /** milliseconds until all pages are complete after a restart, and of the server's CPU for it */
  backMs: number
  backCpu: number
}

/** Measures the cost of a panel's years: the same acts on logs of three lengths. */
export async function growing(): Promise<Row[]> {
  const all: Figures[] = []
  for (const size of sizes) {
    const grown = await grownFolder(size)
    all.push(await measure(grown))
    removeFolder(grown.folder)
  }
  const withTopics = await settledWithTopics()
  const row = (what: string, of: keyof Figures, unit: string, target: string): Row => {
    const figures = all.map(one => one[of])
    const [first = 1] = figures
    const last = figures.at(-1) ?? 0
    const measured = figures.map(figure => figure.toFixed(0)).join(" · ")
    return { what, measured: `${measured} ${unit} (${(last / first).toFixed(1)} ×)`, target }
  }
  const sized = `at ${sizes.map(size => size.toLocaleString("en")).join(" · ")} entries`
  return [
    row(`start to the first command without a checkpoint, ${sized}`, "withoutCheckpoint", "ms", "≤ 6,000 ms"),
    row("the same with a checkpoint", "withCheckpoint", "ms", "≤ 2,000 ms"),
    row(`one of ${commands} commands of ${people} people, p99`, "command", "ms", "≤ 2 × at 50,000"),
    row("a command after a quiet minute, slowest", "afterQuiet", "ms", "≤ 30 ms"),
    row("`/healthz` p99.9 meanwhile", "healthP999", "ms", "≤ 50 ms"),
    row("`/healthz` slowest meanwhile", "healthWorst", "ms", "≤ 150 ms"),
    row("RSS in use", "rssInUse", "MB", "≤ 300 MB"),
    row("RSS settled, two minutes later", "rssSettled", "MB", "≤ 250 MB at 20,000"),
    {
      what: `the same at ${manyTopics.entries.toLocaleString("en")} entries with ${manyTopics.topics.toLocaleString("en")} topics`,
      measured: `${withTopics.toFixed(0)} MB`,
      target: "≤ 250 MB",
    },
    row("RSS after an export", "rssAfterExport", "MB", "≤ 400 MB"),
    row("JSON on the wire for a session's page", "pageJson", "kB", "≤ 150 kB"),
    row(`${pages} pages back after a restart, all whole`, "backMs", "ms", "≤ 3,000 ms"),
    row("CPU of the server for them", "backCpu", "ms", "≤ 1,000 ms"),
  ]
}

async function measure({ folder, token }: Grown): Promise<Figures> {
  const health = new Health()
  const start = async () => {
    const began = performance.now()
    const running = await startPlenary({ folder })
    health.watch(running.url)
    const person = await Person.join(running.url, `#${token}`, "Ann")
    await comment(person, 0)
    return { running, person, ms: performance.now() - began }
  }
  dropCheckpoints(folder)
  const first = await start()
  await end(first)
  const again = await start()
  const { running, person } = again
  const others: Person[] = []
  for (let n = 1; n < people; n++) others.push(await Person.join(running.url, `#${token}`, `Ann ${n}`))
  // a fold in this process would stand in the time until a receipt
  for (const one of [person, ...others]) one.socket.off("entries")
  const took: number[] = []
  for (let n = 1; n <= commands; n++) {
    took.push(await comment([person, ...others][n % people] ?? person, n))
    await sleep(paceMs / people)
  }
  for (const other of others) other.leave()
  const rssInUse = rssOf(running.pid)
  const quiet: number[] = []
  for (let n = 0; n < quietTimes; n++) {
    await sleep(quietMs)
    quiet.push(await comment(person, commands + n + 1))
  }
  const rssSettled = rssOf(running.pid)
  const bundle = await fetch(`${running.url}/api/workspaces/demo/export`, { headers: { cookie: person.cookie } })
  if (!bundle.ok) throw new Error(`the export answered ${bundle.status}`)
  await bundle.arrayBuffer()
  const rssAfterExport = rssOf(running.pid)
  const { cookie, state } = person
  await end(again)
  const restarted = await startPlenary({ folder })
  const back = await pagesBack(restarted, cookie, Object.keys(state.sessions)[0] ?? "", pages)
  await restarted.stop()
  return {
    pageJson: back.bytes / 1_000,
    backMs: back.ms,
    backCpu: back.cpu,
    withoutCheckpoint: first.ms,
    withCheckpoint: again.ms,
    command: quantile(took, 0.99),
    afterQuiet: Math.max(...quiet),
    healthP999: quantile(health.took, 0.999),
    healthWorst: Math.max(...health.took),
    rssInUse,
    rssSettled,
    rssAfterExport,
  }

  async function end(one: Awaited<ReturnType<typeof start>>): Promise<void> {
    one.person.leave()
    await health.stop()
    await one.running.stop()
  }
}

/** Megabytes of a server whose panel has many topics, two quiet minutes after a person joined and read its page. */
async function settledWithTopics(): Promise<number> {
  const { folder, token } = await grownFolder(manyTopics.entries, manyTopics.topics)
  const running = await startPlenary({ folder })
  const joined = await post(running.url, "/api/join", { token, name: "Ann", lang: "en" })
  const [cookie = ""] = (joined.headers.getSetCookie()[0] ?? "").split(";")
  const read = (await get(running.url, "/api/workspaces/demo", cookie)) as Snapshot
  if (read.topics.length < manyTopics.topics) throw new Error(`the page has ${read.topics.length} topics`)
  await sleep(quietMs * quietTimes)
  const settled = rssOf(running.pid)
  await running.stop()
  removeFolder(folder)
  return settled
}

/** Milliseconds until a remark in the first thread has its receipt. */
async function comment(person: Person, n: number): Promise<number> {
  const thread = ThreadId.parse(Object.keys(person.snapshot.state.threads)[0])
  const began = performance.now()
  // A long log is folded before the first command is answered.
  const words = { lang: "en" as const, text: `Remark ${n}.` }
  const answered = await person.ask("reply", { thread, entry: words }, undefined, 60_000)
  if (!answered.ok) throw new Error(answered.refusal.code)
  return performance.now() - began
}

const quantile = (list: readonly number[], share: number): number =>
  list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))] ?? Number.NaN

function dropCheckpoints(folder: string): void {
  const database = new Sqlite(join(folder, "plenary.db"))
  for (const table of ["checkpoint", "checkpoint_part"]) database.exec(`DELETE FROM ${table}`)
  database.close()
}
