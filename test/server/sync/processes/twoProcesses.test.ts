import { afterEach, expect, test, vi } from "vitest"
import * as Y from "yjs"
import type { CommittedUpdates } from "../../../../server/ports/bus.ts"
import { noteRoot } from "../../../../shared/document/schema.ts"
import { MemberId } from "../../../../shared/model/ids.ts"
import { amounts } from "../../../kit/amounts.ts"
import { chance } from "../../../kit/chance.ts"
import { sleep } from "../../../kit/clocks/until.ts"
import { NoteLog } from "../../../kit/noteLog.ts"
import { RawClient } from "../../../kit/people/rawClient.ts"
import { type Notes, startNotes, topic } from "../../../kit/servers/noteServer.ts"
import { ProcessBuses } from "../../../kit/servers/processBuses.ts"

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

/** Two servers of notes over one log, with a bus between them. */
async function twoServers(buses = new ProcessBuses()) {
  const log = new NoteLog()
  const start = async (): Promise<Notes> => {
    const notes = await startNotes(log, undefined, buses.join())
    ends.push(() => notes.stop())
    return notes
  }
  return { log, one: await start(), other: await start() }
}

async function join(notes: Notes, name: string): Promise<RawClient> {
  const client = await RawClient.join(notes.url, name)
  ends.push(async () => client.close())
  return client
}

const { below } = chance(amounts.seed)
const empty = (committed: CommittedUpdates): CommittedUpdates => ({ ...committed, frames: null })
const carriers: { bus: string; carry: (committed: CommittedUpdates) => (CommittedUpdates | null)[] }[] = [
  { bus: "carries each message", carry: one => [one] },
  { bus: "carries no contents", carry: one => [empty(one)] },
  { bus: "carries messages of another version", carry: () => [null] },
  { bus: "carries too few updates", carry: one => [{ ...one, to: one.to + 1 }, one] },
  { bus: "carries bytes that are no frames", carry: one => [{ ...one, frames: Uint8Array.of(130, 126, 1) }] },
  { bus: "repeats messages", carry: one => [one, empty(one), one] },
  { bus: "loses every second message", carry: one => (below(2) === 0 ? [] : [one]) },
  { bus: "loses every message", carry: () => [] },
]

test.each(carriers)("what is written on two servers is read on both, even if the bus $bus", async ({ carry }) => {
  const buses = new ProcessBuses()
  buses.carry = carry
  const { log, one, other } = await twoServers(buses)
  const [ann, bob, eve] = [await join(one, "ann"), await join(other, "bob"), await join(other, "eve")]
  for (let n = 0; n < 12; n++) {
    for (const writer of [ann, bob]) if (below(3) > 0) writer.write(`${n}`)
    await sleep(below(40))
    for (const writer of [ann, bob]) writer.absorb()
  }
  const late = await join(one, "mod")
  const replayed = new Y.Doc()
  const said = () => {
    for (const { update } of log.rows) Y.applyUpdate(replayed, update)
    return replayed.getXmlFragment(noteRoot).toJSON()
  }
  for (const reader of [ann, bob, eve, late]) await reader.until(() => reader.absorb() === said(), "the whole note")
  expect(said().match(/<paragraph>/g)?.length).toBe(ann.text.match(/<paragraph>/g)?.length)
  expect(log.rows.length).toBeGreaterThan(5)
  expect([...one.reports, ...other.reports]).toEqual([])
})

test("a message brings the text to the other server within a tick, without a look at the log", async () => {
  const { log, one, other } = await twoServers()
  const [ann, bob] = [await join(one, "ann"), await join(other, "bob")]
  ann.write("first")
  await bob.until(() => bob.absorb().includes("first"), "the text")
  let looks = 0
  const { updates } = log
  log.updates = (...of) => {
    looks += 1
    return updates(...of)
  }
  for (const text of ["second", "third"]) {
    ann.write(text)
    await bob.until(() => bob.absorb().includes(text), "the text")
  }
  expect(looks).toBe(0)
})

test("a replica that could not follow the log is read anew: pages and latecomers get what was written meanwhile", async () => {
  const { log, one, other } = await twoServers()
  const [ann, bob] = [await join(one, "ann"), await join(other, "bob")]
  bob.write("first")
  await ann.until(() => ann.absorb().includes("first"), "the text")
  const { owners } = log
  // the database is away at the moment when a new writer begins on the other server
  log.owners = () => {
    log.owners = owners
    return Promise.reject(new Error("away"))
  }
  ann.write("second")
  await bob.until(() => bob.absorb().includes("second"), "the text after the failure")
  ann.write("third")
  const late = await join(other, "eve")
  for (const reader of [bob, late]) {
    await reader.until(() => reader.absorb().includes("third"), "the whole note")
    expect(reader.text).toBe(ann.text)
  }
  expect(other.reports).toEqual([new Error("away")])
})

test("a new epoch that begins on one server closes the pages of the other, which open the note anew", async () => {
  const buses = new ProcessBuses()
  // the message that says that somebody is in the note is lost
  buses.passes = kind => kind !== "guests"
  const { one, other } = await twoServers(buses)
  const bob = await join(other, "bob")
  bob.write("old")
  await bob.until(() => bob.acked > 0, "the acknowledgement")
  expect(await one.sync.documents.startEpoch(topic, [])).toMatchObject({ epoch: 2 })
  await bob.until(() => bob.closed !== null, "the close")
  expect(bob.closed).toBe(4409)
  const again = await join(other, "bob")
  expect([again.hello?.epoch, again.text]).toEqual([2, "<paragraph>old</paragraph>"])
})

test("no epoch begins while somebody is in the note on another server", async () => {
  const buses = new ProcessBuses()
  const told = vi.spyOn(buses, "passes")
  const { one, other } = await twoServers(buses)
  const bob = await join(other, "bob")
  const begun = () => one.sync.documents.startEpoch(topic, [])
  await bob.until(() => bob.acked > 0, "the acknowledgement")
  await expect.poll(() => told).toHaveBeenCalledWith("guests", expect.anything())
  expect(await begun()).toEqual({ busy: true })
  expect(bob.closed).toBeNull()
  bob.close()
  await expect.poll(async () => "epoch" in (await begun()), { timeout: 120_000 }).toBe(true)
})

test("a server reads what the other has written before it quotes the note", async () => {
  const buses = new ProcessBuses()
  buses.carry = () => []
  const { one, other } = await twoServers(buses)
  expect(await one.sync.documents.text(topic)).toBe("")
  const doc = new Y.Doc()
  const ann = new RawClient(`${other.url}/topic?as=ann`)
  ends.push(async () => ann.close())
  const update = ann.edit(note => note.push([new Y.XmlElement("paragraph")]))
  Y.applyUpdate(doc, update)
  await other.sync.documents.write(topic, MemberId.parse("ann"), update)
  expect(await one.sync.documents.written(topic)).toBe(true)
  expect((await one.sync.documents.state(topic)).seq).toBe(1)
})
