import { beforeEach, expect, it } from "vitest"
import * as Y from "yjs"
import { openMemory } from "../../../../server/adapters/memory/openMemory.ts"
import { buildVersion, type VersionBytes } from "../../../../server/sync/history/buildVersion.ts"
import { createVersions } from "../../../../server/sync/history/versions.ts"
import { noteRoot } from "../../../../shared/document/schema.ts"
import { MemberId, TopicId, WorkspaceId } from "../../../../shared/model/ids.ts"

const topic = TopicId.parse("t1")
const ann = MemberId.parse("ann")
const ben = MemberId.parse("ben")
const noon = 1_790_000_000_000
const minute = 60_000

let build = async (bytes: VersionBytes) => buildVersion(bytes)

function opened() {
  const { documents, history } = openMemory()
  const docs = new Map<MemberId, Y.Doc>()
  let seq = 0
  let epoch = 1
  const docOf = (by: MemberId) => {
    const known = docs.get(by)
    if (known) return known
    const doc = new Y.Doc()
    for (const other of docs.values()) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    docs.set(by, doc)
    return doc
  }
  return {
    documents,
    versions: createVersions({ history, log: documents, build: bytes => build(bytes) }),
    at: async (at: number) => {
      const version = await room.versions.at(topic, at)
      if (version === "busy") throw new Error("busy")
      return version
    },
    async begin() {
      await documents.read(topic, WorkspaceId.parse("w1"))
    },
    async write(by: MemberId, at: number, change: (note: Y.XmlFragment) => void) {
      const doc = docOf(by)
      const before = Y.encodeStateVector(doc)
      doc.transact(() => change(doc.getXmlFragment(noteRoot)))
      const update = Y.encodeStateAsUpdate(doc, before)
      for (const other of docs.values()) if (other !== doc) Y.applyUpdate(other, update)
      const owner = { client: doc.clientID, member: by }
      await documents.append(topic, { epoch, seq, standing: "open", rights: 0 }, [{ by, at, update }], [owner])
      seq++
    },
    async compact(at: number) {
      const doc = docOf(ann)
      const update = Y.encodeStateAsUpdate(doc)
      await documents.startEpoch(topic, { epoch, seq }, 2, { by: ann, at, update }, { client: 7, member: ann })
      epoch = 2
      seq = 1
    },
  }
}

let room: ReturnType<typeof opened>
beforeEach(async () => {
  build = async bytes => buildVersion(bytes)
  room = opened()
  await room.begin()
})

const paragraph = (text: string) => (note: Y.XmlFragment) => {
  const block = new Y.XmlElement("paragraph")
  block.insert(0, [new Y.XmlText(text)])
  note.push([block])
}
const textOf = (note: Y.XmlFragment, n: number) => (note.get(n) as Y.XmlElement).get(0) as Y.XmlText

it("lists what was written between two pauses as one version, with who wrote", async () => {
  await room.write(ann, noon, paragraph("Data moves."))
  await room.write(ben, noon + minute, note => textOf(note, 0).insert(4, " often"))
  await room.write(ann, noon + 20 * minute, note => textOf(note, 0).insert(0, "Now: "))
  expect(await room.versions.list(topic)).toEqual([
    { epoch: 1, seq: 2, from: noon, at: noon + minute, changes: 2, writers: [ann, ben], compacted: false },
    {
      epoch: 1,
      seq: 3,
      from: noon + 20 * minute,
      at: noon + 20 * minute,
      changes: 1,
      writers: [ann],
      compacted: false,
    },
  ])
})

it("ends a version after half an hour of writing without a pause", async () => {
  for (let n = 0; n <= 40; n++) await room.write(ann, noon + n * minute, paragraph(`${n}`))
  expect((await room.versions.list(topic)).map(({ changes }) => changes)).toEqual([31, 10])
})

it("builds the note as it was, and knows who wrote which words since when", async () => {
  await room.write(ann, noon, paragraph("Data moves."))
  await room.write(ben, noon + minute, note => textOf(note, 0).insert(4, " often"))
  await room.write(ben, noon + 2 * minute, note => textOf(note, 0).delete(0, 4))
  const version = await room.at(noon + minute)
  expect(version).toMatchObject({ epoch: 1, seq: 2, blocks: [{ kind: "paragraph", text: "Data often moves." }] })
  const writers = await room.versions.writers(topic, version!)
  const by = version!.runs.map(runs => runs.map(({ client, length }) => [writers.get(client!)?.member, length]))
  expect(by).toEqual([
    [
      [ann, 4],
      [ben, 6],
      [ann, 7],
    ],
  ])
  expect([...writers.values()]).toEqual([
    { member: ann, since: noon },
    { member: ben, since: noon + minute },
  ])
  expect((await room.at(noon + 9 * minute))?.blocks).toMatchObject([{ text: " often moves." }])
  expect(await room.at(noon - 1)).toBeNull()
})

it("has the pictures between the paragraphs, with who wrote their words", async () => {
  const file = "a".repeat(64)
  await room.write(ann, noon, paragraph("Before."))
  await room.write(ben, noon + minute, note => {
    const picture = new Y.XmlElement("picture")
    for (const [name, value] of Object.entries({ lang: "en", file, alt: "The delta", width: 4, height: 3 }))
      picture.setAttribute(name, value as string)
    note.push([picture])
  })
  await room.write(ann, noon + 2 * minute, paragraph("After."))
  const version = await room.at(noon + 2 * minute)
  expect(version!.blocks.map(({ kind, text, picture }) => [kind, text, picture])).toEqual([
    ["paragraph", "Before.", undefined],
    ["picture", "The delta", { file, width: 4, height: 3 }],
    ["paragraph", "After.", undefined],
  ])
  const writers = await room.versions.writers(topic, version!)
  expect(version!.runs.map(runs => runs.map(({ client, length }) => [writers.get(client!)?.member, length]))).toEqual([
    [[ann, 7]],
    [[ben, 9]],
    [[ann, 6]],
  ])
  expect((await room.at(noon))?.blocks).toHaveLength(1)
})

it("reads the versions before and after the note was compacted", async () => {
  await room.write(ann, noon, paragraph("Before."))
  await room.compact(noon + minute)
  expect(await room.versions.list(topic)).toMatchObject([
    { epoch: 1, seq: 1, writers: [ann], compacted: false },
    { epoch: 2, seq: 1, writers: [], compacted: true },
  ])
  expect(await room.at(noon)).toMatchObject({ epoch: 1, blocks: [{ text: "Before." }] })
  expect(await room.at(noon + minute)).toMatchObject({ epoch: 2, blocks: [{ text: "Before." }] })
})

it("names nobody once the authors were erased", async () => {
  await room.write(ann, noon, paragraph("Data moves."))
  const version = await room.at(noon)
  await room.documents.forgetAuthors(topic)
  expect(await room.versions.list(topic)).toMatchObject([{ changes: 1, writers: [] }])
  expect([...(await room.versions.writers(topic, version!))]).toEqual([])
})

it("builds one version after the other, each once for all who ask, and lets no more than sixteen wait", async () => {
  for (let n = 0; n < 20; n++) await room.write(ann, noon + n * minute, paragraph(`${n}`))
  const release = Promise.withResolvers<void>()
  const begun: VersionBytes[] = []
  build = async bytes => {
    begun.push(bytes)
    await release.promise
    return buildVersion(bytes)
  }
  const asked = Array.from({ length: 17 }, (_, n) => room.versions.at(topic, noon + n * minute))
  const same = room.versions.at(topic, noon)
  expect(await asked[16]).toBe("busy")
  expect(begun.length).toBeLessThanOrEqual(1)
  release.resolve()
  const all = await Promise.all([...asked.slice(0, 16), same])
  expect(all.every(one => one !== null && one !== "busy")).toBe(true)
  expect(begun).toHaveLength(16)
  expect(await room.versions.at(topic, noon + 16 * minute)).not.toBe("busy")
})

it("builds the next version although one could not be built", async () => {
  await room.write(ann, noon, paragraph("a"))
  await room.write(ann, noon + minute, paragraph("b"))
  build = () => Promise.reject(new Error("no memory"))
  const first = room.versions.at(topic, noon)
  await expect(first).rejects.toThrow("no memory")
  build = async bytes => buildVersion(bytes)
  expect(await room.at(noon + minute)).not.toBeNull()
  expect(await room.at(noon)).not.toBeNull()
})
