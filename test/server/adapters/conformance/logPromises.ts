import { describe, expect, test } from "vitest"
import {
  ann,
  answer,
  ben,
  commandId,
  elsewhere,
  event,
  headAt,
  invite,
  none,
  receipt,
  round,
  unit,
  workspace,
} from "../samples.ts"
import type { Bench } from "../storeConformance.ts"

export function logPromises(bench: () => Bench) {
  const store = () => bench().opened.store

  describe("the event log", () => {
    test("starts before its first event", async () => {
      expect(await store().head(workspace)).toEqual(none)
      expect(await store().events(workspace, 0, 10)).toEqual([])
    })

    test("gives back what was committed, in order and by workspace", async () => {
      const first = [
        event(1),
        event(2, { by: null, personal: { name: "安" }, personalSalt: "ps", personalCommitment: "pc" }),
      ]
      expect(await store().commit(unit(0, { events: first }))).toEqual({ kind: "committed", head: headAt(2) })
      await store().commit(unit(2, { events: [event(3)] }))
      await store().commit(unit(0, { workspace: elsewhere, events: [event(1, { kind: "other" })] }))
      expect(await store().head(workspace)).toEqual(headAt(3))
      expect(await store().events(workspace, 0, 10)).toEqual([...first, event(3)])
      expect(await store().events(workspace, 1, 1)).toEqual([first[1]])
      expect(await store().events(elsewhere, 0, 10)).toEqual([event(1, { kind: "other" })])
    })

    test("has no gap: a unit that leaves one is thrown out whole", async () => {
      await expect(store().commit(unit(0, { events: [event(1), event(3)] }))).rejects.toThrow("does not follow")
      await expect(store().commit(unit(0, { events: [event(2)] }))).rejects.toThrow("does not follow")
      expect(await store().head(workspace)).toEqual(none)
    })

    test("refuses a decision made on an older head, or on another history of the same length", async () => {
      await store().commit(unit(0, { events: [event(1)] }))
      expect(await store().commit(unit(0, { events: [event(1)] }))).toEqual({ kind: "behind" })
      const forked = unit(1, { expect: { seq: 1, hash: "another" }, events: [event(2)] })
      expect(await store().commit(forked)).toEqual({ kind: "behind" })
      expect(await store().events(workspace, 0, 10)).toEqual([event(1)])
    })

    test("lets one of two decisions on the same head win", async () => {
      const both = await Promise.all([
        store().commit(unit(0, { events: [event(1, { kind: "a" })] })),
        store().commit(unit(0, { events: [event(1, { kind: "b" })] })),
      ])
      expect(both.map(({ kind }) => kind).sort()).toEqual(["behind", "committed"])
      expect(await store().events(workspace, 0, 10)).toHaveLength(1)
    })

    test("keeps an event whose personal part was erased, and what binds it", async () => {
      const named = event(1, { personal: { name: "Ann" }, personalSalt: "ps", personalCommitment: "pc" })
      const other = event(2, { personal: { name: "Ben" }, personalSalt: "ps2", personalCommitment: "pc2" })
      await store().commit(unit(0, { events: [named, other] }))
      await bench().erase(1)
      expect(await store().events(workspace, 0, 10)).toEqual([{ ...named, personal: null, personalSalt: null }, other])
    })
  })

  describe("a repeated command", () => {
    const command = { member: ann, id: commandId("c1"), receipt: receipt(1) }

    test("gets its first receipt and writes nothing, however old its head", async () => {
      await store().commit(unit(0, { events: [event(1)], command }))
      const again = unit(0, { events: [event(1)], command: { ...command, receipt: receipt(9) } })
      expect(await store().commit(again)).toEqual({ kind: "repeated", receipt: receipt(1) })
      expect(await store().head(workspace)).toEqual(headAt(1))
      expect(await store().receipt(workspace, ann, command.id)).toEqual(receipt(1))
    })

    test("is one member's in one workspace", async () => {
      await store().commit(unit(0, { events: [event(1)], command }))
      const bens = unit(1, { events: [event(2)], command: { ...command, member: ben } })
      expect(await store().commit(bens)).toMatchObject({ kind: "committed" })
      expect(await store().commit(unit(0, { workspace: elsewhere, command }))).toMatchObject({ kind: "committed" })
      expect(await store().receipt(workspace, "nobody", command.id)).toBeNull()
    })

    test("is decided afresh where it was not committed", async () => {
      expect(await store().commit(unit(5, { events: [event(6)], command }))).toEqual({ kind: "behind" })
      expect(await store().receipt(workspace, ann, command.id)).toBeNull()
    })
  })

  describe("sealed answers", () => {
    test("come back revision by revision, whatever the clock said, and move no head", async () => {
      await store().commit(unit(0, { events: [event(1)] }))
      for (const given of [answer(ann, 1, 3), answer(ben, 1, 9), answer(ann, 2, 2)])
        expect(await store().commit(unit(1, { answers: [given] }))).toEqual({ kind: "committed", head: headAt(1) })
      expect(await store().answers(round)).toEqual([answer(ann, 1, 3), answer(ben, 1, 9), answer(ann, 2, 2)])
    })

    test("are refused on an older head", async () => {
      await store().commit(unit(0, { events: [event(1)] }))
      expect(await store().commit(unit(0, { answers: [answer(ann, 1)] }))).toEqual({ kind: "behind" })
      expect(await store().answers(round)).toEqual([])
    })

    test("never overwrite one another", async () => {
      await store().commit(unit(0, { answers: [answer(ann, 1, 3)] }))
      const late = unit(0, { answers: [answer(ben, 1), answer(ann, 1, 8)] })
      expect(await store().commit(late)).toEqual({ kind: "behind" })
      expect(await store().answers(round)).toEqual([answer(ann, 1, 3)])
    })

    test("send a reveal back that has not read all of them", async () => {
      await store().commit(unit(0, { answers: [answer(ann, 1), answer(ben, 1)] }))
      const reveal = (revisions: number) => unit(0, { events: [event(1)], sealed: [{ round, revisions }] })
      expect(await store().commit(reveal(1))).toEqual({ kind: "behind" })
      expect(await store().head(workspace)).toEqual(none)
      expect(await store().commit(reveal(2))).toEqual({ kind: "committed", head: headAt(1) })
    })
  })

  describe("a head's signature", () => {
    test("is kept with the events it is about, or not at all", async () => {
      await store().commit(unit(0, { events: [event(1), event(2)], signature: "s2" }))
      await store().commit(unit(2, { events: [event(3)] }))
      await store().commit(unit(2, { events: [event(3), event(4)], signature: "too late" }))
      await store().commit(unit(3, { events: [event(4)], signature: "s4" }))
      const [second, fourth] = [2, 4].map(seq => ({ seq, signature: `s${seq}` }))
      expect(await store().signedHeads(workspace, 0, 4)).toEqual([second, fourth])
      expect(await store().signedHeads(workspace, 2, 9)).toEqual([fourth])
      expect(await store().signedHeads(workspace, 0, 3)).toEqual([second])
      expect(await store().signedHeads(elsewhere, 0, 4)).toEqual([])
    })

    test("remembers how far receipts have promised", async () => {
      expect(await store().promised(workspace)).toBe(0)
      for (const seq of [1, 2]) {
        const command = { member: ann, id: commandId(`c${seq}`), receipt: receipt(seq) }
        await store().commit(unit(seq - 1, { events: [event(seq)], command }))
      }
      expect(await store().promised(workspace)).toBe(2)
      expect(await store().promised(elsewhere)).toBe(0)
    })
  })

  test("after closing and opening, all is still there", async () => {
    const command = { member: ann, id: commandId("c1"), receipt: receipt(1) }
    const events = [event(1, { personal: { name: "Ann" }, personalSalt: "ps", personalCommitment: "pc" })]
    await store().commit(
      unit(0, { events, command, answers: [answer(ann, 1)], directory: [{ kind: "invite", row: invite("i1") }] }),
    )
    const incarnation = await bench().opened.directory.incarnation()
    await bench().reopen()
    expect(await store().events(workspace, 0, 10)).toEqual(events)
    expect(await store().receipt(workspace, ann, command.id)).toEqual(receipt(1))
    expect(await store().answers(round)).toEqual([answer(ann, 1)])
    expect(await bench().opened.directory.invite("hash of i1")).toEqual(invite("i1"))
    expect(await bench().opened.directory.incarnation()).toBe(incarnation)
  })
}
