import { expect, test } from "vitest"
import * as Y from "yjs"
import { addressesBehind } from "../../../../server/adapters/system/addressesBehind.ts"
import { systemClock } from "../../../../server/adapters/system/systemClock.ts"
import { createSync, type Sync } from "../../../../server/sync/createSync.ts"
import { noteRoot } from "../../../../shared/document/schema.ts"
import { MemberId } from "../../../../shared/model/ids.ts"
import { amounts } from "../../../kit/amounts.ts"
import { chance } from "../../../kit/chance.ts"
import { NoteLog } from "../../../kit/noteLog.ts"
import { paragraph } from "../../../kit/people/rawClient.ts"
import { DealtSeats, topic } from "../../../kit/servers/noteServer.ts"

/** Two servers over one log, and how often they have loaded the note. */
function twoNodes() {
  const log = new NoteLog()
  const reports: unknown[] = []
  const loads = { count: 0 }
  const { read } = log
  log.read = (...of) => {
    loads.count += 1
    return read(...of)
  }
  const node = () => {
    const seats = new DealtSeats()
    const addresses = addressesBehind([])
    return createSync({ log, seats, addresses, clock: systemClock, report: error => reports.push(error) })
  }
  const nodes: [Sync, Sync] = [node(), node()]
  return { log, reports, loads, nodes }
}

/** Somebody who types on one of the servers, and sees what that server has. */
class Typist {
  readonly doc = new Y.Doc()
  readonly member: MemberId

  constructor(member: string) {
    this.member = MemberId.parse(member)
  }

  get said(): string {
    return this.doc.getXmlFragment(noteRoot).toJSON()
  }

  async follow({ documents }: Sync): Promise<void> {
    Y.applyUpdateV2(this.doc, (await documents.state(topic)).update)
  }

  /** Changes the document at random and returns the update. */
  type(below: (n: number) => number): Uint8Array {
    const before = Y.encodeStateVector(this.doc)
    const note = this.doc.getXmlFragment(noteRoot)
    const texts = note.toArray().flatMap(one => {
      const text = one instanceof Y.XmlElement ? one.get(0) : null
      return text instanceof Y.XmlText ? [text] : []
    })
    const text = texts[below(Math.max(1, texts.length))]
    const what = below(6)
    this.doc.transact(() => {
      if (!text || what === 0) note.insert(below(texts.length + 1), [paragraph("new")])
      else if (what === 1 && text.length > 1) text.delete(below(text.length - 1), 1)
      else if (what === 2 && texts.length > 3) note.delete(below(texts.length), 1)
      else text.insert(below(text.length + 1), `${this.member}${below(100)} `)
    })
    return Y.encodeStateAsUpdate(this.doc, before)
  }
}

/** Always chooses to add text. */
const adding = (n: number) => Math.min(3, n - 1)

test("people who write in one note on two servers lose no word, and no server loads the note again", async () => {
  const { below } = chance(amounts.seed)
  for (let round = 0; round < 12; round++) {
    const { log, reports, loads, nodes } = twoNodes()
    const people = ["ann", "ben", "cem", "dot"].map((name, n) => ({
      one: new Typist(name),
      node: n % 2 === 0 ? nodes[0] : nodes[1],
    }))
    for (let step = 0; step < 15; step++) {
      const writing = people.filter(() => step === 0 || below(3) > 0)
      await Promise.all(writing.map(({ one, node }) => node.documents.write(topic, one.member, one.type(below))))
      for (const { one, node } of people) if (below(2) === 0) await one.follow(node)
    }
    const replayed = new Typist("replay")
    for (const { update } of log.rows) Y.applyUpdate(replayed.doc, update)
    for (const { one } of people) {
      for (const { update } of log.rows) Y.applyUpdate(one.doc, update)
      expect(one.said).toBe(replayed.said)
    }
    expect(log.rows.map(({ seq }) => seq)).toEqual(log.rows.map((_, n) => n + 1))
    expect([reports, loads.count]).toEqual([[], 2])
  }
})

test("a client id that two members use at once on two servers belongs to the first of them", async () => {
  const { log, nodes } = twoNodes()
  const [ann, ben] = [new Typist("ann"), new Typist("ben")]
  ben.doc.clientID = ann.doc.clientID
  ann.type(adding)
  ben.type(adding)
  ben.type(adding)
  // each sends their whole text, and Ben's goes further, so that it adds something even to Ann's
  const whole = (one: Typist) => Y.encodeStateAsUpdate(one.doc)
  const writing = [
    nodes[0].documents.write(topic, ann.member, whole(ann)),
    nodes[1].documents.write(topic, ben.member, whole(ben)),
  ]
  const done = await Promise.allSettled(writing)
  expect(done.map(({ status }) => status).sort((a, b) => a.localeCompare(b))).toContain("rejected")
  expect(log.claims.map(({ client }) => client)).toEqual([ann.doc.clientID])
  expect(new Set(log.rows.map(({ by }) => by)).size).toBe(1)
})

test("who comes from the other server with text that this one does not have yet goes on writing", async () => {
  const { log, nodes } = twoNodes()
  const [ann, ben] = [new Typist("ann"), new Typist("ben")]
  const [first, second] = nodes
  await second.documents.write(topic, ben.member, ben.type(adding))
  await first.documents.write(topic, ann.member, ann.type(adding))
  await second.documents.write(topic, ann.member, ann.type(adding))
  expect(log.rows).toHaveLength(3)
  const missing = new Typist("ann")
  missing.type(adding)
  await expect(second.documents.write(topic, ann.member, missing.type(adding))).rejects.toThrow("gap")
})

test("an update that was decided before a right ended is judged again", async () => {
  const { log, nodes } = twoNodes()
  const ann = new Typist("ann")
  let decided = 0
  log.before = async () => {
    decided += 1
    log.rights = decided === 1 ? 1 : 0
    return "go"
  }
  await nodes[0].documents.write(topic, ann.member, ann.type(adding))
  expect([decided, log.rows.length]).toEqual([2, 1])
})
