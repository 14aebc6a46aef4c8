import { createHash } from "node:crypto"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import * as Y from "yjs"
import { makeAnchor } from "../../../../shared/document/anchors.ts"
import { readNote } from "../../../../shared/document/readers.ts"
import { eventually } from "../../../kit/clocks/eventually.ts"
import { RawClient } from "../../../kit/people/rawClient.ts"
import { type Notes, startNotes, topic } from "../../../kit/servers/noteServer.ts"

describe("a new epoch", () => {
  let notes: Notes
  let ann: RawClient
  beforeEach(async () => {
    notes = await startNotes()
    ann = await RawClient.join(notes.url, "ann")
    const heading = new Y.XmlElement("heading")
    heading.setAttribute("level", 2 as never)
    const text = new Y.XmlText()
    text.insert(0, "A ")
    text.insert(2, "link", { link: { href: "https://example.org" } })
    heading.insert(0, [text])
    ann.write("first words, to be deleted")
    ann.send(new Uint8Array([0, 2, ...withLength(ann.edit(note => note.delete(0, 1)))]))
    ann.send(new Uint8Array([0, 2, ...withLength(ann.edit(note => note.push([heading])))]))
    ann.write("words that an anchor names")
    await ann.until(() => ann.acked === 5, "acks")
  })
  afterEach(() => notes.stop())
  const withLength = (bytes: Uint8Array) => [(bytes.length & 127) | 128, bytes.length >> 7, ...bytes]
  const left = async () => {
    ann.close()
    await expect.poll(async () => "epoch" in (await notes.sync.documents.startEpoch(topic, []))).toBe(true)
  }

  it("does not begin while somebody is in", async () => {
    expect(await notes.sync.documents.startEpoch(topic, [])).toEqual({ busy: true })
    expect(notes.log.epoch).toBe(1)
  })

  it("says the same by one client id, with marks and attributes", async () => {
    const before = ann.text
    await left()
    const late = await RawClient.join(notes.url, "bob")
    expect(late.text).toBe(before)
    expect(late.hello).toMatchObject({ epoch: 2 })
    expect(Y.decodeStateVector(Y.encodeStateVector(late.doc)).size).toBe(1)
    late.write("goes on")
    await late.until(() => late.acked === 2, "ack")
  })

  it("closes with 4409 for a page that says the old one, and for a stock client that brings the old document", async () => {
    await left()
    const stale = new RawClient(`${notes.url}/topic?as=ann&epoch=1`)
    await stale.until(() => stale.closed === 4409, "close")
    const stock = await RawClient.join(notes.url, "ann")
    stock.send(new Uint8Array([0, 1, ...withLength(Y.encodeStateAsUpdate(ann.doc))]))
    await stock.until(() => stock.closed === 4409, "close")
    expect((await notes.sync.documents.text(topic)).match(/anchor/g)).toHaveLength(1)
  })

  it("says where anchors are in it, and finds those of before by their quotes", async () => {
    const { text } = readNote(ann.doc)
    const sha256 = (of: string) => createHash("sha256").update(of).digest("hex")
    const from = text.indexOf("an anchor")
    const anchor = makeAnchor(ann.doc, { from, to: from + 9 }, sha256)
    if (!anchor) throw new Error("no anchor")
    expect(await notes.sync.documents.resolve(topic, anchor)).toMatchObject({ state: "exact" })
    const other = { ...anchor, start: "", end: "", exact: "words that nobody wrote", hash: "" }
    ann.close()
    const begin = () => notes.sync.documents.startEpoch(topic, [anchor, other], 77)
    const begun = await eventually(async () => {
      const done = await begin()
      if ("busy" in done) throw new Error("somebody is in")
      return done
    })
    expect(begun).toMatchObject({ epoch: 77, places: [{ start: expect.any(String) }, null] })
    const [place] = begun.places
    expect(await notes.sync.documents.resolve(topic, { ...anchor, ...place })).toMatchObject({ state: "exact" })
    expect(await notes.sync.documents.resolve(topic, anchor)).toEqual({ state: "shifted", text: "an anchor" })
  })

  it("lets nobody claim the id that its text was written with", async () => {
    await left()
    const bob = await RawClient.join(notes.url, "bob")
    bob.doc.clientID = [...Y.decodeStateVector(Y.encodeStateVector(bob.doc)).keys()][0] ?? 0
    bob.write("in nobody's name")
    await bob.until(() => bob.closed === 4400, "close")
  })
})
