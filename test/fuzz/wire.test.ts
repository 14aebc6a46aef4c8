import { afterAll, beforeAll, expect, test } from "vitest"
import * as Y from "yjs"
import { decodeFrame } from "../../server/sync/frame.ts"
import { Ground } from "../abuse/document/ground.ts"
import { amounts } from "../kit/amounts.ts"
import { chance } from "../kit/chance.ts"
import { RawClient } from "../kit/people/rawClient.ts"
import { honestFrames, mutate } from "./mutations.ts"

/** The number of attacking sockets: each waits one commit tick for the answer to every frame. */
const lanes = 8

let ground: Ground
beforeAll(async () => {
  ground = await Ground.open()
})
afterAll(() => ground.close())

test(
  `${amounts.wireFrames} mutated frames on the wire: the first malformed one closes, the process lives, honest text is whole`,
  async () => {
    const cookie = await ground.cookie("panelist", "Mallory")
    await ground.typingGoesOn()
    const enter = () => new RawClient(ground.address, { cookie }).enter()
    let closes = 0
    const attack = async (lane: number) => {
      const { below: pick } = chance(amounts.seed + 1 + lane)
      let mallory = await enter()
      for (let n = lane; n < amounts.wireFrames; n += lanes) {
        const honest = honestFrames(Y.encodeStateAsUpdate(mallory.doc), mallory.doc.clientID)
        const bytes = mutate(honest[pick(honest.length)] ?? new Uint8Array(), pick)
        mallory.send(bytes)
        if (!decodeFrame(bytes)) {
          await mallory.until(() => mallory.closed !== null, `a close for ${Buffer.from(bytes).toString("hex")}`)
          expect(mallory.closed).toBe(4400)
          closes += 1
        } else
          await Promise.race([mallory.settled(), mallory.until(() => mallory.closed !== null, "or its close")]).catch(
            () => undefined,
          )
        if (mallory.closed !== null || mallory.rejected.length > 0) {
          mallory.close()
          mallory = await enter()
        }
      }
      mallory.close()
    }
    await Promise.all(Array.from({ length: lanes }, (_, lane) => attack(lane)))
    expect(closes).toBeGreaterThan(amounts.wireFrames / 20)
    await ground.isAlive()
    await ground.typingGoesOn()
    const { ann, bob } = ground
    await ann.until(() => (ann.absorb(), bob.absorb() === ann.text), "equal replicas")
    for (const key of ["key 1", "key 15", "key 30"]) expect(ann.text).toContain(`<paragraph>${key}</paragraph>`)
  },
  120_000 + amounts.wireFrames * 10,
)
