import { afterEach, beforeEach, describe, expect, it } from "vitest"
import * as Y from "yjs"
import { NoteLog } from "../../kit/noteLog.ts"
import { awarenessFrame, frame, RawClient, updateFrame } from "../../kit/people/rawClient.ts"
import { type Notes, startNotes, topic } from "../../kit/servers/noteServer.ts"

describe("a change to a note", () => {
  let notes: Notes
  beforeEach(async () => {
    notes = await startNotes()
  })
  afterEach(() => notes.stop())

  it("is committed before anyone else sees it and before it is acknowledged", async () => {
    let release = () => {}
    const gate = new Promise<void>(resolve => {
      release = resolve
    })
    const [ann, bob] = [await RawClient.join(notes.url, "ann"), await RawClient.join(notes.url, "bob")]
    await ann.until(() => ann.acked === 1, "ack of SyncStep2")
    let asked = false
    notes.log.before = async () => {
      asked = true
      await gate
      return "go"
    }
    ann.write("hello")
    await ann.until(() => asked, "append")
    // each hears from the other while the commit waits
    for (const one of [ann, bob]) one.send(awarenessFrame([one.doc.clientID, 1, {}]))
    for (const one of [ann, bob]) await one.until(() => one.of(1).length > 0, "the other's caret")
    const meanwhile = [bob.of(0, 2).length, ann.acked]
    release()
    expect(meanwhile).toEqual([0, 1])
    await bob.until(() => bob.of(0, 2).length === 1, "broadcast")
    await ann.until(() => ann.acked === 2, "ack")
    expect(bob.absorb()).toContain("hello")
  })

  it("is acknowledged by the number of durable frames, SyncStep1 not counted, deletions counted", async () => {
    const ann = await RawClient.join(notes.url, "ann")
    ann.write("one")
    ann.send(frame(0, 0, Y.encodeStateVector(ann.doc)))
    ann.send(updateFrame(ann.edit(note => note.delete(0, 1))))
    await ann.until(() => ann.acked === 3, "three frames")
    expect(notes.log.rows).toHaveLength(2)
  })

  it("before the first SyncStep2 is ignored and acknowledged with it", async () => {
    const ann = new RawClient(`${notes.url}/topic?as=ann`)
    await ann.until(() => ann.hello !== undefined, "hello")
    ann.write("early")
    await ann.settled()
    expect([ann.acked, notes.log.rows.length]).toEqual([0, 0])
    ann.send(frame(0, 1, Y.encodeStateAsUpdate(ann.doc)))
    await ann.until(() => ann.acked === 2, "both")
    expect(await notes.sync.documents.text(topic)).toBe("early")
  })

  it("that the log refuses as behind is judged again on what is there, and everyone hears what was missed", async () => {
    const [ann, bob] = [await RawClient.join(notes.url, "ann"), await RawClient.join(notes.url, "bob")]
    const elsewhere = new Y.Doc()
    let first = true
    notes.log.before = async () => {
      if (!first) return "go"
      first = false
      elsewhere.getXmlFragment("note").push([new Y.XmlElement("heading")])
      const update = Y.encodeStateAsUpdate(elsewhere)
      notes.log.rows.push({ ...row, update, seq: 1 })
      return "behind"
    }
    ann.write("mine")
    await bob.until(() => bob.absorb().includes("mine") && bob.text.includes("heading"), "both")
    await ann.until(() => ann.acked === 2, "ack")
    expect(notes.log.rows.map(one => one.seq)).toEqual([1, 2])
  })

  it("survives appends that fail, and an append whose answer is lost is neither doubled nor kept from others", async () => {
    const [ann, bob] = [await RawClient.join(notes.url, "ann"), await RawClient.join(notes.url, "bob")]
    let failures = 2
    notes.log.before = async () => {
      if (failures-- > 0) throw new Error("disk full")
      return "go"
    }
    notes.log.loseAnswers = 1
    ann.write("once")
    await bob.until(() => bob.absorb().includes("once"), "broadcast")
    await ann.until(() => ann.acked === 2, "ack")
    expect(notes.log.rows).toHaveLength(1)
    // a repeated failure with the same message is reported once
    expect(notes.reports.map(String)).toEqual(["Error: disk full", expect.stringContaining("answer")])
  })

  it("is there for who comes later, from the log alone", async () => {
    const ann = await RawClient.join(notes.url, "ann")
    ann.write("kept")
    await ann.until(() => ann.acked === 2, "ack")
    await notes.stop()
    const log = new NoteLog()
    log.rows.push(...notes.log.rows)
    notes = await startNotes(log)
    expect((await RawClient.join(notes.url, "eve")).text).toContain("kept")
  })

  it("is never followed by a clean-up of the server's own, as Yjs does after two people marked the same words", async () => {
    const [ann, bob] = [await RawClient.join(notes.url, "ann"), await RawClient.join(notes.url, "bob")]
    ann.write("marked words")
    await bob.until(() => bob.absorb().includes("marked"), "text")
    for (const one of [ann, bob]) {
      const text = (one.doc.getXmlFragment("note").get(0) as Y.XmlElement).get(0) as Y.XmlText
      one.send(updateFrame(one.edit(() => text.format(0, 6, { strong: {} }))))
    }
    await ann.until(() => ann.acked === 3 && bob.acked === 2, "acks")
    const { update } = await notes.sync.documents.state(topic)
    expect(Y.decodeUpdateV2(update).ds.clients.size).toBe(0)
    expect(notes.log.rows.map(one => one.by).toSorted()).toEqual(["ann", "ann", "bob"])
  })

  it("sent faster than the budget is slowed down and not lost", async () => {
    const ann = await RawClient.join(notes.url, "ann")
    for (let n = 0; n < 8; n++) ann.write(`${n}`.repeat(900_000))
    await ann.until(() => ann.acked === 9, "acks")
    expect(ann.of(103).map(one => one.json?.reason)).toContain("slow")
    expect((await notes.sync.documents.text(topic)).length).toBe(8 * 900_000 + 7)
  })

  it("from inside the process is judged too", async () => {
    const doc = new Y.Doc()
    doc.getXmlFragment("other").push([new Y.XmlElement("paragraph")])
    const member = row.by
    await expect(notes.sync.documents.write(topic, member, Y.encodeStateAsUpdate(doc))).rejects.toThrow("write-refused")
    const good = new Y.Doc()
    good.getXmlFragment("note").push([new Y.XmlElement("paragraph")])
    await notes.sync.documents.write(topic, member, Y.encodeStateAsUpdate(good))
    expect((await notes.sync.documents.state(topic)).seq).toBe(1)
  })
})

const row = { by: "mod", at: 0 } as unknown as NoteLog["rows"][number]
