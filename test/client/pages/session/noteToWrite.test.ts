import { signal } from "@preact/signals-core"
import { expect, test } from "vitest"
import { stageOf } from "../../../../client/pages/session/seated/stageOf.ts"

test("an act on a note that is still opening waits until the note may be written in, and is done then", async () => {
  const note = { topic: "t", doc: signal<unknown>({}), mayWrite: signal(false), status: signal({ is: "connecting" }) }
  const room = {
    topic: signal("t"),
    tab: signal(""),
    note: signal(note),
    live: { shown: { arrived: async () => true } },
  }
  const element = {}
  const page = { updateComplete: Promise.resolve(true), querySelector: () => element }
  let given: unknown
  const asked = stageOf(page as never, "demo", room as never)
    .note("t")
    .then(found => {
      given = found
    })
  await new Promise(resolve => setTimeout(resolve, 50))
  expect(given).toBeUndefined()
  note.mayWrite.value = true
  note.status.value = { is: "live" }
  await asked
  expect(given).toBe(element)
})

test("it does not wait for a note that the network keeps away", async () => {
  const note = { topic: "t", doc: signal<unknown>({}), mayWrite: signal(false), status: signal({ is: "offline" }) }
  const room = {
    topic: signal("t"),
    tab: signal(""),
    note: signal(note),
    live: { shown: { arrived: async () => true } },
  }
  const element = {}
  const page = { updateComplete: Promise.resolve(true), querySelector: () => element }
  expect(await stageOf(page as never, "demo", room as never).note("t")).toBe(element)
})
