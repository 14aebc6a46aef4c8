import { openPostgres } from "../../server/adapters/drizzle/postgres/openPostgres.ts"
import type { NewUpdate } from "../../server/ports/documents/documentLog.ts"
import { MemberId, TopicId, WorkspaceId } from "../../shared/model/ids.ts"
import { startPostgres } from "../kit/servers/components/postgres.ts"
import { measured } from "./kit/meter.ts"
import type { Row } from "./run.ts"

/** The notes that are written to in one tick. */
const notes = 24
const warmUpMs = 2_000

/** Updates a second that one server appends to notes on PostgreSQL, each tick durable before the next. */
export async function appending(): Promise<Row[]> {
  const server = await startPostgres()
  const { documents, close } = await openPostgres({ url: await server.createDatabase() })
  const workspace = WorkspaceId.parse("w")
  const topics = Array.from({ length: notes }, (_, n) => TopicId.parse(`t${n}`))
  for (const topic of topics) await documents.read(topic, workspace)
  const update: NewUpdate = { by: MemberId.parse("m"), at: Date.now(), update: new Uint8Array(40).fill(7) }
  const ticksMs: number[] = []
  const start = performance.now()
  const cpu = process.cpuUsage()
  for (let seq = 0, now = start; now - start < warmUpMs + measured * 1_000; seq++) {
    const expected = { epoch: 1, seq, standing: "open" as const, rights: 0 }
    const results = await Promise.all(topics.map(topic => documents.append(topic, expected, [update], [])))
    if (results.some(({ kind }) => kind !== "appended")) throw new Error("an append was refused")
    const ended = performance.now()
    if (now - start > warmUpMs) ticksMs.push(ended - now)
    now = ended
  }
  const { user, system } = process.cpuUsage(cpu)
  const all = await Promise.all(topics.map(topic => documents.read(topic, workspace)))
  if (new Set(all.map(({ head }) => head.seq)).size !== 1) throw new Error("a log has a gap")
  const updates = all.reduce((sum, { head }) => sum + head.seq, 0)
  await close()
  await server.stop()
  const sorted = ticksMs.toSorted((a, b) => a - b)
  const perSecond = (ticksMs.length * notes * 1_000) / ticksMs.reduce((sum, ms) => sum + ms, 0)
  const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN
  return [
    {
      what: `appends on PostgreSQL ${server.version}, ${notes} notes a tick: updates a second · p99 of a tick · CPU of the server`,
      measured: `${Math.round(perSecond)} · ${p99.toFixed(1)} ms · ${((user + system) / updates).toFixed(0)} µs each`,
      target: "≥ 20,000, p99 ≤ 5 ms",
    },
  ]
}
