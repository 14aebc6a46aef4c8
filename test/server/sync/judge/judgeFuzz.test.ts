import fc from "fast-check"
import * as encoding from "lib0/encoding"
import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { judge, type Writer } from "../../../../server/sync/judge/judge.ts"
import { NoteDoc } from "../../../../server/sync/room/noteDoc.ts"
import { blockKinds, holdsText, isAllowed, maxDepth, mayStandIn, noteRoot } from "../../../../shared/document/schema.ts"
import { MemberId } from "../../../../shared/model/ids.ts"
import { paragraph } from "../../../kit/people/rawClient.ts"

const writer: Writer = { member: MemberId.parse("ann"), mayWrite: true, mode: "open", closed: false, at: 0 }

/** A note with everything in it, and an edit to it by another client, deterministic for a seed. */
function noteAndEdit(choice: number): { base: Uint8Array; edit: Uint8Array } {
  const doc = new Y.Doc()
  doc.clientID = 1
  const note = doc.getXmlFragment(noteRoot)
  const list = new Y.XmlElement("bullet_list")
  const item = new Y.XmlElement("list_item")
  item.insert(0, [paragraph("an item")])
  list.insert(0, [item])
  note.push([paragraph("first words"), list, paragraph("last words")])
  const base = Y.encodeStateAsUpdate(doc)
  const other = new Y.Doc()
  Y.applyUpdate(other, base)
  other.clientID = 2
  const before = Y.encodeStateVector(other)
  other.transact(() => edits[choice % edits.length]?.(other.getXmlFragment(noteRoot)))
  return { base, edit: Y.encodeStateAsUpdate(other, before) }
}

const textOf = (note: Y.XmlFragment) => (note.get(0) as Y.XmlElement).get(0) as Y.XmlText
const edits: ((note: Y.XmlFragment) => void)[] = [
  note => textOf(note).insert(5, " more"),
  note => textOf(note).format(0, 5, { strong: {}, link: { href: "https://example.org" } }),
  note => note.insert(1, [paragraph("between")]),
  note => note.delete(1, 1),
  note => (note.get(0) as Y.XmlElement).setAttribute("lang", "zh"),
  note => ((note.get(1) as Y.XmlElement).get(0) as Y.XmlElement).push([paragraph("again")]),
]

/** Broken rules in the tree, found by a walk of its own. */
function faults(type: Y.XmlFragment, inside: string | null, depth: number): string[] {
  const found: string[] = depth > maxDepth ? ["depth"] : []
  for (const child of type.toArray()) {
    if (child instanceof Y.XmlText) {
      if (!holdsText(inside) || child._map.size > 0) found.push("text")
      for (let item = child._start; item; item = item.right)
        if (!item.deleted && ![Y.ContentString, Y.ContentFormat].some(kind => item.content instanceof kind))
          found.push(item.content.constructor.name)
    } else if (child instanceof Y.XmlElement) {
      if (!mayStandIn(child.nodeName, inside)) found.push(child.nodeName)
      for (const [name, value] of Object.entries(child.getAttributes()))
        if (!isAllowed(blockKinds[child.nodeName]?.attrs[name] ?? [], value)) found.push(name)
      found.push(...faults(child, child.nodeName, depth + 1))
    } else found.push("hook")
  }
  return found
}

type Pick = { ref: number; origin: number; right: number; parent: number; key: number; what: number }

/** Any items at all: each with any content, hung between any two others or into any parent, by an unknown client. */
function forge(picks: readonly Pick[]): Uint8Array {
  const encoder = encoding.createEncoder()
  const id = (choice: number, made: number) => {
    const [client, clocks] = choice % 3 === 0 && made > 0 ? [9, made] : [1, 39]
    for (const n of [client, choice % clocks]) encoding.writeVarUint(encoder, n)
  }
  for (const n of [1, picks.length, 9, 0]) encoding.writeVarUint(encoder, n)
  picks.forEach(({ ref, origin, right, parent, key, what }, made) => {
    const [left, after, sub] = [origin % 3 > 0, right % 3 > 0, key % 2 > 0]
    encoding.writeUint8(encoder, ref | (left ? 128 : 0) | (after ? 64 : 0) | (sub ? 32 : 0))
    if (left) id(origin, made)
    if (after) id(right, made)
    if (!left && !after) {
      encoding.writeVarUint(encoder, parent % 2)
      if (parent % 2 === 1) encoding.writeVarString(encoder, parent % 5 === 0 ? "other" : "note")
      else id(parent >> 1, made)
      if (sub) encoding.writeVarString(encoder, ["lang", "level", "x"][key % 3] ?? "")
    }
    writeContent(encoder, ref, what)
  })
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}

function writeContent(encoder: encoding.Encoder, ref: number, what: number) {
  if (ref === 4) encoding.writeVarString(encoder, "z")
  else if (ref === 5) encoding.writeVarString(encoder, "{}")
  else if (ref === 6) {
    encoding.writeVarString(encoder, ["strong", "link", "style"][what % 3] ?? "")
    encoding.writeVarString(encoder, ["{}", "null", '{"href":"javascript:1"}'][what % 3] ?? "")
  } else if (ref === 7) {
    encoding.writeVarUint(encoder, [3, 3, 3, 6, 6, 0, 1, 4][what % 8] ?? 0)
    if (what % 8 < 3) encoding.writeVarString(encoder, ["paragraph", "bullet_list", "list_item", "q"][what % 4] ?? "")
  } else {
    encoding.writeVarUint(encoder, 1)
    encoding.writeAny(encoder, ["zh", 2, "x"][what % 3])
  }
}

describe("the judge", () => {
  it("lets no item stand where the rules forbid it, whatever it names as its neighbours and its parent", () => {
    let passed = 0
    const pick: fc.Arbitrary<Pick> = fc.record({
      ref: fc.constantFrom(4, 4, 5, 6, 7, 7, 8),
      origin: fc.nat(200),
      right: fc.nat(200),
      parent: fc.nat(200),
      key: fc.nat(20),
      what: fc.nat(40),
    })
    const property = fc.property(fc.array(pick, { minLength: 1, maxLength: 5 }), picks => {
      const replica = new NoteDoc()
      const note = replica.getXmlFragment(noteRoot)
      Y.applyUpdate(replica, noteAndEdit(0).base)
      const verdict = judge(replica, new Map(), writer, forge(picks))
      if (verdict.kind !== "news" || replica.apply(verdict.update).kind === "broken") return
      passed++
      expect([...faults(note, null, 0), ...note._map.keys()]).toEqual([])
    })
    fc.assert(property, { numRuns: 20_000, seed: 20_261_125 })
    expect(passed).toBeGreaterThan(500)
    // ten milliseconds each on a machine that does other things too
  })

  it("lets every honest edit pass", () => {
    for (const choice of edits.keys()) {
      const { base, edit } = noteAndEdit(choice)
      const replica = new NoteDoc()
      Y.applyUpdate(replica, base)
      expect(judge(replica, new Map(), writer, edit).kind).toBe("news")
    }
  })

  it("never throws, and what it lets pass leaves a whole note within the rules, whatever bytes are changed", () => {
    let passed = 0
    const change = fc.record({ at: fc.nat(400), to: fc.nat(255) })
    const property = fc.property(fc.nat(5), fc.array(change, { minLength: 1, maxLength: 4 }), (choice, changes) => {
      const { base, edit } = noteAndEdit(choice)
      const replica = new NoteDoc()
      Y.applyUpdate(replica, base)
      for (const { at, to } of changes) edit[at % edit.length] = to
      const verdict = judge(replica, new Map(), writer, edit)
      if (verdict.kind !== "news" || replica.apply(verdict.update).kind === "broken") return
      passed++
      expect(faults(replica.getXmlFragment(noteRoot), null, 0)).toEqual([])
    })
    fc.assert(property, { numRuns: 3_000, seed: 20_261_125 })
    expect(passed).toBeGreaterThan(50)
  })
})
