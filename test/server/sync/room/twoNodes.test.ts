import { expect, test } from "vitest"
import * as Y from "yjs"
import { amounts } from "../../../kit/amounts.ts"
import { chance } from "../../../kit/chance.ts"
import { topic } from "../../../kit/servers/noteServer.ts"
import { Typist, twoNodes } from "./twoNodes.ts"

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
