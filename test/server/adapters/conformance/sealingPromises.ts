import { describe, expect, test } from "vitest"
import type { DocumentEpoch } from "../../../../server/ports/documents/documentLog.ts"
import { segmentLimits, snapshotGap } from "../../../../server/ports/documents/documentSealing.ts"
import { TopicId } from "../../../../shared/model/ids.ts"
import { chance } from "../../../kit/chance.ts"
import { ann, at, ben, topic, update, workspace } from "../samples.ts"
import type { Bench } from "../storeConformance.ts"

const noon = 1_790_000_000_000
const seed = 20_261_127
const other = TopicId.parse("t2")
const always = { least: 1, before: noon * 2 }

export function sealingPromises(bench: () => Bench) {
  const documents = () => bench().opened.documents
  const history = () => bench().opened.history
  const sealing = () => bench().opened.sealing
  const many = (count: number, from = 0) =>
    Array.from({ length: count }, (_, n) => ({ ...update(from + n, 7, n), at: noon + (from + n) * 10 }))

  /** Everything that can be read of the two notes, with choices that depend on the number `n` alone. */
  async function everyRead(n: number) {
    const { below } = chance(seed + n)
    const reads: unknown[] = []
    for (const one of [topic, other]) {
      reads.push(await documents().read(one, workspace))
      for (const epoch of [1, 2]) {
        const length = (await documents().updates({ topic: one, epoch }, 0)).length
        reads.push(length)
        for (let k = 0; k < 6; k++) {
          const [after, seq] = [below(length + 2), below(length + 2)]
          reads.push(await documents().updates({ topic: one, epoch }, after))
          const portion = { count: 1 + below(12), bytes: 1 + below(900) }
          reads.push(await documents().updates({ topic: one, epoch }, after, portion))
          reads.push(await history().stretch(one, { epoch, seq }, below(seq + 1)))
        }
      }
      for (let k = 0; k < 8; k++) reads.push(await history().placeAt(one, noon - 20 + below(1_500)))
      const { epoch, seq } = (await documents().read(one, workspace)).head
      const stale = { ...at(below(seq)), epoch }
      reads.push(seq > 0 && (await documents().append(one, stale, [update(1)], [])))
    }
    reads.push(await documents().heads([topic, other]))
    for (const parts of [1, 3, 40])
      reads.push(
        await history().counts([topic, other], { from: noon + below(99), to: noon + 1_000 + below(400) }, parts),
      )
    return reads
  }

  describe("sealing", () => {
    test("changes nothing that is read: of random logs, after each of random seals", async () => {
      const { below } = chance(seed)
      const heads = new Map<TopicId, { epoch: number; seq: number }>()
      for (const one of [topic, other]) {
        await documents().read(one, workspace)
        heads.set(one, { epoch: 1, seq: 0 })
      }
      let now = noon
      // the clocks of several servers differ, so that a later update may have an earlier time
      const next = () => ({ by: below(3) ? ann : ben, at: (now += below(30) - 5), update: bytesOf(below) })
      let sealed = 0
      for (let n = 0; n < 50; n++) {
        const one = below(3) ? topic : other
        const { epoch, seq } = heads.get(one) ?? { epoch: 1, seq: 0 }
        const some = Array.from({ length: 1 + below(12) }, next)
        const ids = [{ client: below(5), member: ann }]
        expect(await documents().append(one, { ...at(seq), epoch }, some, ids)).toEqual({ kind: "appended" })
        heads.set(one, { epoch, seq: seq + some.length })
        if (below(6) === 0)
          await documents().addSnapshot(one, { epoch, seq: 1 + below(seq + some.length) }, Uint8Array.of(n))
        if (n === 25) {
          const owner = { client: 99, member: ben }
          expect(await documents().startEpoch(one, { epoch, seq: seq + some.length }, 2, next(), owner)).toBe(true)
          heads.set(one, { epoch: 2, seq: 1 })
        }
        if (below(2)) continue
        const before = await everyRead(n)
        const log = { topic: below(3) ? topic : other, epoch: 1 + below(2) }
        sealed += await sealing().seal(log, { least: 1 + below(8), before: now - below(60) })
        expect(await everyRead(n)).toEqual(before)
        if (below(4) === 0) await bench().reopen()
      }
      expect(sealed).toBeGreaterThan(100)
    })

    test("takes the oldest updates that are old enough, but never the newest one, and no fewer than it should", async () => {
      const log: DocumentEpoch = { topic, epoch: 1 }
      await documents().read(topic, workspace)
      expect(await sealing().unsealed(1)).toEqual([])
      expect(await sealing().seal({ topic: other, epoch: 1 }, always)).toBe(0)
      expect(await sealing().seal(log, always)).toBe(0)
      await documents().append(topic, at(0), many(20), [])
      expect(await sealing().unsealed(19)).toEqual([{ ...log, count: 19 }])
      expect(await sealing().unsealed(20)).toEqual([])
      expect(await sealing().seal(log, { least: 6, before: noon + 49 })).toBe(0)
      expect(await sealing().seal(log, { least: 5, before: noon + 49 })).toBe(5)
      expect(await sealing().unsealed(1)).toEqual([{ ...log, count: 14 }])
      expect(await sealing().seal(log, always)).toBe(14)
      expect(await sealing().seal(log, always)).toBe(0)
      await documents().append(topic, at(20), many(1, 20), [])
      expect(await sealing().unsealed(1)).toEqual([{ ...log, count: 1 }])
    })

    test("seals a log of an epoch that is over, too", async () => {
      await documents().read(topic, workspace)
      await documents().append(topic, at(0), many(5), [])
      await documents().startEpoch(topic, at(5), 2, update(9), { client: 6, member: ben })
      expect(await sealing().unsealed(1)).toEqual([{ topic, epoch: 1, count: 4 }])
      expect(await sealing().seal({ topic, epoch: 1 }, always)).toBe(4)
      expect(await documents().updates({ topic, epoch: 1 }, 3)).toHaveLength(2)
    })

    test("takes fewer updates than it should where their bytes fill a segment", async () => {
      await documents().read(topic, workspace)
      const large = { ...update(), update: new Uint8Array(segmentLimits.bytes * 0.4) }
      await documents().append(topic, at(0), [large, large, large, large], [])
      const log = { topic, epoch: 1 }
      expect(await sealing().seal(log, { ...always, least: 100 })).toBe(2)
      expect(await sealing().seal(log, { ...always, least: 100 })).toBe(0)
      expect(await documents().updates(log, 0)).toEqual([1, 2, 3, 4].map(seq => ({ seq, update: large.update })))
    })

    test("keeps the newest two snapshots, and older ones where the way to a moment would be long", async () => {
      const length = 5 * snapshotGap
      await documents().read(topic, workspace)
      for (let seq = 0; seq < length; seq += 10_000) await documents().append(topic, at(seq), many(10_000, seq), [])
      const steps = Array.from({ length: 16 }, (_, n) => ((n + 1) * 3 * snapshotGap) / 10)
      for (const seq of steps) await documents().addSnapshot(topic, { epoch: 1, seq }, Uint8Array.of(seq % 251))
      await sealing().thinSnapshots({ topic, epoch: 1 })
      await sealing().thinSnapshots({ topic: other, epoch: 1 })
      const kept = new Set<number>()
      for (const seq of [...steps, length]) {
        const { snapshot } = await history().stretch(topic, { epoch: 1, seq }, 0)
        expect(seq - (snapshot?.seq ?? 0)).toBeLessThan(snapshotGap)
        if (snapshot) expect(snapshot.update).toEqual(Uint8Array.of(snapshot.seq % 251))
        if (snapshot) kept.add(snapshot.seq)
      }
      expect([...kept]).toEqual([9, 18, 27, 36, 45, 48].map(n => (n * snapshotGap) / 10))
      expect((await documents().read(topic, workspace)).snapshot?.seq).toBe((48 * snapshotGap) / 10)
    })

    test("takes an append on the head as before, and one on an earlier place is told what it missed", async () => {
      await documents().read(topic, workspace)
      await documents().append(topic, at(0), many(10), [])
      await sealing().seal({ topic, epoch: 1 }, always)
      const behind = await documents().append(topic, at(4), [update(1)], [])
      expect(behind.kind === "behind" && behind.missed.map(({ seq, at }) => [seq, at - noon])).toEqual(
        [5, 6, 7, 8, 9, 10].map(seq => [seq, (seq - 1) * 10]),
      )
      expect(await documents().append(topic, at(10), [update(1)], [])).toEqual({ kind: "appended" })
    })
  })

  describe("sealing beside another process", () => {
    test("loses nothing that is written, sealed and erased at the same time", async () => {
      const second = await bench().second()
      await documents().read(topic, workspace)
      let seq = 0
      for (let n = 0; n < 25; n++) {
        const { rights } = await second.store.newest(workspace)
        const jobs = [
          documents().append(topic, { ...at(seq), rights }, many(4, seq), []),
          second.sealing.seal({ topic, epoch: 1 }, always),
          bench().opened.sealing.seal({ topic, epoch: 1 }, always),
          ...(n % 5 === 4 ? [second.documents.forgetAuthors(topic)] : []),
        ]
        const [appended] = await Promise.all(jobs)
        if (typeof appended === "object" && appended.kind === "appended") seq += 4
        const all = await second.documents.updates({ topic, epoch: 1 }, 0)
        expect(all.map(one => one.seq)).toEqual(Array.from({ length: seq }, (_, k) => k + 1))
        expect(all.map(one => one.update)).toEqual(many(seq).map((one, k) => Uint8Array.of(k, 7, k % 4)))
      }
      expect(seq).toBeGreaterThan(40)
    })
  })
}

/** An update of random length: mostly that of a keystroke, sometimes empty or long. */
function bytesOf(below: (end: number) => number): Uint8Array {
  const length = [0, 12, 24, 24, 30, 200][below(6)] ?? 0
  return Uint8Array.from({ length }, (_, n) => (n % 3 ? n : below(256)))
}
