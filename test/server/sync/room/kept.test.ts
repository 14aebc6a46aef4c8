import fc from "fast-check"
import { expect, test } from "vitest"
import { EncodedTail } from "../../../../server/sync/room/kept/encodedTail.ts"
import { NoteDoc } from "../../../../server/sync/room/noteDoc.ts"
import { manyIds } from "../../../kit/people/rawClient.ts"

test("a tail gives back every part of what was added, however it grew", () => {
  const updates = fc.array(
    fc.oneof(fc.uint8Array({ maxLength: 700 }), fc.uint8Array({ minLength: 1_000, maxLength: 1_050 })),
    { maxLength: 30 },
  )
  fc.assert(
    fc.property(updates, updates, fc.nat(30), fc.nat(30), (first, then, from, to) => {
      const all = [...first, ...then]
      const tail = new EncodedTail(first)
      tail.add(then)
      expect([tail.length, tail.byteLength]).toEqual([all.length, all.reduce((sum, one) => sum + one.byteLength, 0)])
      expect(tail.slice(0).map(bytes => [...bytes])).toEqual(all.map(bytes => [...bytes]))
      expect(tail.slice(from, to).map(bytes => [...bytes])).toEqual(all.slice(from, to).map(bytes => [...bytes]))
    }),
  )
})

test("a note that is quiet holds nothing of what Yjs did with its last update", () => {
  const doc = new NoteDoc()
  const list = doc._transactionCleanups
  expect(doc.apply(manyIds(1)).kind).toBe("news")
  expect(doc._transactionCleanups).not.toBe(list)
  expect(list).toEqual([])
})
