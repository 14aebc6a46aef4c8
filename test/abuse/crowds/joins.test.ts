import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest"
import * as Y from "yjs"
import { MemberId } from "../../../shared/model/ids.ts"
import { amounts } from "../../kit/amounts.ts"
import { NoteLog } from "../../kit/noteLog.ts"
import { frame, paragraph, RawClient } from "../../kit/people/rawClient.ts"
import { type Notes, startNotes, topic } from "../../kit/servers/noteServer.ts"

/** The number of times that a whole document was encoded, or all of its bytes were copied. */
const counted = vi.hoisted(() => ({ encodes: 0 }))

vi.mock(import("yjs"), async importOriginal => {
  const real = await importOriginal()
  const counting = <Args extends [unknown, ...unknown[]], Result>(work: (...args: Args) => Result) =>
    vi.fn((...args: Args): Result => {
      counted.encodes += 1
      return work(...args)
    })
  return {
    ...real,
    encodeStateAsUpdate: counting(real.encodeStateAsUpdate),
    encodeStateAsUpdateV2: counting(real.encodeStateAsUpdateV2),
    diffUpdate: counting(real.diffUpdate),
    convertUpdateFormatV1ToV2: counting(real.convertUpdateFormatV1ToV2),
    convertUpdateFormatV2ToV1: counting(real.convertUpdateFormatV2ToV1),
  }
})

/** The log of a text that was typed key by key. */
function typed(keystrokes: number): NoteLog {
  const log = new NoteLog()
  const doc = new Y.Doc()
  const by = MemberId.parse("ann")
  doc.on("update", update => log.rows.push({ by, at: 0, update, seq: log.rows.length + 1 }))
  const text = new Y.XmlText()
  const block = new Y.XmlElement("paragraph")
  block.insert(0, [text])
  doc.getXmlFragment("note").push([block])
  while (log.rows.length < keystrokes) text.insert(text.length, "x")
  log.claims.push({ client: doc.clientID, member: by })
  return log
}

let notes: Notes
beforeAll(async () => {
  const caps = { process: 2_000, member: 2_000, address: 2_000 }
  notes = await startNotes(typed(amounts.keystrokes), caps)
})
afterAll(() => notes.stop())
beforeEach(() => {
  counted.encodes = 0
})

/** Joins without any content, and is in step once it has the server's SyncStep2. */
async function join(as: string): Promise<RawClient> {
  const client = new RawClient(`${notes.url}/topic?as=${as}`)
  await client.until(() => client.hello !== undefined, "hello")
  client.send(frame(0, 0, new Uint8Array([0])))
  await client.until(() => client.of(0, 1).length > 0, "SyncStep2")
  if (client.hello?.mayWrite === true) client.send(frame(0, 1, new Uint8Array([0, 0])))
  return client
}
const crowd = (as: (n: number) => string) => Promise.all(Array.from({ length: amounts.joins }, (_, n) => join(as(n))))
const leave = (clients: readonly RawClient[]) => clients.forEach(client => client.close())

test(`${amounts.joins} who come at once to ${amounts.keystrokes} keystrokes cost at most one encode of them`, async () => {
  const readers = await crowd(() => "eve")
  expect(counted.encodes).toBe(1)
  const panel = await crowd(n => (n % 2 ? "ann" : "bob"))
  expect(counted.encodes).toBe(1)
  const [reader, panelist] = [readers.at(-1), panel.at(-1)]
  expect(reader?.absorb()).toHaveLength(amounts.keystrokes - 1 + "<paragraph></paragraph>".length)
  expect(panelist?.absorb()).toBe(reader?.text)
  leave([...readers, ...panel])
})

test("the same while somebody types: at most one encode for each seq, and all have the newest text", async () => {
  const writer = await join("ann")
  writer.absorb()
  writer.write("first")
  await writer.until(() => writer.acked === 2, "the replica is loaded")
  const from = notes.log.rows.length
  counted.encodes = 0
  const typing = { on: true }
  // A separate document encodes the text, and is not counted.
  const doc = new Y.Doc()
  const waiting: Uint8Array[] = []
  doc.on("update", update => waiting.push(update))
  const typist = (async () => {
    for (let n = 0; typing.on; n++) {
      doc.getXmlFragment("note").push([paragraph(`key ${n}`)])
      for (const update of waiting.splice(0)) writer.send(frame(0, 2, update))
      await new Promise(resolve => setTimeout(resolve, 15))
    }
  })()
  const readers = await crowd(n => (n % 2 ? "eve" : "bob"))
  typing.on = false
  await typist
  await writer.settled()
  const seqs = notes.log.rows.length - from
  expect(seqs).toBeGreaterThan(2)
  expect(counted.encodes).toBeLessThanOrEqual(seqs + 1)
  const text = await notes.sync.documents.text(topic)
  const last = readers.at(-1)
  await last?.until(() => last.absorb().includes(`key ${seqs - 1}`), "the newest text")
  expect(text.split("\n")).toHaveLength(seqs + 2)
  leave([...readers, writer])
})

test("GET …/state encodes and compresses once for all readers at the same seq", async () => {
  const all = await Promise.all(Array.from({ length: amounts.joins }, () => notes.sync.documents.state(topic)))
  const bodies = await Promise.all(all.map(state => state.zipped()))
  expect(new Set(bodies).size).toBe(1)
  expect(counted.encodes).toBe(1)
})
