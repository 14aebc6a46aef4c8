import * as decoding from "lib0/decoding"
import { afterEach, beforeEach, describe, expect, it, test, vi } from "vitest"
import * as Y from "yjs"
import { protocolVersion } from "../../../shared/contract/version.ts"
import { NoteLog } from "../../kit/noteLog.ts"
import { awarenessFrame, frame, paragraph, RawClient, updateFrame } from "../../kit/people/rawClient.ts"
import { type Notes, startNotes, topic } from "../../kit/servers/noteServer.ts"
import { ProcessBuses } from "../../kit/servers/processBuses.ts"

describe("a reader", () => {
  let notes: Notes
  let ann: RawClient
  let eve: RawClient
  beforeEach(async () => {
    notes = await startNotes()
    ann = await RawClient.join(notes.url, "ann")
    eve = await RawClient.join(notes.url, "eve")
  })
  afterEach(() => notes.stop())

  it("is told that it only reads, and is never asked for its document", () => {
    expect(eve.hello).toMatchObject({ mayWrite: false, role: "observer" })
    expect(eve.of(0, 0)).toHaveLength(0)
    expect(ann.hello).toMatchObject({ mayWrite: true, role: "panelist", version: protocolVersion, epoch: 1, seq: 0 })
    expect(ann.of(0, 0)).toHaveLength(1)
  })

  const overlong = (...prefix: number[]) => {
    const update = new Y.Doc()
    update.getXmlFragment("note").push([new Y.XmlElement("paragraph")])
    const bytes = Y.encodeStateAsUpdate(update)
    return new Uint8Array([...prefix, bytes.length, ...bytes])
  }
  /** The client ids of a message about carets. */
  const people = (bytes: Uint8Array): number[] => {
    const decoder = decoding.createDecoder(bytes)
    return Array.from({ length: decoding.readVarUint(decoder) }, () => {
      const client = decoding.readVarUint(decoder)
      decoding.readVarUint(decoder)
      decoding.readVarString(decoder)
      return client
    })
  }
  it.each([
    ["an Update", overlong(0, 2)],
    ["a SyncStep2", overlong(0, 1)],
    ["an Update whose kind is overlong", overlong(0, 0x82, 0)],
    ["an Update whose type is overlong", overlong(0x80, 0, 2)],
    ["a SyncStep2 with both overlong", overlong(0x80, 0x80, 0, 0x81, 0)],
    ["an awareness", awarenessFrame([7, 1, { cursor: null, composing: true }])],
    ["an Update of garbage", updateFrame(new Uint8Array([9, 9, 9]))],
  ])("that sends %s changes nothing, reaches nobody and is told nothing", async (_name, bytes) => {
    const bob = await RawClient.join(notes.url, "bob")
    const heard = ann.seen.length
    eve.send(bytes)
    await eve.settled()
    // a frame of Eve's would come to Ann before the caret that Bob moves now, or with it
    bob.send(awarenessFrame([bob.doc.clientID, 1, {}]))
    await ann.until(() => ann.seen.slice(heard).some(({ type }) => type === 1), "Bob's caret")
    expect(notes.log.rows).toHaveLength(0)
    const others = ann.seen.slice(heard).filter(one => one.type !== 100)
    expect(others.map(one => [one.type, one.bytes && people(one.bytes)])).toEqual([[1, [bob.doc.clientID]]])
    expect([eve.closed, eve.rejected.length, eve.acked]).toEqual([null, 0, 0])
    ann.write("still read")
    await eve.until(() => eve.absorb().includes("still read"), "reading goes on")
  })

  it("who was a writer when the note was locked gets 102 for news, and reads on", async () => {
    const bob = await RawClient.join(notes.url, "bob")
    notes.seats.setMode("locked")
    await bob.until(() => bob.of(103).some(one => one.json?.reason === "mode"), "notice")
    bob.write("too late")
    await bob.until(() => bob.rejected.length === 1, "102")
    expect(bob.rejected[0]).toMatchObject({ code: "note-locked", upTo: 2 })
    notes.seats.setMode("open")
    const again = await RawClient.join(notes.url, "ann")
    again.write("after the lock")
    await bob.until(() => bob.of(0, 2).length === 1, "reading goes on")
    expect(await notes.sync.documents.text(topic)).toBe("after the lock")
  })

  it("who was demoted is refused although nobody announced it", async () => {
    notes.seats.mode = "suggest"
    ann.write("as if nothing had happened")
    await ann.until(() => ann.rejected.length === 1, "102")
    expect(ann.rejected[0]).toMatchObject({ code: "not-permitted", params: { role: "moderator" } })
    const mod = await RawClient.join(notes.url, "mod")
    mod.write("accepted")
    await mod.until(() => mod.acked === 2, "ack")
  })

  it("who comes back to a locked note with nothing new is not refused, deletions it carries along included", async () => {
    ann.write("one")
    ann.send(updateFrame(ann.edit(note => note.delete(0, 1))))
    ann.write("two")
    await ann.until(() => ann.acked === 4, "acks")
    const back = await RawClient.join(notes.url, "ann")
    notes.seats.mode = "locked"
    back.send(frame(0, 1, Y.encodeStateAsUpdate(ann.doc)))
    back.send(updateFrame(Y.encodeStateAsUpdate(ann.doc)))
    await back.until(() => back.acked === 3, "known")
    expect(back.rejected).toEqual([])
  })

  it("who becomes a writer is greeted anew and asked for what it has", async () => {
    notes.seats.deal("eve", "panelist")
    await eve.until(() => eve.hello?.mayWrite === true && eve.of(0, 0).length === 1, "hello")
    eve.send(frame(0, 1, Y.encodeStateAsUpdate(eve.doc)))
    eve.write("promoted")
    await ann.until(() => ann.absorb().includes("promoted"), "broadcast")
  })

  it("who may write again brings what was typed in between", async () => {
    notes.seats.setMode("locked")
    await ann.until(() => ann.of(103).length === 1, "notice")
    ann.edit(note => note.push([paragraph("typed in between")]))
    notes.seats.setMode("open")
    await ann.until(() => ann.of(0, 0).length === 2, "asked again")
    ann.write("with a gap, as it is not asked for")
    ann.send(frame(0, 1, Y.encodeStateAsUpdate(ann.doc)))
    await ann.until(() => ann.acked === 3, "all")
    expect(await notes.sync.documents.text(topic)).toBe("typed in between\nwith a gap, as it is not asked for")
  })

  it("whose seat is revoked is out at once, in the middle of a long commit too", async () => {
    let release = () => {}
    const gate = new Promise<void>(resolve => {
      release = resolve
    })
    let isCommitting = false
    notes.log.before = async () => {
      isCommitting = true
      await gate
      return "go"
    }
    ann.write("long")
    await ann.until(() => isCommitting, "the commit")
    notes.seats.deal("eve", null)
    await eve.until(() => eve.closed === 4403, "close")
    expect(notes.log.rows).toHaveLength(0)
    release()
  })

  it("whose seat was revoked silently is out with its next write", async () => {
    const bob = await RawClient.join(notes.url, "bob")
    const seats = notes.seats
    const announce = seats.announce
    seats.announce = () => {}
    seats.deal("bob", null)
    seats.announce = announce
    bob.write("from outside")
    await bob.until(() => bob.closed === 4403, "close")
    expect(notes.log.rows).toHaveLength(0)
  })
})

describe("the door", () => {
  let notes: Notes
  beforeEach(async () => {
    notes = await startNotes()
  })
  afterEach(() => notes.stop())
  const closing = async (path: string) => {
    const client = new RawClient(`${notes.url}/${path}`)
    await client.until(() => client.closed !== null, path)
    return client.closed
  }

  it("says by a close code why one may not come in, after the handshake", async () => {
    expect(await closing("topic")).toBe(4401)
    expect(await closing("topic?as=stranger")).toBe(4403)
    expect(await closing("elsewhere?as=ann")).toBe(4403)
    expect(await closing("%E0%A4%A?as=ann")).toBe(4404)
    expect(await closing("topic?as=ann&v=0")).toBe(4426)
    expect(await closing("topic?as=ann&epoch=7")).toBe(4409)
    expect((await RawClient.join(notes.url, "ann", `&v=${protocolVersion}&epoch=1`)).hello).toMatchObject({ epoch: 1 })
  })

  it("closes at the drain with 4503 once what arrived is committed, acknowledged and announced", async () => {
    const ann = await RawClient.join(notes.url, "ann")
    ann.write("last words")
    await ann.until(() => ann.acked >= 1, "SyncStep2")
    await notes.sync.documents.drain()
    await ann.until(() => ann.closed === 4503, "close")
    expect(ann.of(103).at(-1)?.json).toMatchObject({ reason: "draining" })
    expect(notes.log.rows).toHaveLength(ann.acked - 1)
    expect(await closing("topic?as=ann")).toBe(4503)
  })

  it("begins no snapshot at the drain, however much was written: a server with many notes must end in time", async () => {
    const ann = await RawClient.join(notes.url, "ann")
    for (let n = 0; n < 120; n++) ann.write(`${n}`)
    await ann.until(() => ann.acked > 120, "ack")
    await notes.sync.documents.drain()
    expect(notes.log.snapshots).toEqual([])
    expect(notes.log.rows).toHaveLength(120)
  })
})

test("a server of observers holds no note that nobody reads, though its search reads each change", async () => {
  const [buses, log] = [new ProcessBuses(), new NoteLog()]
  const panel = await startNotes(log, undefined, buses.join())
  const observers = await startNotes(log, undefined, buses.join(), 0, true)
  const ann = await RawClient.join(panel.url, "ann")
  for (const text of ["first", "second"]) {
    ann.write(text)
    await ann.settled()
    expect(await observers.sync.documents.text(topic)).toContain(text)
    expect((await observers.sync.documents.paragraphs(topic, [], null)).list).not.toEqual([])
    expect(observers.sync.rooms()).toBe(0)
  }
  const eve = await RawClient.join(observers.url, "eve")
  expect(observers.sync.rooms()).toBe(1)
  ann.write("third")
  await eve.until(() => eve.absorb().includes("third"), "the text")
  expect(await observers.sync.documents.text(topic)).toContain("third")
  for (const client of [ann, eve]) client.close()
  for (const notes of [panel, observers]) await notes.stop()
  expect([...panel.reports, ...observers.reports]).toEqual([])
})

test("who comes later gets no word that was deleted before, whichever server answers", async () => {
  const [buses, log] = [new ProcessBuses(), new NoteLog()]
  const panel = await startNotes(log, undefined, buses.join())
  const observers = await startNotes(log, undefined, buses.join(), 0, true)
  const ann = await RawClient.join(panel.url, "ann")
  const early = await RawClient.join(observers.url, "eve")
  ann.write("CANARY")
  ann.write("LINNET")
  await early.until(() => early.absorb().includes("LINNET"), "the text")
  ann.send(updateFrame(ann.edit(note => note.delete(0, 1))))
  await early.until(() => !early.absorb().includes("CANARY"), "the deletion")
  const now = Date.now
  vi.spyOn(Date, "now").mockImplementation(() => now() + 1_000)
  const cold = await startNotes(log)
  for (const { url, sync } of [panel, observers, cold]) {
    const late = await RawClient.join(url, "eve")
    const heard = Buffer.concat(late.of(0).map(({ bytes = new Uint8Array() }) => bytes)).toString("latin1")
    expect(late.text).toContain("LINNET")
    expect(heard).not.toContain("CANARY")
    expect(Buffer.from((await sync.documents.state(topic)).update).toString("latin1")).not.toContain("CANARY")
    late.close()
  }
  vi.restoreAllMocks()
  for (const client of [ann, early]) client.close()
  for (const notes of [panel, observers, cold]) await notes.stop()
})
