import * as decoding from "lib0/decoding"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { awarenessFrame, frame, RawClient } from "../../kit/people/rawClient.ts"
import { type Notes, startNotes } from "../../kit/servers/noteServer.ts"

const entriesOf = (client: RawClient) =>
  client.of(1).flatMap(({ bytes = new Uint8Array() }) => {
    const decoder = decoding.createDecoder(bytes)
    return Array.from({ length: decoding.readVarUint(decoder) }, () => ({
      client: decoding.readVarUint(decoder),
      clock: decoding.readVarUint(decoder),
      state: JSON.parse(decoding.readVarString(decoder)),
    }))
  })

describe("presence", () => {
  let notes: Notes
  let ann: RawClient
  let bob: RawClient
  beforeEach(async () => {
    notes = await startNotes()
    ann = await RawClient.join(notes.url, "ann")
    bob = await RawClient.join(notes.url, "bob")
  })
  afterEach(() => notes.stop())

  const cursor = { anchor: { item: { client: 1, clock: 2 }, assoc: 0 }, head: { type: { client: 1, clock: 0 } } }

  it("sends nothing while there is no caret to show", async () => {
    ann.write("text")
    await ann.until(() => ann.acked === 2, "ack")
    expect([...ann.of(1), ...bob.of(1)]).toEqual([])
  })

  it("carries a cursor and a flag from the client, and who it is from the server", async () => {
    const state = { cursor, composing: true, user: { name: "MOD", role: "moderator" }, html: "<b>" }
    ann.send(awarenessFrame([ann.doc.clientID, 999, state]))
    await bob.until(() => entriesOf(bob).length === 1, "entry")
    expect(entriesOf(bob)[0]).toMatchObject({ client: ann.doc.clientID })
    expect(entriesOf(bob)[0]?.state).toEqual({
      cursor: {
        anchor: { item: { client: 1, clock: 2 }, assoc: 0 },
        head: { type: { client: 1, clock: 0 }, assoc: 0 },
      },
      composing: true,
      user: { member: "ann", name: "ANN", role: "panelist" },
    })
    expect(entriesOf(ann)).toEqual([])
  })

  it("never names a root other than the note's, which would be made in every reader's document", async () => {
    const evil = { anchor: { tname: "evil" }, head: { tname: "note", assoc: -1 } }
    ann.send(awarenessFrame([ann.doc.clientID, 1, { cursor: evil }]))
    await bob.until(() => entriesOf(bob).length === 1, "entry")
    expect(entriesOf(bob)[0]?.state.cursor).toBeNull()
  })

  it.each([
    ["text", "x"],
    ["nothing", null],
    ["half an id", { client: 1 }],
    ["the other half", { clock: 1 }],
    ["an id of no numbers", { client: "1", clock: 1 }],
    ["an id of no whole numbers", { client: 1, clock: 1.5 }],
  ])("takes a cursor at %s for none", async (_, item) => {
    for (const [n, at] of ["item", "type"].entries()) {
      const place = { [at]: item }
      ann.send(awarenessFrame([ann.doc.clientID, n + 1, { composing: true, cursor: { anchor: place, head: place } }]))
      await bob.until(() => entriesOf(bob).length > n, "entry")
      expect(entriesOf(bob).at(-1)?.state).toMatchObject({ cursor: null, composing: true })
    }
  })

  it("of another socket's id is not taken, not even to remove it", async () => {
    ann.send(awarenessFrame([ann.doc.clientID, 1, { composing: true }]))
    await bob.until(() => entriesOf(bob).length === 1, "ann")
    bob.send(awarenessFrame([ann.doc.clientID, 50, null]))
    bob.send(awarenessFrame([bob.doc.clientID, 1, {}], [ann.doc.clientID, 60, null]))
    bob.send(awarenessFrame([bob.doc.clientID, 2, { composing: true }]))
    await ann.until(() => entriesOf(ann).length === 1, "bob")
    expect(entriesOf(ann).map(one => one.client)).toEqual([bob.doc.clientID])
    expect(entriesOf(bob)).toHaveLength(1)
  })

  it("beyond its size is not taken", async () => {
    ann.send(awarenessFrame([ann.doc.clientID, 1, { cursor: "x".repeat(2_100) }]))
    ann.send(awarenessFrame([ann.doc.clientID, 2, { composing: true }]))
    await bob.until(() => entriesOf(bob).length > 0, "entry")
    expect(entriesOf(bob)[0]?.state.composing).toBe(true)
  })

  it("reaches no observer, and who comes later sees who is there", async () => {
    const eve = await RawClient.join(notes.url, "eve")
    ann.send(awarenessFrame([ann.doc.clientID, 1, { composing: true }]))
    await bob.until(() => entriesOf(bob).length === 1, "entry")
    eve.send(frame(3))
    await eve.settled()
    expect(eve.of(1)).toEqual([])
    const mod = await RawClient.join(notes.url, "mod")
    expect(entriesOf(mod).map(one => one.state.user.name)).toEqual(["ANN"])
  })

  it("many moves within a tenth of a second are one, with a clock that only grows", async () => {
    for (let n = 0; n < 20; n++) ann.send(awarenessFrame([ann.doc.clientID, n, { composing: n % 2 === 1 }]))
    await bob.until(() => entriesOf(bob).length > 0, "moves")
    ann.send(awarenessFrame([ann.doc.clientID, 0, { composing: false }]))
    await bob.until(() => entriesOf(bob).at(-1)?.state.composing === false, "last")
    const clocks = entriesOf(bob).map(one => one.clock)
    expect(clocks.length).toBeLessThan(20)
    expect(clocks).toEqual([...new Set(clocks)].toSorted((a, b) => a - b))
  })

  it("ends with the socket", async () => {
    ann.send(awarenessFrame([ann.doc.clientID, 1, { composing: true }]))
    await bob.until(() => entriesOf(bob).length === 1, "entry")
    ann.close()
    await bob.until(() => entriesOf(bob).at(-1)?.state === null, "gone")
  })
})
