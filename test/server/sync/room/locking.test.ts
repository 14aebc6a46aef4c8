import { afterEach, beforeEach, describe, expect, it } from "vitest"
import * as Y from "yjs"
import { addressesBehind } from "../../../../server/adapters/system/addressesBehind.ts"
import { createSync } from "../../../../server/sync/createSync.ts"
import { judge, type Writer } from "../../../../server/sync/judge/judge.ts"
import { limits } from "../../../../shared/contract/limits.ts"
import { MemberId } from "../../../../shared/model/ids.ts"
import { NoteLog } from "../../../kit/noteLog.ts"
import { paragraph, RawClient } from "../../../kit/people/rawClient.ts"
import { DealtSeats, type Notes, startNotes, topic } from "../../../kit/servers/noteServer.ts"

describe("an edit that is on its way", () => {
  let notes: Notes
  let ann: RawClient
  beforeEach(async () => {
    notes = await startNotes()
    ann = await RawClient.join(notes.url, "ann")
    await ann.until(() => ann.acked === 1, "SyncStep2")
  })
  afterEach(() => notes.stop())

  it("while the note is locked is refused by the append itself: it was judged before, and comes after", async () => {
    notes.log.before = async () => {
      // the lock is committed after the judge has asked and before the log is written
      notes.log.standing = "locked"
      notes.seats.mode = "locked"
      return "go"
    }
    ann.write("a moment too late")
    await ann.until(() => ann.rejected.length === 1, "102")
    expect(ann.rejected[0]).toMatchObject({ code: "note-locked" })
    expect(notes.log.rows).toEqual([])
    expect(await notes.sync.documents.text(topic)).toBe("")
  })

  it("while the mode changes to one that still allows it is judged again and taken", async () => {
    const mod = await RawClient.join(notes.url, "mod")
    notes.log.before = async () => {
      notes.log.standing = "suggest"
      notes.seats.mode = "suggest"
      return "go"
    }
    mod.write("by the moderator")
    await mod.until(() => mod.acked === 2, "ack")
    expect([mod.rejected, notes.log.rows.length]).toEqual([[], 1])
  })
})

describe("a note that is as large as notes may be", () => {
  const writer: Writer = { member: MemberId.parse("ann"), mayWrite: true, mode: "open", closed: false, at: 0 }
  const full = { weight: limits.maxNoteBytes, retired: new Set<number>() }

  it("takes no more text, and may be made smaller", () => {
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on("update", update => updates.push(update))
    const note = doc.getXmlFragment("note")
    note.push([paragraph("a book")])
    note.push([paragraph("one word more")])
    note.delete(0, 1)
    const replica = new Y.Doc()
    replica.getXmlFragment("note")
    const [first = new Uint8Array(), more = new Uint8Array(), less = new Uint8Array()] = updates
    Y.applyUpdate(replica, first)
    expect(judge(replica, new Map(), writer, more, full)).toMatchObject({ refusal: { params: { detail: "size" } } })
    expect(judge(replica, new Map(), writer, less, full).kind).toBe("news")
  })

  it("is measured before it is refused: what was pasted and cut again takes no room, what stands there does", async () => {
    const member = MemberId.parse("ann")
    const seats = new DealtSeats()
    seats.deal("ann", "panelist")
    // no snapshot is ready in time, as on a machine that is busy
    const compact = () => new Promise<never>(() => {})
    const clock = { now: () => 1, id: () => "", wait: async () => {} }
    const { documents } = createSync({ log: new NoteLog(), seats, addresses: addressesBehind([]), clock, compact })
    const doc = new Y.Doc()
    const note = doc.getXmlFragment("note")
    const coming: Uint8Array[] = []
    doc.on("update", update => coming.push(update))
    const paste = () => note.push([paragraph("x".repeat(1_000_000))])
    const send = async () => {
      for (const update of coming.splice(0)) await documents.write(topic, member, update)
    }
    for (let n = 0; n < 20; n++) {
      paste()
      note.delete(0, 1)
      await send()
    }
    for (let n = 0; n < 16; n++) paste()
    await send()
    paste()
    await expect(send()).rejects.toMatchObject({ refusal: { code: "write-refused", params: { detail: "size" } } })
  })
})

describe("somebody who may not write now", () => {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on("update", update => updates.push(update))
  doc.getXmlFragment("note").push([paragraph("a word")])
  const full = { weight: 0, retired: new Set<number>() }
  const refusalFor = (writer: Partial<Writer>) => {
    const given = {
      member: MemberId.parse("ann"),
      mayWrite: false,
      mode: "open",
      closed: false,
      at: 5,
      ...writer,
    } as const
    const judged = judge(new Y.Doc(), new Map(), given, updates[0] ?? new Uint8Array(), full)
    return judged.kind === "refused" ? judged.refusal : judged.kind
  }

  it("is told whether the topic is closed, the note is locked, or others write in it", () => {
    expect(refusalFor({ closed: true, mode: "locked" })).toEqual({ code: "topic-closed", params: {} })
    expect(refusalFor({ mode: "locked" })).toEqual({ code: "note-locked", params: { time: 5 } })
    expect(refusalFor({})).toEqual({ code: "not-permitted", params: { role: "moderator" } })
  })
})
