import { afterAll, afterEach, beforeAll, expect, test } from "vitest"
import * as Y from "yjs"
import { frame, paragraph, updateFrame } from "../../kit/people/rawClient.ts"
import { Ground } from "./ground.ts"

let ground: Ground
beforeAll(async () => {
  ground = await Ground.open()
})
afterEach(() => ground.typingGoesOn())
afterAll(() => ground.close())

/** Mallory's document under Ann's client id, at Ann's next clock. */
function asAnn(base: Y.Doc): { doc: Y.Doc; update: Uint8Array } {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(base))
  doc.clientID = ground.ann.doc.clientID
  const before = Y.encodeStateVector(doc)
  doc.getXmlFragment("note").push([paragraph("Ann never said this")])
  return { doc, update: Y.encodeStateAsUpdate(doc, before) }
}

test.each(["Update", "SyncStep2"])(
  "an %s at the next clock of a victim ends with 4400, and the victim's text stays whole",
  async kind => {
    const mallory = await ground.enter("panelist", `Mallory${kind.length}`)
    mallory.absorb()
    const { doc, update } = asAnn(mallory.doc)
    mallory.send(kind === "Update" ? updateFrame(update) : frame(0, 1, Y.encodeStateAsUpdate(doc)))
    await mallory.until(() => mallory.closed === 4400, "close")
    await ground.typingGoesOn(3)
    await ground.isUntouched()
  },
)

test("a client id stays with its writer after they have left, also over a reload of the note", async () => {
  const cleo = await ground.enter("panelist", "Cleo")
  cleo.write("key 900")
  await cleo.until(() => cleo.acked === 2, "ack")
  const id = cleo.doc.clientID
  cleo.close()
  const mallory = await ground.enter("panelist", "Mallory")
  mallory.absorb()
  mallory.doc.clientID = id
  mallory.write("key 901")
  await mallory.until(() => mallory.closed === 4400, "close")
  expect(ground.bob.absorb()).not.toContain("key 901")
})

test("an observer's id taken from a presence frame opens nothing", async () => {
  const eve = await ground.enter("observer", "Eve")
  eve.absorb()
  const { update } = asAnn(eve.doc)
  eve.send(updateFrame(update))
  await eve.settled()
  expect([eve.closed, eve.acked]).toEqual([null, 0])
  await ground.isUntouched()
})
