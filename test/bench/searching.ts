import { statSync } from "node:fs"
import { join } from "node:path"
import { monitorEventLoopDelay } from "node:perf_hooks"
import { openSearchIndex } from "../../server/adapters/search/openSearchIndex.ts"
import type { SearchedPartition, SearchIndex } from "../../server/ports/database/searchIndex.ts"
import { WorkspaceId } from "../../shared/model/ids.ts"
import { until } from "../kit/clocks/until.ts"
import { Person } from "../kit/people/person.ts"
import { putPart } from "../kit/servers/indexed.ts"
import { newFolder, removeFolder, startPlenary } from "../kit/servers/plenary.ts"
import { quantile as ofSorted } from "./kit/loads.ts"
import type { Row } from "./run.ts"
import { bytesOf, paragraphs } from "./search/paragraphs.ts"

const size = 100_000
const rounds = 20

/** Queries as people type them: frequent and rare words, two characters in mid-clause, a first letter, a phrase. */
const queries = [
  "record",
  "the moderator",
  "data",
  "t",
  "consensus text",
  "数据",
  "共识记录",
  "的",
  "データ",
  "について",
  "の",
  "quorum",
]

/** A word that each hidden text has, and few of the others. */
const hiddenWord = "quorum"

const workspace = WorkspaceId.parse("0190b5c2-7d3e-7000-8000-00000000000a")
const room: SearchedPartition = { workspace, audience: "room" }
const gallery: SearchedPartition = { workspace, audience: "gallery" }

const quantile = (took: readonly number[], share: number): number =>
  ofSorted(
    took.toSorted((a, b) => a - b),
    share,
  )

/** Measures a search over 100,000 paragraphs, what it costs the server's event loop, and the size of the index. */
export async function searching(): Promise<Row[]> {
  const folder = newFolder()
  const file = join(folder, "search.db")
  const texts = paragraphs(size, 7)
  const index = openSearchIndex(file)
  await putPart(index, gallery, "log", texts)
  const bytes = bytesOf(texts)
  const whole = statSync(file).size
  const alone = await timed(index, queries)
  const other = openSearchIndex(join(folder, "other.db"))
  await putPart(other, gallery, "log", texts)
  await putPart(other, room, "log", paragraphs(size, 8, hiddenWord))
  const { without, hiding } = await compared(index, other)
  await index.close()
  await other.close()
  removeFolder(folder)
  const found = await changeFound()
  const ms = (n: number) => n.toFixed(1)
  const thousand = size.toLocaleString("en")
  return [
    {
      what: `a search among ${thousand} paragraphs in three languages, p50 · p95; CPU of it, p50 · p95`,
      measured: `${ms(quantile(alone.took, 0.5))} · ${ms(quantile(alone.took, 0.95))}; ${ms(quantile(alone.cpu, 0.5))} · ${ms(quantile(alone.cpu, 0.95))} ms`,
      target: "p95 ≤ 50 ms",
    },
    {
      what: "the event loop meanwhile, held at p99",
      measured: `${ms(alone.heldMs)} ms`,
      target: "≤ 10 ms",
    },
    {
      what: `CPU of a search, median, without and with ${thousand} hidden texts that have the word`,
      measured: `${ms(quantile(without, 0.5))} · ${ms(quantile(hiding, 0.5))} ms, ${(quantile(hiding, 0.5) / quantile(without, 0.5)).toFixed(3)} ×`,
      target: "≤ 1.1 ×",
    },
    {
      what: "size of the index, without and with the text in it",
      measured: `${((whole - bytes) / bytes).toFixed(2)} · ${(whole / bytes).toFixed(2)} × the text`,
      target: "≤ 1.2 × without",
    },
    {
      what: "a comment is found after, p50 · slowest of ten",
      measured: `${ms(quantile(found, 0.5))} · ${ms(Math.max(...found))} ms`,
      target: "≤ 2,000 ms",
    },
  ]
}

/** Searches as the gallery, one query after the other; each query is asked once before it is measured. */
async function timed(index: SearchIndex, words: readonly string[], times = rounds) {
  const ask = (q: string) => index.find([gallery], { q, offset: 0, limit: 50 })
  for (const q of words) await ask(q)
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const [took, cpu]: [number[], number[]] = [[], []]
  for (let n = 0; n < times; n++)
    for (const q of words) {
      const began = performance.now()
      const used = process.cpuUsage()
      await ask(q)
      took.push(performance.now() - began)
      const { user, system } = process.cpuUsage(used)
      cpu.push((user + system) / 1_000)
    }
  delay.disable()
  return { took, cpu, heldMs: delay.percentile(99) / 1e6 }
}

/** The CPU milliseconds of the gallery's search in two indexes, asked in turn so that both meet the same machine. */
async function compared(without: SearchIndex, hiding: SearchIndex) {
  const cpu: Record<"without" | "hiding", number[]> = { without: [], hiding: [] }
  for (let n = 0; n < 10 * rounds; n++) {
    cpu.without.push(...(await timed(without, [hiddenWord], 1)).cpu)
    cpu.hiding.push(...(await timed(hiding, [hiddenWord], 1)).cpu)
  }
  return cpu
}

/** Milliseconds from a comment to the search that finds it, in a running server. */
async function changeFound(): Promise<number[]> {
  const running = await startPlenary()
  const ann = await Person.join(running.url, running.links["panelist"] ?? "", "Ann")
  const topic = Object.keys(ann.state.topics)[0] ?? ""
  const took: number[] = []
  for (let n = 0; n < 10; n++) {
    const word = `canary${n}`
    const began = performance.now()
    await ann.do("open-thread", { topic, entry: { lang: "en", text: word } })
    await until(async () => {
      const answer = await fetch(`${running.url}/api/search?q=${word}`, { headers: { cookie: ann.cookie } })
      return ((await answer.json()) as { total: number }).total === 1
    }, "the comment is found")
    took.push(performance.now() - began)
  }
  ann.leave()
  await running.stop()
  return took
}
