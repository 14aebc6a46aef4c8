import { describe, expect, test } from "vitest"
import { TopicId } from "../../../../shared/model/ids.ts"
import { ann, at, ben, topic, update, workspace } from "../samples.ts"
import type { Bench } from "../storeConformance.ts"

const noon = 1_790_000_000_000
const later = (ms: number, ...bytes: number[]) => ({ ...update(...bytes), at: noon + ms })

export function historyPromises(bench: () => Bench) {
  const documents = () => bench().opened.documents
  const history = () => bench().opened.history

  describe("a document log as it was", () => {
    test("counts the updates of several topics by the span that they fell into", async () => {
      const other = TopicId.parse("t2")
      for (const one of [topic, other]) await documents().read(one, workspace)
      await documents().append(topic, at(0), [later(0, 1), later(99, 2), later(100, 3), later(399, 4)], [])
      await documents().append(other, at(0), [later(250, 5), later(400, 6)], [])
      const span = { from: noon, to: noon + 400 }
      expect(await history().counts([topic, other], span, 4)).toEqual([2, 1, 1, 1])
      expect(await history().counts([topic], span, 2)).toEqual([3, 1])
      expect(await history().counts([], span, 2)).toEqual([0, 0])
    })

    test("knows what a note had reached at a moment, in the epoch of that moment", async () => {
      await documents().read(topic, workspace)
      await documents().append(topic, at(0), [later(0, 1), later(50, 2)], [])
      await documents().startEpoch(topic, at(2), 2, later(100, 3), { client: 6, member: ben })
      await documents().append(topic, { ...at(1), epoch: 2 }, [later(150, 4)], [])
      await bench().reopen()
      expect(await history().placeAt(topic, noon - 1)).toBeNull()
      expect(await history().placeAt(topic, noon)).toEqual({ epoch: 1, seq: 1 })
      expect(await history().placeAt(topic, noon + 99)).toEqual({ epoch: 1, seq: 2 })
      expect(await history().placeAt(topic, noon + 100)).toEqual({ epoch: 2, seq: 1 })
      expect(await history().placeAt(topic, noon + 1e6)).toEqual({ epoch: 2, seq: 2 })
    })

    test("gives what leads to a place: from the newest snapshot before it, or from where the reader is", async () => {
      await documents().read(topic, workspace)
      await documents().append(
        topic,
        at(0),
        [1, 2, 3, 4, 5].map(n => later(n, n)),
        [{ client: 1, member: ann }],
      )
      await documents().addSnapshot(topic, at(3), Uint8Array.from([33]))
      const bytes = (...list: number[]) => list.map(n => Uint8Array.from([n]))
      const to = (seq: number, after = 0) => history().stretch(topic, { epoch: 1, seq }, after)
      expect(await to(2)).toEqual({ snapshot: null, updates: bytes(1, 2) })
      expect(await to(5)).toEqual({ snapshot: { seq: 3, update: Uint8Array.from([33]) }, updates: bytes(4, 5) })
      expect(await to(5, 3)).toEqual({ snapshot: null, updates: bytes(4, 5) })
      expect(await to(5, 5)).toEqual({ snapshot: null, updates: [] })
    })

    test("knows who wrote each update, in rows and in sealed segments, and when a client id was first used", async () => {
      const log = { topic, epoch: 1 }
      await documents().read(topic, workspace)
      const by = [ann, ben, ann, ann, ben]
      const some = by.map((one, n) => ({ ...later(n * 10, n), by: one }))
      await documents().append(topic, at(0), some.slice(0, 3), [{ client: 1, member: ann }])
      await documents().append(topic, at(3), some.slice(3), [{ client: 2, member: ben }])
      await documents().startEpoch(topic, at(5), 2, later(100, 9), { client: 6, member: ben })
      const times = [0, 10, 20, 30, 40].map(ms => noon + ms)
      const readAll = async () => {
        const parts = { times: [] as number[], writers: [] as string[] }
        for (
          let part = await history().written(log, 0);
          part;
          part = await history().written(log, parts.times.length)
        ) {
          parts.times.push(...part.times)
          parts.writers.push(...part.writers)
        }
        return parts
      }
      expect(await readAll()).toEqual({ times, writers: by })
      await bench().opened.sealing.seal(log, { least: 3, before: noon + 29 })
      expect(await readAll()).toEqual({ times, writers: by })
      expect(await history().written(log, 1)).toMatchObject({ writers: expect.arrayContaining([ben]) })
      expect((await history().written(log, 1))?.times[0]).toBe(noon + 10)
      expect(await history().written(log, 5)).toBeNull()
      expect(await history().written({ topic, epoch: 7 }, 0)).toBeNull()
      expect(await history().epochs(topic)).toEqual([
        { epoch: 1, seq: 5 },
        { epoch: 2, seq: 1 },
      ])
      const firsts = await history().firstUpdates(log)
      expect(firsts.toSorted((a, b) => a.client - b.client)).toEqual([
        { client: 1, member: ann, seq: 1 },
        { client: 2, member: ben, seq: 4 },
      ])
      expect(await history().firstUpdates({ topic, epoch: 7 })).toEqual([])
    })

    test("gives the newest snapshot up to a place", async () => {
      await documents().read(topic, workspace)
      await documents().append(
        topic,
        at(0),
        [1, 2, 3].map(n => later(n, n)),
        [],
      )
      await documents().addSnapshot(topic, at(2), Uint8Array.from([33]))
      const before = (seq: number) => history().snapshotBefore(topic, { epoch: 1, seq })
      expect(await before(1)).toBeNull()
      expect(await before(3)).toEqual({ seq: 2, update: Uint8Array.from([33]) })
      expect(await history().snapshotBefore(topic, { epoch: 9, seq: 3 })).toBeNull()
    })
  })
}
