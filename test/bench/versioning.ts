import { join } from "node:path"
import { monitorEventLoopDelay } from "node:perf_hooks"
import * as Y from "yjs"
import { openMemory } from "../../server/adapters/memory/openMemory.ts"
import { inWorker } from "../../server/adapters/system/inWorker.ts"
import { createVersions } from "../../server/sync/history/versions.ts"
import { noteRoot } from "../../shared/document/schema.ts"
import { MemberId, TopicId, WorkspaceId } from "../../shared/model/ids.ts"
import { sleep } from "../kit/clocks/until.ts"
import type { Row } from "./run.ts"

const paragraphs = 20_000
/** The paragraphs that one update of the log adds. */
const atOnce = 20
const versions = 5
const text = "What the panel writes in one paragraph of its note, in a sentence or two."

/** How long the event loop stands still while versions of a long note are built, and how long each takes. */
export async function versioning(): Promise<Row[]> {
  const { documents, history } = openMemory()
  const topic = TopicId.parse("t1")
  const member = MemberId.parse("m1")
  await documents.read(topic, WorkspaceId.parse("w1"))
  const doc = new Y.Doc()
  const note = doc.getXmlFragment(noteRoot)
  for (let seq = 0; seq < paragraphs / atOnce; seq++) {
    const before = Y.encodeStateVector(doc)
    doc.transact(() => {
      for (let n = 0; n < atOnce; n++) {
        const paragraph = new Y.XmlElement("paragraph")
        paragraph.insert(0, [new Y.XmlText(text)])
        note.push([paragraph])
      }
    })
    const written = { by: member, at: seq + 1, update: Y.encodeStateAsUpdate(doc, before) }
    const place = { epoch: 1, seq, standing: "open", rights: 0 } as const
    await documents.append(topic, place, [written], [{ client: doc.clientID, member }])
  }
  const program = join(import.meta.dirname, "../../server/start/programs/versioning.ts")
  const built = createVersions({ history, log: documents, build: bytes => inWorker(program, bytes) })
  const delay = monitorEventLoopDelay({ resolution: 1 })
  // the loop of the measurement itself comes to rest
  await sleep(500)
  delay.enable()
  const began = performance.now()
  for (let n = 0; n < versions; n++) {
    const version = await built.at(topic, paragraphs / atOnce - n)
    if (version === "busy" || version?.blocks.length !== paragraphs - n * atOnce) throw new Error("another version")
  }
  const each = (performance.now() - began) / versions
  delay.disable()
  const ms = (nanoseconds: number) => `${(nanoseconds / 1e6).toFixed(0)} ms`
  return [
    {
      what: `the event loop while versions of a note of ${paragraphs.toLocaleString("en")} paragraphs are built, p99 and most`,
      measured: `${ms(delay.percentile(99))}, ${ms(delay.max)}; ${Math.round(each)} ms a version`,
      target: "≤ 50 ms at p99",
    },
  ]
}
