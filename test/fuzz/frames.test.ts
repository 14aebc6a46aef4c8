import { expect, test } from "vitest"
import * as Y from "yjs"
import { decodeFrame } from "../../server/sync/frame.ts"
import { judge, type Writer } from "../../server/sync/judge/judge.ts"
import { NoteDoc } from "../../server/sync/room/noteDoc.ts"
import { MemberId } from "../../shared/model/ids.ts"
import { amounts } from "../kit/amounts.ts"
import { chance } from "../kit/chance.ts"
import { paragraph } from "../kit/people/rawClient.ts"
import { honestFrames, mutate } from "./mutations.ts"

const writer: Writer = { member: MemberId.parse("ann"), mayWrite: true, mode: "open", closed: false, at: 0 }

const base = (() => {
  const doc = new Y.Doc()
  doc.clientID = 1
  doc.getXmlFragment("note").push([paragraph("first words"), paragraph("last words")])
  return Y.encodeStateAsUpdate(doc)
})()
const replicaOf = () => {
  const doc = new NoteDoc()
  Y.applyUpdate(doc, base)
  return doc
}

/** The endpoint's result for a frame, as far as it may fail. */
function take(replica: NoteDoc, bytes: Uint8Array): "no frame" | "taken" | "refused" | "broken" {
  const inbound = decodeFrame(bytes)
  if (!inbound) return "no frame"
  if (inbound.kind === "step1") Y.encodeStateAsUpdate(replica, inbound.vector)
  if (inbound.kind !== "step2" && inbound.kind !== "update") return "taken"
  const verdict = judge(replica, new Map(), writer, inbound.update)
  if (verdict.kind !== "news") return "refused"
  return replica.apply(verdict.update).kind === "broken" ? "broken" : "taken"
}

test(`${amounts.mutatedFrames} mutated frames: none throws, and what is taken leaves a whole note`, () => {
  const { below: pick } = chance(amounts.seed)
  const honest = honestFrames(base, 2)
  const counted = { "no frame": 0, taken: 0, refused: 0, broken: 0 }
  let replica = replicaOf()
  for (let n = 0; n < amounts.mutatedFrames; n++) {
    const bytes = mutate(honest[pick(honest.length)] ?? new Uint8Array(), pick)
    const became = take(replica, bytes)
    counted[became] += 1
    if (became === "broken" || n % 200 === 0) replica = replicaOf()
    expect([replica.store.pendingStructs, replica.store.pendingDs, replica.share.size]).toEqual([null, null, 1])
  }
  for (const kind of ["no frame", "taken", "refused"] as const) expect(counted[kind], kind).toBeGreaterThan(50)
})
