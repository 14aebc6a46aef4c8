import { afterEach, beforeEach, expect, test } from "vitest"
import { openSearchIndex } from "../../../server/adapters/search/openSearchIndex.ts"
import type { SearchIndex } from "../../../server/ports/database/searchIndex.ts"
import type { Instance } from "../../../server/start/instance/instance.ts"
import { createFollowing, type FollowingPorts } from "../../../server/watches/search/following.ts"
import { WorkspaceId } from "../../../shared/model/ids.ts"
import { until } from "../../kit/clocks/until.ts"
import { putPart } from "../../kit/servers/indexed.ts"
import { watched } from "../../kit/servers/watched.ts"
import { openRecordedNote, type RecordedNote } from "../commands/drift/recordedNote.ts"

const words = {
  kind: "note",
  id: "t",
  lang: "en",
  topic: "t",
  session: "",
  person: "",
  at: 1,
  path: "/t/t",
  order: 2,
} as const

let note: RecordedNote
let index: SearchIndex
let stop = async (): Promise<void> => {}
beforeEach(async () => {
  note = await openRecordedNote()
  index = openSearchIndex("")
})
afterEach(async () => {
  await stop()
  await index.close()
  await note.panel.end()
})

/** Keeps the index as a server on this instance does. */
async function follow(instance: Instance, instead: Partial<FollowingPorts> = {}) {
  const failures: unknown[] = []
  const failed = (failure: unknown) => void failures.push(failure)
  const ports = { ...instance, documents: instance.sync.documents, search: index, failed, ...instead }
  stop = (await watched(createFollowing(ports))).stop
  return failures
}

async function isFound(q: string): Promise<boolean> {
  const [workspace] = await note.panel.instance.directory.workspaces()
  const partition = { workspace: workspace?.id as WorkspaceId, audience: "room" as const }
  return (await index.find([partition], { q, offset: 0, limit: 10 })).total > 0
}

test("a note that another server writes is found", async () => {
  // the server that follows has no room for the note, so that nothing tells it of the change
  const { bus, sync } = note.panel.instance
  const documents = { ...sync.documents, onChange: () => () => {} }
  const failures = await follow(note.panel.instance, { bus: { ...bus, notes: { isAlone: false } }, documents })
  await until(() => isFound("identify"), "the note is found as it was")
  await note.edit(() => note.passage().insert(0, "Canaries: "))
  await until(() => isFound("canaries"), "the words of the other server are found")
  expect(failures).toEqual([])
})

test("a note that could not be read once is read again, and does not hinder the others", async () => {
  const { documents } = note.panel.instance.sync
  let asked = 0
  const text: typeof documents.text = topic => {
    asked += 1
    return asked === 1 ? Promise.reject(new Error("the disk was away")) : documents.text(topic)
  }
  const failures = await follow(note.panel.instance, { documents: { ...documents, text } })
  await until(() => isFound("identify"), "the note is found")
  expect(failures).toHaveLength(1)
})

test("notes and workspaces that the database does not hold leave the index", async () => {
  const [workspace] = await note.panel.instance.directory.workspaces()
  const texts = [{ ...words, key: "lost", text: "lost words" }]
  const elsewhere = { workspace: WorkspaceId.parse("0190b5c2-7d3e-7000-8000-000000000002"), audience: "room" as const }
  const here = { ...elsewhere, workspace: workspace?.id as WorkspaceId }
  await putPart(index, here, "a topic that is gone", texts)
  await putPart(index, elsewhere, "log", texts)
  const total = async () => (await index.find([here, elsewhere], { q: "lost", offset: 0, limit: 10 })).total
  expect(await total()).toBe(2)
  await follow(note.panel.instance)
  await until(async () => (await total()) === 0, "the texts are gone")
})

test("a rebuilt index has everything again and nothing else, and says how far it is", async () => {
  const [workspace] = await note.panel.instance.directory.workspaces()
  const here = { workspace: workspace?.id as WorkspaceId, audience: "room" as const }
  const { instance } = note.panel
  const failures: unknown[] = []
  const ports = {
    ...instance,
    documents: instance.sync.documents,
    search: index,
    failed: (failure: unknown) => void failures.push(failure),
  }
  const following = createFollowing(ports)
  expect(following.progress()).not.toBeNull()
  stop = (await watched(following)).stop
  await until(async () => following.progress() === null, "everything is read")
  expect(await isFound("identify")).toBe(true)
  await putPart(index, here, "minutes", [{ ...words, key: "astray", text: "astray words" }])
  expect(await isFound("astray")).toBe(true)
  following.rebuild()
  // a second press changes nothing
  following.rebuild()
  expect(following.progress()).toMatchObject({ done: 0 })
  await until(async () => following.progress() === null, "everything is read again")
  expect(await isFound("identify")).toBe(true)
  expect(await isFound("astray")).toBe(false)
  expect(failures).toEqual([])
})

test("a rebuild during a reading is over only when everything is read again", async () => {
  const { documents } = note.panel.instance.sync
  const [isHeld, isOpen, isClearing, isLetClear] = Array.from({ length: 4 }, () => Promise.withResolvers<void>())
  let holds = false
  const text: typeof documents.text = async topic => {
    if (holds) {
      isHeld?.resolve()
      await isOpen?.promise
    }
    return documents.text(topic)
  }
  const search: SearchIndex = {
    ...index,
    async clear() {
      isClearing?.resolve()
      await isLetClear?.promise
      await index.clear()
    },
  }
  const { instance } = note.panel
  const failed = (failure: unknown) => expect.unreachable(String(failure))
  const following = createFollowing({ ...instance, documents: { ...documents, text }, search, failed })
  stop = (await watched(following)).stop
  await until(async () => following.progress() === null, "everything is read")
  holds = true
  await note.edit(() => note.passage().insert(0, "Canaries: "))
  await isHeld?.promise
  following.rebuild()
  isOpen?.resolve()
  await isClearing?.promise
  expect(following.progress()).toEqual({ done: 0, all: 1 })
  isLetClear?.resolve()
  await until(async () => following.progress() === null, "everything is read again")
  expect(await isFound("canaries")).toBe(true)
})

test("a start loads no note that is already in the index, and reads one that has changed since", async () => {
  const { documents } = note.panel.instance.sync
  const read: string[] = []
  const text: typeof documents.text = topic => {
    read.push(topic)
    return documents.text(topic)
  }
  const counting = { documents: { ...documents, text } }
  await follow(note.panel.instance, counting)
  await until(() => isFound("identify"), "the note is found")
  expect(read).toHaveLength(1)
  await stop()
  const again = createFollowing({
    ...note.panel.instance,
    ...counting,
    search: index,
    failed: failure => expect.unreachable(String(failure)),
  })
  stop = (await watched(again)).stop
  await until(async () => again.progress() === null, "everything is compared")
  expect(read).toHaveLength(1)
  await stop()
  await note.edit(() => note.passage().insert(0, "Canaries: "))
  await follow(note.panel.instance, counting)
  await until(() => isFound("canaries"), "the words of meanwhile are found")
  expect(read).toHaveLength(2)
})

test("what was held in memory is read again when the thread of the index has ended", async () => {
  let lost = () => {}
  const search: SearchIndex = { ...index, onLoss: listener => ((lost = listener), () => {}) }
  const failures = await follow(note.panel.instance, { search })
  await until(() => isFound("identify"), "the note is found")
  await index.clear()
  lost()
  await until(() => isFound("identify"), "the note is read again")
  expect(failures).toEqual([])
})
