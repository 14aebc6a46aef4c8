import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { RawClient } from "../../../kit/people/rawClient.ts"
import { type Notes, startNotes, topic } from "../../../kit/servers/noteServer.ts"

describe("a note whose authors were forgotten", () => {
  let notes: Notes
  let ann: RawClient
  beforeEach(async () => {
    notes = await startNotes()
    ann = await RawClient.join(notes.url, "ann")
    ann.write("said in the room")
    await ann.until(() => ann.acked === 2, "ack")
    await notes.sync.documents.forgetAuthors(topic)
  })
  afterEach(() => notes.stop())

  it("keeps its words, and no name with them", async () => {
    expect(await notes.sync.documents.text(topic)).toContain("said in the room")
    expect(JSON.stringify([notes.log.rows, notes.log.claims])).not.toContain("ann")
  })

  it("lets who was in come in again and write on", async () => {
    await ann.until(() => ann.closed === 4409, "close")
    const again = await RawClient.join(notes.url, "ann")
    expect(again.text).toContain("said in the room")
    again.write("said afterwards")
    await again.until(() => again.acked === 2, "ack")
    expect(await notes.sync.documents.text(topic)).toContain("said afterwards")
  })

  it("takes nothing more in an old id, neither from its owner nor from another, here or after a restart", async () => {
    const forge = async (at: Notes, as: string) => {
      const client = await RawClient.join(at.url, as)
      client.doc.clientID = ann.doc.clientID
      client.write("in another's name")
      await client.until(() => client.closed === 4409, `${as}'s close`)
      expect(await at.sync.documents.text(topic)).not.toContain("in another's name")
    }
    for (const who of ["bob", "ann"]) await forge(notes, who)
    const restarted = await startNotes(notes.log)
    for (const who of ["bob", "ann"]) await forge(restarted, who)
    await restarted.stop()
  })

  it("goes on being read by those who only read", async () => {
    const eve = await RawClient.join(notes.url, "eve")
    await notes.sync.documents.forgetAuthors(topic)
    const again = await RawClient.join(notes.url, "ann")
    again.write("said afterwards")
    await eve.until(() => eve.absorb().includes("said afterwards"), "the news")
    expect(eve.closed).toBeNull()
  })
})
