import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { createDriftWatch } from "../../../server/watches/drift.ts"
import { until } from "../../kit/clocks/until.ts"
import { watched } from "../../kit/servers/watched.ts"
import { openRecordedNote, type RecordedNote } from "../commands/drift/recordedNote.ts"

let note: RecordedNote
beforeEach(async () => {
  note = await openRecordedNote()
})
afterEach(() => note.panel.end())

const edit = (change: () => void) => note.edit(change)
const passage = () => note.passage()
const recorded = () => note.recorded()
const says = () => note.says()

describe("the watch", () => {
  const watch = async () => {
    const errors: unknown[] = []
    const { instance } = note.panel
    const ports = { ...instance, documents: instance.sync.documents, failed: (error: unknown) => errors.push(error) }
    const drift = await watched(createDriftWatch(ports))
    return { stop: () => drift.stop(), errors }
  }

  test("notices by itself what is typed, and its undoing", async () => {
    await recorded()
    const { stop, errors } = await watch()
    await edit(() => passage().insert(5, "some "))
    await until(async () => (await says()) !== null, "the badge is set")
    await edit(() => passage().delete(5, 5))
    await until(async () => (await says()) === null, "the badge is taken away")
    await stop()
    expect(errors).toEqual([])
  })

  test("tells what a passage that differs says by now, once the writing rests, and not at each key", async () => {
    await recorded()
    const { stop, errors } = await watch()
    await edit(() => passage().insert(5, "some "))
    await until(async () => (await says()) !== null, "the badge is set")
    const found = async () => (await note.entries()).filter(({ kind }) => kind === "drift-found").length
    for (const letter of "more") await edit(() => passage().insert(5, letter))
    await until(async () => (await says())?.includes("erom") ?? false, "what it says now")
    expect(await found()).toBe(2)
    await stop()
    expect(errors).toEqual([])
  })

  test("has ended what it began when it is stopped, and after a drain nothing is read any more", async () => {
    await recorded()
    const { stop, errors } = await watch()
    await edit(() => passage().insert(5, "some "))
    await new Promise(resolve => setTimeout(resolve, 1_000))
    await stop()
    await note.panel.instance.sync.documents.drain()
    await expect(note.panel.instance.sync.documents.text(note.panel.topic)).rejects.toThrow("the notes are closed")
    expect(errors).toEqual([])
  })

  test("finds after a restart what changed while nobody watched", async () => {
    await recorded()
    await edit(() => passage().insert(5, "some "))
    expect(await says()).toBeNull()
    const first = await watch()
    await until(async () => (await says()) !== null, "the badge is set")
    await first.stop()
    await edit(() => passage().delete(5, 5))
    const second = await watch()
    await until(async () => (await says()) === null, "the badge is taken away")
    await second.stop()
    expect([...first.errors, ...second.errors]).toEqual([])
  })
})

test("a look that is to come keeps no process from ending", async () => {
  await recorded()
  await note.panel.stage.settle()
  let change: (topic: string) => void = () => {}
  const documents = {
    ...note.panel.instance.sync.documents,
    onChange: (told: (topic: never) => void) => {
      change = told as typeof change
      return () => {}
    },
  }
  const watch = await watched(
    createDriftWatch({ ...note.panel.instance, documents, failed: error => expect.fail(String(error)) }),
  )
  const timers = () => process.getActiveResourcesInfo().filter(kind => kind === "Timeout").length
  const before = timers()
  change("another topic")
  expect(timers()).toBe(before)
  await watch.stop()
})
