import * as decoding from "lib0/decoding"
import { expect, test } from "vitest"
import * as Y from "yjs"
import { EncodedDocument, longestTail } from "../../../../server/sync/room/kept/encodedDocument.ts"
import { paragraph } from "../../../kit/people/rawClient.ts"
import { unframed } from "../../../kit/unframed.ts"

/** A note, and one update for each of its paragraphs. */
function written(count: number) {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on("update", update => updates.push(update))
  for (let n = 0; n < count; n++) doc.getXmlFragment("note").push([paragraph(`p${n}`)])
  return { doc, updates, base: Y.encodeStateAsUpdate(new Y.Doc()) }
}

/** The text of a client that comes with nothing and gets these frames. */
function read(frames: readonly Uint8Array[]): string {
  const doc = new Y.Doc()
  for (const frame of frames.flatMap(bytes => unframed(bytes))) {
    const decoder = decoding.createDecoder(frame)
    decoding.readVarUint(decoder)
    decoding.readVarUint(decoder)
    Y.applyUpdate(doc, decoding.readVarUint8Array(decoder))
  }
  return doc.getXmlFragment("note").toJSON()
}

test("a reader who comes while a tail grows gets all of it, at every length", () => {
  const { doc, updates, base } = written(80)
  const encoded = new EncodedDocument(1, { seq: 0, update: base }, [])
  const then = new Y.Doc()
  for (const update of updates) {
    encoded.add([update])
    Y.applyUpdate(then, update)
    expect(read(encoded.answer(new Uint8Array()))).toBe(then.getXmlFragment("note").toJSON())
  }
  expect(encoded.seq).toBe(80)
  const whole = new Y.Doc()
  Y.applyUpdateV2(whole, encoded.whole())
  expect(whole.getXmlFragment("note").toJSON()).toBe(doc.getXmlFragment("note").toJSON())
  expect(encoded.vector).toEqual(Y.encodeStateVector(doc))
})

test("a tail is sent in as few frames as it has chunks, which are made once", () => {
  const { updates, base } = written(60)
  const encoded = new EncodedDocument(1, { seq: 0, update: base }, updates)
  const [first, second] = [encoded.answer(new Uint8Array()), encoded.answer(new Uint8Array())]
  // two whole chunks of 24, the rest, and what completes the client
  expect(first).toHaveLength(4)
  for (const [n, frame] of first.entries()) expect(second[n]).toBe(frame)
})

test("a new base is due above so many updates, or bytes, and not at them", () => {
  const tail = (count: number, length = 1) =>
    new EncodedDocument(
      1,
      { seq: 0, update: new Uint8Array() },
      Array.from({ length: count }, () => new Uint8Array(length)),
    ).isLong
  expect([tail(longestTail), tail(longestTail + 1)]).toEqual([false, true])
  expect([tail(1, 2_097_152), tail(1, 2_097_153)]).toEqual([false, true])
})
