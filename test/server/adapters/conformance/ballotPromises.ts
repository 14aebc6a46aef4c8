import { describe, expect, test } from "vitest"
import type { Ballot, Casting } from "../../../../server/ports/database/ballots.ts"
import type { MemberId } from "../../../../shared/model/ids.ts"
import { ann, ben, event, headAt, round, unit, workspace } from "../samples.ts"
import type { Bench } from "../storeConformance.ts"

const blank = (name: string): Ballot => ({ tokenHash: name, side: null, value: new Uint8Array(16) })
const of = (member: MemberId, seal = "blank") => ({ member, seal })
const value = (n: number) => new Uint8Array(16).fill(n)
const casting = (tokenHash: string, n: number, more: Partial<Casting> = {}): Casting => ({
  workspace,
  expect: headAt(1),
  round,
  tokenHash,
  value: value(n),
  most: 2,
  ...more,
})

export function ballotPromises(bench: () => Bench) {
  const ballots = () => bench().opened.ballots
  const store = () => bench().opened.store

  describe("secret ballots", () => {
    const printed = async () => {
      await store().commit(unit(0, { events: [event(1)] }))
      await ballots().print(round, [blank("b"), blank("a"), blank("c")], true)
    }

    test("overwrite a blank, as often as their holder wants, and count once each", async () => {
      await printed()
      expect(await ballots().cast(casting("b", 1))).toBe("cast")
      expect(await ballots().cast(casting("a", 2))).toBe("cast")
      expect(await ballots().cast(casting("b", 3))).toBe("cast")
      expect(await ballots().castIn(round)).toBe(2)
      expect([await ballots().holds(round, "b"), await ballots().holds(round, "x")]).toEqual([true, false])
      await bench().reopen()
      expect((await ballots().count(round)).cast).toEqual([
        { ...blank("a"), value: value(2) },
        { ...blank("b"), value: value(3) },
      ])
    })

    test("are cast by a token that was printed, and never more than there are electors", async () => {
      await printed()
      expect(await ballots().cast(casting("nobody's", 1))).toBe("unknown")
      for (const name of ["a", "b"]) await ballots().cast(casting(name, 1))
      expect(await ballots().cast(casting("c", 1))).toBe("unknown")
      expect(await ballots().cast(casting("a", 4))).toBe("cast")
      expect(await ballots().castIn(round)).toBe(2)
    })

    test("have one length, and another one is thrown out", async () => {
      await printed()
      await expect(ballots().cast(casting("a", 1, { value: new Uint8Array(17) }))).rejects.toThrow("length")
      expect(await ballots().castIn(round)).toBe(0)
    })

    test("are not cast past a log that has moved on", async () => {
      await printed()
      await store().commit(unit(1, { events: [event(2)] }))
      expect(await ballots().cast(casting("a", 1))).toBe("behind")
      expect(await ballots().castIn(round)).toBe(0)
    })

    test("send a reveal back that has not seen the last of them", async () => {
      await printed()
      await ballots().cast(casting("a", 1))
      const { seen } = await ballots().count(round)
      await ballots().cast(casting("a", 2))
      const reveal = (at: string) => store().commit(unit(1, { events: [event(2)], ballots: [{ round, seen: at }] }))
      expect(await reveal(seen)).toEqual({ kind: "behind" })
      const { seen: now } = await ballots().count(round)
      expect(now).not.toBe(seen)
      expect(await reveal(now)).toMatchObject({ kind: "committed" })
    })

    test("are printed afresh only while none is cast, and added to afterwards", async () => {
      await printed()
      expect(await ballots().print(round, [blank("d")], true)).toBe(true)
      expect(await ballots().cast(casting("a", 1))).toBe("unknown")
      expect(await ballots().cast(casting("d", 1))).toBe("cast")
      expect(await ballots().print(round, [blank("e")], true)).toBe(false)
      expect(await ballots().print(round, [blank("f")], false)).toBe(true)
      expect(await ballots().cast(casting("e", 1))).toBe("unknown")
      expect(await ballots().cast(casting("f", 1))).toBe("cast")
    })

    test("are ended while they are blank, and never once they are cast", async () => {
      await printed()
      expect(await ballots().end(round, "a")).toBe("ended")
      expect(await ballots().end(round, "a")).toBe("refused")
      expect(await ballots().cast(casting("a", 1))).toBe("unknown")
      await ballots().cast(casting("b", 1))
      expect(await ballots().end(round, "b")).toBe("refused")
      expect(await ballots().castIn(round)).toBe(1)
    })

    test("are gone when they are destroyed, and the roll with them", async () => {
      await printed()
      await ballots().enrol(round, [of(ann)])
      expect(await ballots().rounds()).toEqual([round])
      await ballots().destroy(round)
      expect(await ballots().rounds()).toEqual([])
      expect((await ballots().count(round)).cast).toEqual([])
      expect(await ballots().roll(round)).toEqual([])
    })
  })

  describe("the roll of a secret round", () => {
    test("marks each elector once, and nobody else", async () => {
      await ballots().enrol(round, [of(ben), of(ann)])
      expect(await ballots().mark(round, of(ann))).toBe("marked")
      expect(await ballots().mark(round, of(ann))).toBe("refused")
      expect(await ballots().mark(round, of(event(1).by ?? ben))).toBe("refused")
      await bench().reopen()
      expect(await ballots().roll(round)).toEqual([
        { member: ann, marked: true },
        { member: ben, marked: false },
      ])
    })

    test("keeps what was sealed with the mark, for the first who marks", async () => {
      await ballots().enrol(round, [of(ann), of(ben)])
      expect(await ballots().mark(round, of(ann, "hers"))).toBe("marked")
      expect(await ballots().mark(round, of(ann, "later"))).toBe("refused")
      await bench().reopen()
      expect(await ballots().sealOf(round, ann)).toBe("hers")
      expect(await ballots().sealOf(round, ben)).toBe("blank")
    })

    test("takes a new seal of one who is marked, and of nobody else", async () => {
      await ballots().enrol(round, [of(ann), of(ben)])
      await ballots().mark(round, of(ann, "first"))
      expect(await ballots().reseal(round, of(ann, "later"))).toBe("marked")
      expect(await ballots().reseal(round, of(ben, "later"))).toBe("refused")
      expect([await ballots().sealOf(round, ann), await ballots().sealOf(round, ben)]).toEqual(["later", "blank"])
    })

    test("begins anew when it is enrolled again", async () => {
      await ballots().enrol(round, [of(ann)])
      await ballots().mark(round, of(ann))
      await ballots().enrol(round, [of(ann), of(ben)])
      expect((await ballots().roll(round)).map(({ marked }) => marked)).toEqual([false, false])
    })
  })
}
