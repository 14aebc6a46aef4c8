import { readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import Sqlite from "better-sqlite3"
import { databaseIn } from "../../server/start/instance/database.ts"
import { openStage } from "../../server/start/stage.ts"
import { compactLog } from "../../server/sync/room/kept/compaction.ts"
import type { SessionId, TopicId } from "../../shared/model/ids.ts"
import { chance } from "../kit/chance.ts"
import { minuteMs, openHour } from "../kit/clocks/hour.ts"
import { until } from "../kit/clocks/until.ts"
import { Person } from "../kit/people/person.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../kit/servers/plenary.ts"
import { Load } from "./kit/loads.ts"
import { warmUp } from "./kit/meter.ts"
import { finish, serve } from "./kit/servers.ts"
import { trace } from "./kit/trace.ts"
import type { Row } from "./run.ts"

const seed = 20_261_127
/** The mean pause between two keystrokes, in milliseconds. The pauses are random, because times take space, too. */
const pauseMs = 200
/** The updates after which a room in use makes a snapshot (server/sync/room/kept/snapshot). */
const perSnapshot = 10_000
const perAppend = 1_000
const moments = 100
/** Seconds in which written bytes are counted, after the warm-up. */
const writingSeconds = Number(process.env["BENCH_SECONDS"] ?? 60)

/** The bytes of all files of a data folder. */
const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(file => file.isFile())
    .reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0)

interface Written {
  topic: TopicId
  session: SessionId
  /** a link to the moderator's seat */
  link: string
  from: number
  to: number
}

/** Writes a session in which one note got all updates, each one a keystroke, with the snapshots of a room in use. */
async function write(folder: string, updates: readonly Uint8Array[]): Promise<Written> {
  const { below } = chance(seed)
  const pauses = updates.map(() => Math.round(-pauseMs * Math.log((1 + below(1e6)) / 1e6)))
  const length = pauses.reduce((sum, pause) => sum + pause, 0)
  const from = Date.now() - length - 90 * minuteMs
  const { stage, instance, close } = await openStage(databaseIn(folder))
  const { session, topic, chair, writer: by, tokens } = await openHour(stage, from, "disk", { attribution: "named" })
  const workspace = (await instance.directory.workspaces())[0]?.id
  if (!workspace) throw new Error("no workspace")
  await instance.log.read(topic, workspace)
  const { rights } = await instance.store.newest(workspace)
  let at = from
  let snapshot: Uint8Array | null = null
  for (let seq = 0; seq < updates.length; seq += perAppend) {
    const some = updates.slice(seq, seq + perAppend)
    const rows = some.map((update, n) => ({ by, update, at: (at += pauses[seq + n] ?? 0) }))
    await instance.log.append(topic, { epoch: 1, seq, standing: "open", rights }, rows, [])
    const end = seq + some.length
    if (end % perSnapshot > 0 && end < updates.length) continue
    snapshot = compactLog({ snapshot, updates: updates.slice(end - (end % perSnapshot || perSnapshot), end) }).update
    await instance.log.addSnapshot(topic, { epoch: 1, seq: end }, snapshot)
  }
  stage.at(at + minuteMs)
  await stage.do(chair, "close-session", { session })
  await close()
  return { topic, session, link: `#${tokens.get("moderator")}`, from, to: at }
}

/** The most updates of one note that are not in a segment. */
function unsealed(folder: string): number {
  const database = new Sqlite(databaseIn(folder), { readonly: true })
  const most = database.prepare("SELECT max(last_seq - sealed_seq) FROM doc_head").pluck().get()
  database.close()
  return Number(most)
}

/** Milliseconds until each of some random moments of the replay has arrived. */
async function replay({ url }: Running, { topic, session, link, from, to }: Written): Promise<number[]> {
  const person = await Person.join(url, link, "Reader")
  const { below } = chance(seed)
  const took: number[] = []
  for (let n = 0; n < moments; n++) {
    const at = from + below(to - from)
    const began = performance.now()
    const answer = await fetch(`${url}/api/sessions/${session}/note?topic=${topic}&at=${at}`, {
      headers: { cookie: person.cookie },
    })
    await answer.arrayBuffer()
    if (!answer.ok) throw new Error(`a moment was answered with ${answer.status}`)
    took.push(performance.now() - began)
  }
  person.leave()
  return took
}

/** A paper as it was typed: how much its whole history takes, and how long a moment of it. */
async function history(): Promise<Row[]> {
  const updates = trace(1)
  if (!updates) return [{ what: "history on disk", measured: "no trace (PLENARY_TRACE)", target: "" }]
  const folder = newFolder()
  const written = await write(folder, updates)
  const each = () => (sizeOf(folder) / updates.length).toFixed(1)
  const open = each()
  const first = await startPlenary({ folder })
  await until(() => unsealed(folder) < perAppend, "the watch has sealed what is old", 60_000)
  await first.stop()
  const sealed = each()
  const running = await startPlenary({ folder })
  const took = await replay(running, written)
  await running.stop()
  removeFolder(folder)
  const sorted = took.toSorted((a, b) => a - b)
  const ms = (value = Number.NaN) => value.toFixed(0)
  const of = `${(updates.length - 1).toLocaleString("en")} edits, each an update`
  return [
    {
      what: `bytes of the data folder per edit, whole history, ${of}: open · sealed, after a clean stop`,
      measured: `${open} · ${sealed}`,
      target: "≤ 60 · ≤ 6",
    },
    {
      what: `any moment of that history over HTTP: the first · p50 · p99 of ${moments}`,
      measured: `${ms(took[0])} · ${ms(sorted[moments / 2])} · ${ms(sorted[Math.ceil(moments * 0.99) - 1])} ms`,
      target: "≤ 300 ms",
    },
  ]
}

/** The bytes that a process has caused to be written to a disk so far. */
const writtenBy = (pid: number): number =>
  Number(/^write_bytes: (\d+)$/m.exec(readFileSync(`/proc/${pid}/io`, "utf8"))?.[1])

/** The bytes that go to the disk for each update, while many notes are typed in at once. */
async function writing(): Promise<Row> {
  const served = await serve("Plenary", { rooms: 200 })
  const load = new Load()
  const marks: { at: number; bytes: number }[] = []
  const timer = setInterval(() => marks.push({ at: Date.now(), bytes: writtenBy(served.pid) }), 100)
  const seconds = warmUp + writingSeconds
  const { sent } = await load.tell({ do: "edit", targets: served.editors, each: 3, perSecond: 2, seconds })
  clearInterval(timer)
  load.end()
  await finish(served)
  const begins = (sent[0]?.[1] ?? 0) + warmUp * 1_000
  const [before, after] = [marks.find(({ at }) => at >= begins), marks.at(-1)]
  if (!before || !after) throw new Error("nothing was measured")
  const count = sent.filter(([, at]) => at >= before.at && at < after.at).length
  return {
    what: `bytes written to the disk per update, 200 rooms × 3 editors × 2/s for ${writingSeconds} s`,
    measured: `${((after.bytes - before.bytes) / count / 1_000).toFixed(1)} kB`,
    target: "≤ 1.5 kB",
  }
}

/** The disk: bytes of the history, open and sealed, and bytes written for it. */
export const disk = async (): Promise<Row[]> => [...(await history()), await writing()]
