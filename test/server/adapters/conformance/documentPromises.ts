import { describe, expect, test } from "vitest"
import { forgotten, movedPage, type NoteStanding } from "../../../../server/ports/documents/documentLog.ts"
import { TopicId } from "../../../../shared/model/ids.ts"
import { ann, at, ben, event, topic, unit, update, workspace } from "../samples.ts"
import type { Bench } from "../storeConformance.ts"

export function documentPromises(bench: () => Bench) {
  const documents = () => bench().opened.documents

  describe("a document log", () => {
    test("starts at epoch 1 and seq 0, and opening it again changes nothing", async () => {
      const head = { topic, epoch: 1, seq: 0, snapshotSeq: 0, at: 0 }
      expect((await documents().read(topic, workspace)).head).toEqual(head)
      await documents().append(topic, at(0), [update(1)], [])
      expect((await documents().read(topic, workspace)).head).toEqual({ ...head, seq: 1, at: update(1).at })
    })

    test("numbers updates without a gap and gives them back byte by byte", async () => {
      await documents().read(topic, workspace)
      expect(await documents().append(topic, at(0), [update(1, 0, 255), update(2)], [])).toEqual({ kind: "appended" })
      expect(await documents().append(topic, at(2), [{ ...update(3), by: ben }], [])).toEqual({ kind: "appended" })
      await bench().reopen()
      expect(await documents().updates({ topic, epoch: 1 }, 0)).toEqual([
        { seq: 1, update: Uint8Array.from([1, 0, 255]) },
        { seq: 2, update: Uint8Array.from([2]) },
        { seq: 3, update: Uint8Array.from([3]) },
      ])
      expect(await documents().updates({ topic, epoch: 1 }, 2)).toEqual([{ seq: 3, update: Uint8Array.from([3]) }])
    })

    test("gives a long list in portions: no more updates or bytes than are asked for, and one at least", async () => {
      await documents().read(topic, workspace)
      await documents().append(topic, at(0), [update(1, 1), update(2, 2), update(3), update(4, 4, 4)], [])
      const portion = async (after: number, count: number, bytes: number) =>
        (await documents().updates({ topic, epoch: 1 }, after, { count, bytes })).map(({ seq }) => seq)
      expect(await portion(0, 10, 4)).toEqual([1, 2])
      expect(await portion(0, 1, 100)).toEqual([1])
      expect(await portion(2, 10, 3)).toEqual([3])
      expect(await portion(3, 10, 1)).toEqual([4])
      expect(await portion(1, 10, 100)).toEqual([2, 3, 4])
      expect(await portion(4, 10, 100)).toEqual([])
    })

    test("takes nothing on a head that it has left, or of a topic that was never opened", async () => {
      await documents().read(topic, workspace)
      await documents().append(topic, at(0), [update(1)], [])
      expect(await documents().append(topic, at(0), [update(2)], [{ client: 5, member: ben }])).toEqual({
        kind: "behind",
        missed: [expect.objectContaining({ seq: 1, update: Uint8Array.from([1]), at: update(1).at })],
      })
      expect(await documents().append(topic, at(2), [update(2)], [])).toEqual({ kind: "changed" })
      expect(await documents().append(TopicId.parse("unknown"), at(0), [update(2)], [])).toEqual({ kind: "changed" })
      expect(await documents().updates({ topic, epoch: 1 }, 0)).toHaveLength(1)
      expect((await documents().read(topic, workspace)).owners).toEqual([])
    })

    test("keeps topics apart", async () => {
      const other = TopicId.parse("t2")
      await documents().read(topic, workspace)
      await documents().read(other, workspace)
      await documents().append(topic, at(0), [update(1)], [{ client: 1, member: ann }])
      await documents().addSnapshot(topic, at(1), Uint8Array.from([9]))
      expect(await documents().updates({ topic: other, epoch: 1 }, 0)).toEqual([])
      expect((await documents().read(other, workspace)).owners).toEqual([])
      expect((await documents().read(other, workspace)).snapshot).toBeNull()
    })

    test("takes appends of one turn: to each note all of an append's updates or none, and one after the other", async () => {
      const notes = ["fresh", "stale", "owned", "locked", "unknown"].map(name => TopicId.parse(name))
      const [fresh = topic, stale = topic, owned = topic, locked = topic, unknown = topic] = notes
      for (const note of notes.slice(0, 4)) await documents().read(note, workspace)
      await documents().append(stale, at(0), [update(9)], [])
      await documents().append(owned, at(0), [update(9)], [{ client: 1, member: ben }])
      const standing = { kind: "note-standing", topic: locked, workspace, standing: "locked" } as const
      await bench().opened.store.commit(unit(0, { events: [event(1)], directory: [standing] }))
      const mine = [{ client: 1, member: ann }]
      const results = await Promise.all([
        documents().append(fresh, at(0), [update(1), { ...update(2), by: ben }], mine),
        documents().append(stale, at(0), [update(1)], mine),
        documents().append(owned, at(1), [update(1)], mine),
        documents().append(locked, at(0), [update(1)], mine),
        documents().append(unknown, at(0), [update(1)], mine),
        documents().append(fresh, at(2), [update(3)], [{ client: 2, member: ann, page: "p" }]),
        documents().append(fresh, at(1), [update(4)], []),
      ])
      expect(results.map(({ kind }) => kind)).toEqual([
        "appended",
        "behind",
        "changed",
        "changed",
        "changed",
        "appended",
        "behind",
      ])
      const { updates, owners } = await documents().read(fresh, workspace)
      expect(updates.map(row => row.update[0])).toEqual([1, 2, 3])
      expect(owners).toEqual([...mine, { client: 2, member: ann, page: "p" }])
      for (const [note, written] of [
        [stale, 1],
        [owned, 1],
        [locked, 0],
      ] as const)
        expect(await documents().updates({ topic: note, epoch: 1 }, 0)).toHaveLength(written)
    })

    test("remembers the first member who wrote with a client id", async () => {
      const client = 4_294_967_295
      await documents().read(topic, workspace)
      await documents().append(topic, at(0), [update(1)], [{ client, member: ann }])
      const claimed = [
        { client, member: ben },
        { client: 7, member: ben },
      ]
      expect(await documents().append(topic, at(1), [update(2)], claimed)).toEqual({ kind: "changed" })
      const { owners, updates } = await documents().read(topic, workspace)
      expect(owners).toEqual([{ client, member: ann }])
      expect(updates).toHaveLength(1)
    })

    test("whose mode was set in a commit takes only what was decided on under that mode", async () => {
      const { store } = bench().opened
      const standing = (now: NoteStanding) => ({ kind: "note-standing", topic, workspace, standing: now }) as const
      await store.commit(unit(0, { events: [event(1)], directory: [standing("locked")] }))
      await documents().read(topic, workspace)
      expect(await documents().append(topic, at(0, "open"), [update(1)], [])).toEqual({ kind: "changed" })
      expect(await documents().append(topic, at(0, "locked"), [update(1)], [])).toEqual({ kind: "appended" })
      const head = await store.head(workspace)
      await store.commit(unit(head.seq, { events: [event(2)], directory: [standing("open")] }))
      expect(await documents().append(topic, at(1, "locked"), [update(2)], [])).toEqual({ kind: "changed" })
      expect(await documents().append(topic, at(1, "open"), [update(2)], [])).toEqual({ kind: "appended" })
      await bench().reopen()
      expect(await documents().append(topic, at(2, "closed"), [update(3)], [])).toEqual({ kind: "changed" })
      expect(await documents().updates({ topic, epoch: 1 }, 0)).toHaveLength(2)
    })

    test("begins anew with one update; the ids of before are retired, and the old place takes nothing", async () => {
      await documents().read(topic, workspace)
      await documents().append(topic, at(0), [update(1), update(2)], [{ client: 5, member: ann }])
      await documents().addSnapshot(topic, at(2), Uint8Array.from([9]))
      const owner = { client: 6, member: ben }
      expect(await documents().startEpoch(topic, at(1), 2, update(3), owner)).toBe(false)
      expect(await documents().startEpoch(topic, at(2), 2, update(3), owner)).toBe(true)
      await bench().reopen()
      expect((await documents().read(topic, workspace)).head).toEqual({
        topic,
        epoch: 2,
        seq: 1,
        snapshotSeq: 0,
        at: update(3).at,
      })
      const { owners, retired, snapshot, updates } = await documents().read(topic, workspace)
      expect(updates).toEqual([{ seq: 1, update: Uint8Array.from([3]) }])
      expect([owners, retired, snapshot]).toEqual([[owner], [5], null])
      expect(await documents().updates({ topic, epoch: 1 }, 1)).toEqual([{ seq: 2, update: Uint8Array.from([2]) }])
      expect(await documents().append(topic, at(2), [update(4)], [])).toEqual({ kind: "changed" })
      expect(await documents().append(topic, { ...at(1), epoch: 2 }, [update(4)], [])).toEqual({ kind: "appended" })
      await expect(documents().addSnapshot(topic, at(2), Uint8Array.from([9]))).rejects.toThrow("ahead of its log")
    })

    test("keeps which page an id was granted to, from its first word and after that", async () => {
      await documents().read(topic, workspace)
      await documents().append(topic, at(0), [update(1)], [{ client: 5, member: ann, page: "first" }])
      await documents().append(topic, at(1), [update(2)], [{ client: 6, member: ben }])
      await documents().grant({ topic, epoch: 1 }, 5, "second")
      await bench().reopen()
      expect((await documents().read(topic, workspace)).owners).toEqual([
        { client: 5, member: ann, page: "second" },
        { client: 6, member: ben },
      ])
    })

    test("grants an id from one page to another only while it still belongs to the former", async () => {
      const log = { topic, epoch: 1 }
      await documents().read(topic, workspace)
      await documents().append(topic, at(0), [update(1)], [{ client: 5, member: ann, page: "first" }])
      expect(await documents().grant(log, 5, "second", "first")).toBe(true)
      expect(await documents().grant(log, 5, "third", "first")).toBe(false)
      expect(await documents().grant(log, 6, "third", "first")).toBe(false)
      expect(await documents().owners(log)).toEqual([{ client: 5, member: ann, page: "second" }])
    })

    test("lets a page move with its id, which is granted to no other page after that", async () => {
      const log = { topic, epoch: 1 }
      await documents().read(topic, workspace)
      await documents().append(topic, at(0), [update(1)], [{ client: 5, member: ann, page: "page" }])
      const move = (client: number, page: string, member = ann, epoch = 1) =>
        documents().move({ topic, epoch }, { client, member, page })
      const refused = [await move(5, "another"), await move(5, "page", ben), await move(5, "page", ann, 2)]
      expect(refused).toEqual([false, false, false])
      // an id that has not written yet is claimed, and a second move changes nothing
      expect([await move(5, "page"), await move(5, "page"), await move(6, "new", ben)]).toEqual([true, true, true])
      expect(await documents().grant(log, 5, "next", "page")).toBe(false)
      expect(await documents().append(topic, at(1), [update(2)], [{ client: 6, member: ben, page: "new" }])).toEqual({
        kind: "appended",
      })
      expect(await documents().owners(log)).toEqual([
        { client: 5, member: ann, page: movedPage("page") },
        { client: 6, member: ben, page: movedPage("new") },
      ])
    })

    test("forgets whose its updates and ids are, of every epoch: they say what they said and stay taken", async () => {
      const other = TopicId.parse("t2")
      for (const each of [topic, other]) {
        await documents().read(each, workspace)
        await documents().append(each, at(0), [update(1)], [{ client: 5, member: ann }])
      }
      await documents().startEpoch(topic, at(1), 2, update(2), { client: 6, member: ben })
      await documents().forgetAuthors(topic)
      const { rights } = await bench().opened.store.newest(workspace)
      const now = { ...at(1), epoch: 2, rights }
      const [mine, unclaimed] = [[{ client: 6, member: ann }], []]
      expect(await documents().append(topic, { ...at(1), epoch: 2 }, [update(3)], mine)).toEqual({ kind: "changed" })
      expect(await documents().append(topic, now, [update(3)], mine)).toEqual({ kind: "changed" })
      expect(await documents().append(topic, now, [update(3)], unclaimed)).toEqual({ kind: "appended" })
      await bench().reopen()
      const { owners, retired, updates } = await documents().read(topic, workspace)
      expect([owners, retired]).toEqual([[{ client: 6, member: forgotten }], [5]])
      expect(updates).toEqual([
        { seq: 1, update: Uint8Array.from([2]) },
        { seq: 2, update: Uint8Array.from([3]) },
      ])
      expect((await documents().read(other, workspace)).owners).toEqual([{ client: 5, member: ann }])
    })

    test("gives the newest snapshot, and refuses one that is ahead of the log", async () => {
      await documents().read(topic, workspace)
      expect((await documents().read(topic, workspace)).snapshot).toBeNull()
      await documents().append(topic, at(0), [update(1), update(2)], [])
      await documents().addSnapshot(topic, at(2), Uint8Array.from([2, 2]))
      await documents().addSnapshot(topic, at(1), Uint8Array.from([1, 1]))
      expect((await documents().read(topic, workspace)).snapshot).toEqual({ seq: 2, update: Uint8Array.from([2, 2]) })
      expect((await documents().read(topic, workspace)).head).toMatchObject({ seq: 2, snapshotSeq: 2 })
      await expect(documents().addSnapshot(topic, at(3), Uint8Array.from([3]))).rejects.toThrow("ahead of its log")
      expect(await documents().updates({ topic, epoch: 1 }, 0)).toHaveLength(2)
    })
  })
}
