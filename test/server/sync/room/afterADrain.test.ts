import { expect, it, onTestFinished, vi } from "vitest"
import * as Y from "yjs"
import { noteRoot } from "../../../../shared/document/schema.ts"
import { MemberId } from "../../../../shared/model/ids.ts"
import { NoteLog } from "../../../kit/noteLog.ts"
import { paragraph } from "../../../kit/people/rawClient.ts"
import { startNotes, topic } from "../../../kit/servers/noteServer.ts"

it("writes that come while another commits share one tick, and no tick is left that would load the note again after the drain", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout"], shouldAdvanceTime: true })
  onTestFinished(() => void vi.useRealTimers())
  const log = new NoteLog()
  let loads = 0
  const { read } = log
  log.read = (...of) => {
    loads += 1
    return read(...of)
  }
  const notes = await startNotes(log)
  const ann = MemberId.parse("ann")
  const doc = new Y.Doc()
  const write = (text: string) => {
    const before = Y.encodeStateVector(doc)
    doc.getXmlFragment(noteRoot).push([paragraph(text)])
    return notes.sync.documents.write(topic, ann, Y.encodeStateAsUpdate(doc, before))
  }
  const more: Promise<void>[] = []
  log.before = async () => {
    if (more.length === 0) more.push(write("two"))
    return "go"
  }
  await write("one")
  await Promise.all(more)
  await notes.stop()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(log.rows).toHaveLength(2)
  expect(loads).toBe(1)
  expect(notes.reports).toEqual([])
})
