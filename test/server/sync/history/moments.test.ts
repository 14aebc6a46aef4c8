import { expect, it } from "vitest"
import * as Y from "yjs"
import { openMemory } from "../../../../server/adapters/memory/openMemory.ts"
import type { DocumentHistory } from "../../../../server/ports/documents/documentHistory.ts"
import { createMoments } from "../../../../server/sync/history/moments.ts"
import { noteRoot } from "../../../../shared/document/schema.ts"
import { MemberId, TopicId, WorkspaceId } from "../../../../shared/model/ids.ts"
import { amounts } from "../../../kit/amounts.ts"
import { chance } from "../../../kit/chance.ts"

const topic = TopicId.parse("t1")
const ann = MemberId.parse("ann")
const noon = 1_790_000_000_000

/** A note of one paragraph per 20 words, an update a word and a second; `said` is what it says after each. */
async function written(words: number) {
  const { documents, history } = openMemory()
  await documents.read(topic, WorkspaceId.parse("w1"))
  const doc = new Y.Doc()
  const note = doc.getXmlFragment(noteRoot)
  const said: string[][] = []
  const { below } = chance(amounts.seed)
  const write = async (change: () => void) => {
    const before = Y.encodeStateVector(doc)
    doc.transact(change)
    const update = { by: ann, at: noon + said.length * 1_000, update: Y.encodeStateAsUpdate(doc, before) }
    await documents.append(topic, { epoch: 1, seq: said.length, standing: "open", rights: 0 }, [update], [])
    said.push(note.toArray().map(child => ((child as Y.XmlElement).get(0) as Y.XmlText).toJSON()))
  }
  for (let n = 0; n < words; n++)
    await write(() => {
      if (n % 20 === 0) {
        const paragraph = new Y.XmlElement("paragraph")
        paragraph.insert(0, [new Y.XmlText(`w${n} `)])
        return note.push([paragraph])
      }
      const text = (note.get(below(note.length)) as Y.XmlElement).get(0) as Y.XmlText
      if (n % 7 === 0 && text.length > 4) text.delete(0, 3)
      else text.insert(text.length, `w${n} `)
    })
  return { documents, history, said }
}

it("says at any moment what the note said then, whatever was asked before", async () => {
  const { documents, history, said } = await written(1_300)
  const moments = createMoments(history)
  const { below } = chance(amounts.seed)
  for (let n = 0; n < 40; n++) {
    // a snapshot that comes while somebody looks back changes nothing of what they see
    if (n === 20) await documents.addSnapshot(topic, { epoch: 1, seq: 1_300 }, await whole(history, 1_300))
    const place = below(said.length)
    const { seq, blocks } = await moments.note(topic, noon + place * 1_000 + 400)
    expect(seq).toBe(place + 1)
    expect(blocks.map(({ text }) => text)).toEqual(said[place])
  }
})

async function whole(history: DocumentHistory, seq: number): Promise<Uint8Array> {
  const doc = new Y.Doc()
  for (const update of (await history.stretch(topic, { epoch: 1, seq }, 0)).updates) Y.applyUpdate(doc, update)
  return Y.encodeStateAsUpdate(doc)
}

it("says nothing before the first word, and goes on after a failure", async () => {
  const { history } = await written(3)
  let fails = true
  const flaky: DocumentHistory = {
    ...history,
    stretch: (...of) => (fails ? Promise.reject(new Error("the disk")) : history.stretch(...of)),
  }
  const moments = createMoments(flaky)
  expect(await moments.note(topic, noon - 1)).toEqual({ epoch: 0, seq: 0, blocks: [] })
  await expect(moments.note(topic, noon)).rejects.toThrow("the disk")
  fails = false
  expect((await moments.note(topic, noon)).blocks).toEqual([{ kind: "paragraph", lang: null, text: "w0 " }])
})

it("reads a moment once, and one near it from the nearest rung", async () => {
  const { history } = await written(1_100)
  const from: number[] = []
  const counted: DocumentHistory = {
    ...history,
    stretch: (of, place, after) => {
      from.push(after)
      return history.stretch(of, place, after)
    },
  }
  const moments = createMoments(counted)
  const at = (place: number) => moments.note(topic, noon + place * 1_000 + 400)
  const first = await at(1_050)
  expect(await at(1_050)).toBe(first)
  await at(1_060)
  expect(from).toEqual([0, 1_000])
})
