import { describe, expect, it } from "vitest"
import type { Round } from "../../../../shared/fold/consensusState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import type { RevealedAnswer } from "../../../../shared/model/consensus/answer.ts"
import { SideId } from "../../../../shared/model/ids.ts"
import type { Anonymity } from "../../../../shared/model/terms.ts"
import { movement, movementBetween, ratingBefore } from "../../../../shared/rules/round/outcome/movement.ts"
import { answer, linked, times } from "./scored.ts"

const cn = SideId.parse("cn")
const jp = SideId.parse("jp")

describe("movement between two ratings", () => {
  it("links by alias, whatever the order", () => {
    const after = [answer("a1", 8), answer("a0", 5), answer("a2", 7)]
    expect(movement(linked(7, 7, 7), after)).toMatchObject({ linked: 3, up: 1, down: 1, moved: 2, stable: false })
  })
  it("is stable where median and spread stand and one of eight moved", () => {
    const first = linked(7, 7, 7, 8, 8, 8, 8, 9)
    expect(movement(first, linked(7, 7, 7, 8, 8, 8, 9, 9))).toMatchObject({ moved: 1, stable: true })
    expect(movement(first, linked(7, 7, 8, 8, 8, 8, 7, 9))).toMatchObject({ moved: 2, stable: false })
  })
  it("is not stable at 15 % moved, only below", () => {
    const before = linked(...times(20, 5))
    const three = movement(before, linked(...times(17, 5), 4, 6, 6))
    expect(three).toMatchObject({ moved: 3, stable: false })
    expect(movement(before, linked(...times(18, 5), 4, 6))).toMatchObject({ moved: 2, stable: true })
  })
  it("is not stable where the median moved with one answer", () => {
    expect(movement(linked(5, 5, 5, 6, 6, 6, 6, 6), linked(5, 5, 5, 5, 6, 6, 6, 6))).toMatchObject({ stable: false })
  })
  it("counts a step into outside my field as moved, neither up nor down", () => {
    expect(movement(linked(5, 5), linked(5, null))).toMatchObject({ moved: 1, up: 0, down: 0 })
  })
  it("says nothing where nobody answered both", () => {
    expect(movement([answer("a", 5)], [answer("b", 5)])).toBeNull()
    expect(movement([answer(null, 5)], [answer(null, 5)])).toBeNull()
  })
  it("counts who moved from where to where, highest first", () => {
    expect(movement(linked(7, 7, 7, 2), linked(8, 8, 7, null))?.moves).toEqual([
      { from: 7, to: 8, n: 2 },
      { from: 7, to: 7, n: 1 },
      { from: 2, to: null, n: 1 },
    ])
  })
})

const rating = (answers: RevealedAnswer[] | null, over: object = {}): Round =>
  ({
    id: `r${JSON.stringify(over)}`,
    statement: "A-1",
    kind: "rating",
    state: "revealed",
    anonymity: "pseudonymous" satisfies Anonymity,
    openedAt: 1,
    electorate: [cn, cn, cn, cn, jp, jp, jp, jp].map((side, i) => ({ member: `m${i}`, side })),
    answers,
    ...over,
  }) as unknown as Round

const sided = (side: SideId | null, from: number, ...scores: (number | null)[]) =>
  scores.map((score, i) => answer(`a${from + i}`, score, side))

describe("the parts of a movement that may be shown (DOMAIN H5)", () => {
  it("is nothing below four scores given both times, where names are hidden", () => {
    const before = rating(linked(7, 7, 7, 5, 5))
    expect(movementBetween(before, rating(linked(8, 8, 8, null, null)))).toBeNull()
    expect(movementBetween(before, rating(linked(8, 8, 8, 5, null)))).toMatchObject({ linked: 5, moved: 4 })
    expect(movementBetween(before, rating(null))).toBeNull()
    const named = linked(7).map(one => ({ ...one, alias: null, member: "m0" as never }))
    expect(movementBetween(rating(named, { anonymity: "named" }), rating(named, { anonymity: "named" }))).not.toBeNull()
  })
  it("is nothing where the people who answered differ, or one answered for another side; named rounds may differ", () => {
    const before = rating(linked(7, 7, 7, 5, 5))
    expect(movementBetween(before, rating(linked(7, 7, 7, 5, 5, 5)))).toBeNull()
    expect(movementBetween(rating(linked(7, 7, 7, 5, 5, 5)), before)).toBeNull()
    const seated = (side: SideId) => rating([...sided(cn, 0, 7, 7, 7, 7), answer("a4", 7, side)])
    expect(movementBetween(seated(cn), seated(cn))).not.toBeNull()
    expect(movementBetween(seated(cn), seated(jp))).toBeNull()
    const named = (n: number) =>
      rating(
        linked(...times(n, 7)).map((one, i) => ({ ...one, alias: null, member: `m${i}` as never })),
        { anonymity: "named" },
      )
    expect(movementBetween(named(8), named(7))).toMatchObject({ linked: 7 })
  })
  it("has each side once every side has four, and none before", () => {
    const before = rating([...sided(cn, 0, 7, 7, 7, 7), ...sided(jp, 4, 3, 3, 3, 3)])
    const after = rating([...sided(cn, 0, 8, 8, 7, 7), ...sided(jp, 4, 3, 3, 3, 2)])
    expect(movementBetween(before, after)?.sides).toEqual([
      { side: cn, linked: 4, up: 2, down: 0, moved: 2 },
      { side: jp, linked: 4, up: 0, down: 1, moved: 1 },
    ])
    const three = rating([...sided(cn, 0, 8, 8, 7, 7), ...sided(jp, 4, 3, 3, 3)])
    expect(movementBetween(before, three)).toBeNull()
    const outside = rating([...sided(cn, 0, 8, 8, 7, 7), ...sided(jp, 4, 3, 3, 3, null)])
    expect(movementBetween(before, outside)?.sides).toEqual([])
  })
  it("is nothing where one of the two ratings named no side: the link would give it away", () => {
    const before = rating([...sided(cn, 0, 7, 7, 7, 7), ...sided(jp, 4, 3, 3, 3, 3)])
    const after = rating([...sided(null, 0, 8, 8, 7, 7), ...sided(null, 4, 3, 3, 3, 2)])
    expect(movementBetween(before, after)).toBeNull()
  })
  it("has no side where fewer than four without one would be what is left of the total", () => {
    const all = rating([...sided(cn, 0, 7, 7, 7, 7), ...sided(jp, 4, 3, 3, 3, 3), ...sided(null, 8, 5)])
    expect(movementBetween(all, all)?.sides).toEqual([])
  })
})

describe("the rating before", () => {
  const rounds = (...list: Round[]) =>
    ({ rounds: Object.fromEntries(list.map(one => [one.id, one])) }) as unknown as State
  const first = rating([], { openedAt: 1, n: 1, version: 1 })
  const second = rating([], { openedAt: 2, n: 2, version: 2 })
  const third = rating([], { openedAt: 2, n: 3, version: 2 })
  it("is the last one of that statement, of an earlier version too", () => {
    const all = rounds(third, first, second, rating([], { openedAt: 2, n: 1, statement: "A-2" }))
    expect(ratingBefore(all, third)).toBe(second)
    expect(ratingBefore(all, second)).toBe(first)
    expect(ratingBefore(all, first)).toBeNull()
  })
  it("is none that was void or is a call", () => {
    const all = rounds(
      rating([], { openedAt: 1, n: 1, state: "void" }),
      rating([], { openedAt: 2, n: 1, kind: "call" }),
      third,
    )
    expect(ratingBefore(all, third)).toBeNull()
  })
})
