import { signal } from "@preact/signals-core"
import { expect, onTestFinished, test, vi } from "vitest"
import * as Y from "yjs"
import { sendAsSuggestions } from "../../../../client/pages/session/seated/sendAsSuggestions.ts"
import { noteRoot } from "../../../../shared/document/schema.ts"

/** A note of one paragraph. */
function noteSaying(words: string): Y.Doc {
  const doc = new Y.Doc()
  const paragraph = new Y.XmlElement("paragraph")
  paragraph.insert(0, [new Y.XmlText(words)])
  doc.getXmlFragment(noteRoot).push([paragraph])
  return doc
}

const was = "The sender publishes what is sent."
const own = " Each quarter."
const edit = { was, own, now: was + own, lang: "en" as const }

/** A room whose note still has the words that were refused, and what is sent. */
function refused(state: "connecting" | "offline") {
  const note = { doc: signal<Y.Doc | null>(noteSaying(edit.now)), status: signal<{ state: string }>({ state }) }
  const sent: { anchor: { exact: string } | null; wording: string }[] = []
  const live = { send: async (_: string, body: (typeof sent)[number]) => ({ ok: sent.push(body) > 0 }) }
  return { note, sent, room: { topic: signal("t"), note: signal(note), live } }
}

test("words that were refused wait for the note to open again, and are suggested on the block that they changed", async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const { note, sent, room } = refused("connecting")
  const done = sendAsSuggestions([edit], room as never)
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(sent).toEqual([])
  note.doc.value = noteSaying(was)
  note.status.value = { state: "live" }
  expect(await done).toBe(true)
  expect(sent).toMatchObject([{ anchor: { exact: was }, wording: was + own }])
})

test("a second press while they wait sends nothing twice", async () => {
  const { note, sent, room } = refused("offline")
  const edits = [edit]
  const presses = [sendAsSuggestions(edits, room as never), sendAsSuggestions(edits, room as never)]
  note.doc.value = noteSaying(was)
  note.status.value = { state: "live" }
  expect(await Promise.all(presses)).toEqual([true, false])
  expect(sent).toHaveLength(1)
})

test("if the block is gone, they are a suggested paragraph", async () => {
  const { note, sent, room } = refused("connecting")
  const done = sendAsSuggestions([edit], room as never)
  note.doc.value = noteSaying("Something else.")
  note.status.value = { state: "live" }
  expect(await done).toBe(true)
  expect(sent).toMatchObject([{ anchor: null, wording: own }])
})
