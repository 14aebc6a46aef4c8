import { expect, test } from "vitest"
import * as Y from "yjs"
import { Ancestry } from "../../../../server/sync/judge/ancestry.ts"
import { paragraph } from "../../../kit/people/rawClient.ts"

/** A note of one paragraph after another, of which the second was deleted with all that was in it. */
function note() {
  const doc = new Y.Doc()
  const root = doc.getXmlFragment("note")
  root.push([paragraph("kept"), paragraph("gone")])
  root.delete(1, 1)
  const structs = doc.store.clients.get(doc.clientID) ?? []
  const kept = structs.find(one => one instanceof Y.Item && one.content instanceof Y.ContentString) as Y.Item
  const gone = structs.find(one => one instanceof Y.GC)
  if (!gone) throw new Error("nothing was collected")
  return { doc, kept, gone }
}

function between(doc: Y.Doc, left: Y.ID | null, right: Y.ID | null) {
  const item = new Y.Item(Y.createID(99, 0), null, left, null, right, null, null, new Y.ContentString("x"))
  return new Ancestry(doc, [item]).placeOf(item)
}

test("text written beside kept words is in their text", () => {
  const { doc, kept } = note()
  expect(between(doc, kept.lastId, null)).toMatchObject({ kind: "text" })
  expect(between(doc, null, kept.id)).toMatchObject({ kind: "text" })
})

test("text written beside collected words is gone with them, as in Yjs itself", () => {
  const { doc, kept, gone } = note()
  expect(between(doc, gone.id, null)).toEqual({ kind: "gone" })
  expect(between(doc, null, gone.id)).toEqual({ kind: "gone" })
  expect(between(doc, kept.lastId, gone.id)).toEqual({ kind: "gone" })
  expect(between(doc, gone.id, kept.id)).toEqual({ kind: "gone" })
  expect(between(doc, Y.createID(98, 0), null)).toEqual({ kind: "gone" })
})
