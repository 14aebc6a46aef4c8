import * as encoding from "lib0/encoding"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import * as Y from "yjs"
import { frame, paragraph, type RawClient, updateFrame } from "../../kit/people/rawClient.ts"
import { Ground } from "./ground.ts"

let ground: Ground
let mallory: RawClient
beforeAll(async () => {
  ground = await Ground.open()
})
beforeEach(async () => {
  mallory = await ground.enter("panelist")
})
afterAll(() => ground.close())

const bytes = (write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}
const numbers = (encoder: encoding.Encoder, ...list: number[]) => {
  for (const n of list) encoding.writeVarUint(encoder, n)
}
const ended = () => mallory.until(() => mallory.closed !== null || mallory.rejected.length > 0, "refusal or close")

test("8,000 updates with gaps: the first is refused, more of them end the connection, and typing continues", async () => {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on("update", update => updates.push(update))
  for (let n = 0; n < 8_001; n++) doc.getXmlFragment("note").push([paragraph("x")])
  for (const update of updates.slice(1)) mallory.send(updateFrame(update))
  await mallory.until(() => mallory.closed === 4400, "close")
  expect(mallory.rejected).toEqual([expect.objectContaining({ params: { detail: "gap" } })])
  await ground.typingGoesOn()
  await ground.isUntouched()
})

test("a delete-set bomb of 300,000 ranges is refused", async () => {
  const client = ground.ann.doc.clientID
  const bomb = bytes(encoder => {
    numbers(encoder, 0, 1, client, 300_000)
    for (let n = 0; n < 300_000; n++) numbers(encoder, n * 2, 1)
  })
  mallory.send(updateFrame(bomb))
  await ended()
  await ground.typingGoesOn()
  await ground.isUntouched()
})

test("300,000 deletions of deleted text change nothing and delay nobody", async () => {
  const client = ground.ann.doc.clientID
  const bomb = bytes(encoder => {
    numbers(encoder, 0, 1, client, 300_000)
    for (let n = 0; n < 300_000; n++) numbers(encoder, 0, 0)
  })
  mallory.send(updateFrame(bomb))
  await mallory.settledOrClosed()
  await ground.typingGoesOn()
  await ground.isUntouched()
})

test.each([
  ["a million entries", 1_000_000, [1009]],
  ["as many entries as a frame holds", 200_000, [4400]],
])("a state vector of %s closes", async (_name, entries, codes) => {
  const vector = bytes(encoder => {
    numbers(encoder, entries)
    for (let n = 0; n < entries; n++) numbers(encoder, n, 1)
  })
  mallory.send(frame(0, 0, vector))
  await mallory.until(() => mallory.closed !== null, "close")
  expect(codes).toContain(mallory.closed)
  await ground.typingGoesOn()
})

test("an update of 20,000 client ids is refused", async () => {
  const many = bytes(encoder => {
    numbers(encoder, 20_000)
    for (let n = 0; n < 20_000; n++) {
      numbers(encoder, 1, 1_000_000 + n, 0)
      encoding.writeUint8(encoder, 7)
      numbers(encoder, 1)
      encoding.writeVarString(encoder, "note")
      numbers(encoder, 3)
      encoding.writeVarString(encoder, "paragraph")
    }
    numbers(encoder, 0)
  })
  mallory.send(updateFrame(many))
  await ended()
  expect(mallory.rejected).toEqual([expect.objectContaining({ code: "too-many-writers" })])
  await ground.typingGoesOn()
  await ground.isUntouched()
})
