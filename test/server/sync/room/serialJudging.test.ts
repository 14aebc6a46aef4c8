import { expect, test } from "vitest"
import * as Y from "yjs"
import type { Sync } from "../../../../server/sync/createSync.ts"
import { noteRoot } from "../../../../shared/document/schema.ts"
import type { MemberId } from "../../../../shared/model/ids.ts"
import { amounts } from "../../../kit/amounts.ts"
import { chance } from "../../../kit/chance.ts"
import { NoteLog } from "../../../kit/noteLog.ts"
import { paragraph } from "../../../kit/people/rawClient.ts"
import { topic } from "../../../kit/servers/noteServer.ts"
import { nodeOver, Typist, twoNodes } from "./twoNodes.ts"

type Below = (n: number) => number

/** An update as it was sent, and whether the server took it. */
interface Sent {
  by: MemberId
  update: Uint8Array
  verdict: string
}

const verdictOf = ({ documents }: Sync, by: MemberId, update: Uint8Array): Promise<string> =>
  documents.write(topic, by, update).then(
    () => "taken",
    (error: unknown) => (error instanceof Error ? error.message : "refused"),
  )

/** An update that no server may take: with a part missing before it, in another member's name, or of no known shape. */
function wrongUpdate(one: Typist, other: Typist, below: Below): Uint8Array {
  const copy = new Y.Doc()
  for (const { doc } of [one, other]) Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  const note = copy.getXmlFragment(noteRoot)
  const what = below(3)
  copy.clientID = what === 1 ? other.doc.clientID : one.doc.clientID
  // This paragraph is sent to no server.
  if (what === 0) note.push([paragraph("missing")])
  const before = Y.encodeStateVector(copy)
  note.push([what === 2 ? new Y.XmlElement("script") : paragraph("wrong")])
  return Y.encodeStateAsUpdate(copy, before)
}

/** People write on two servers at the same time. Returns what they sent, in an order in which each could have sent it. */
async function written(nodes: readonly [Sync, Sync], below: Below): Promise<Sent[]> {
  const people = ["ann", "ben", "cem", "dot"].map((name, n) => ({
    one: new Typist(name),
    node: nodes[n % 2 === 0 ? 0 : 1],
  }))
  const sent: Sent[] = []
  for (let step = 0; step < 12; step++) {
    const writing = people.filter(() => step === 0 || below(3) > 0)
    const sending = writing.map(({ one, node }) => {
      // A server takes the first of two updates with one client id, so an id is misused only while its owner rests.
      const other = people.find(person => !writing.includes(person))?.one
      const isWrong = step > 0 && other !== undefined && below(4) === 0
      const update = isWrong ? wrongUpdate(one, other, below) : one.type(below)
      sent.push({ by: one.member, update, verdict: "" })
      const place = sent.length - 1
      return verdictOf(node, one.member, update).then(verdict => {
        const line = sent[place]
        if (line) line.verdict = verdict
      })
    })
    await Promise.all(sending)
    for (const { one, node } of people) if (below(2) === 0) await one.follow(node)
  }
  return sent
}

function replayed({ rows }: NoteLog): Y.Doc {
  const doc = new Y.Doc()
  for (const { update } of rows) Y.applyUpdate(doc, update)
  return doc
}

test("two servers that judge at the same time reach the verdicts and the document of one that judges one after the other", async () => {
  const verdicts = new Set<string>()
  let races = 0
  for (let run = 0; run < amounts.judgedHistories; run++) {
    const { below } = chance(amounts.seed + run)
    const { log, nodes, reports } = twoNodes()
    const { append } = log
    log.append = async (...given) => {
      const done = await append(...given)
      if (done.kind === "behind") races += 1
      return done
    }
    const sent = await written(nodes, below)
    const serial = new NoteLog()
    const alone = nodeOver(serial, reports)
    for (const { by, update, verdict } of sent) {
      expect(await verdictOf(alone, by, update)).toBe(verdict)
      verdicts.add(verdict)
    }
    const [together, one] = [replayed(log), replayed(serial)]
    expect(together.getXmlFragment(noteRoot).toJSON()).toBe(one.getXmlFragment(noteRoot).toJSON())
    expect(Y.equalSnapshots(Y.snapshot(together), Y.snapshot(one))).toBe(true)
    expect(reports).toEqual([])
  }
  // Histories in which nobody meets, or in which everything is taken, show nothing.
  expect(races).toBeGreaterThan(amounts.judgedHistories)
  expect(verdicts.size).toBeGreaterThan(3)
})
