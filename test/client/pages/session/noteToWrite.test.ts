import { signal } from "@preact/signals-core"
import { expect, onTestFinished, test, vi } from "vitest"
import { stageOf } from "../../../../client/pages/session/seated/stageOf.ts"

/** A page on topic "t" whose note has this status, and the context of an act on the note. */
function opening(state: "connecting" | "offline") {
  const note = {
    topic: "t",
    doc: signal<unknown>({}),
    mayWrite: signal(false),
    status: signal<{ state: string }>({ state }),
  }
  const live = { shown: { arrived: async () => true } }
  const room = { topic: signal("t"), tab: signal(""), note: signal(note), live }
  const element = {}
  const page = { updateComplete: Promise.resolve(true), querySelector: () => element }
  return { note, element, asked: stageOf(page as never, "demo", room as never).note("t") }
}

test("an act on a note that is still opening waits until the note may be written in", async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const { note, element, asked } = opening("connecting")
  let given: unknown
  void asked.then(found => {
    given = found
  })
  await vi.advanceTimersByTimeAsync(9_000)
  expect(given).toBeUndefined()
  note.mayWrite.value = true
  note.status.value = { state: "live" }
  expect(await asked).toBe(element)
})

test("it does not wait for a note that is offline", async () => {
  const { element, asked } = opening("offline")
  expect(await asked).toBe(element)
})
