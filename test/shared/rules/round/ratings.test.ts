import fc from "fast-check"
import { describe, expect, it, test } from "vitest"
import { SideId } from "../../../../shared/model/ids.ts"
import { bandOf, scoresOf, sideMedians, statistics } from "../../../../shared/rules/round/outcome/ratings.ts"
import { answer, linked, times } from "./scored.ts"

const cn = SideId.parse("cn")
const jp = SideId.parse("jp")

const of = (...scores: (number | null)[]) => {
  const found = statistics(scores)
  if (!found) throw new Error("no scores")
  return found
}

describe("vectors of the RAND/UCLA statistics (DOMAIN G2, G3)", () => {
  it("finds no disagreement where all are near 8", () => {
    expect(of(7, 8, 8, 8, 9, 7, 8, 9)).toMatchObject({ median: 8, ipr: 0, iprcp: 8, ipras: 6.85, di: 0 })
    expect(of(7, 8, 8, 8, 9, 7, 8, 9).disagreement).toBe(false)
  })
  it("finds disagreement in two camps", () => {
    const split = of(1, 1, 2, 2, 8, 8, 9, 9)
    expect(split).toMatchObject({ ipr: 6, iprcp: 5, ipras: 2.35, disagreement: true, classic: true })
    expect(split.di).toBeCloseTo(2.553, 3)
  })
  it("grades five 8 against five 5 and five 4", () => {
    const near = of(...times(5, 8), ...times(5, 5))
    expect(near).toMatchObject({ ipr: 3, ipras: 4.6, disagreement: false })
    expect(near.di).toBeCloseTo(0.652, 3)
    const far = of(...times(5, 8), ...times(5, 4))
    expect(far.di).toBeCloseTo(1.039, 3)
    expect(far.disagreement).toBe(true)
  })
  it("can hide what the classic rule and the counts show", () => {
    const hidden = of(...times(6, 8), ...times(3, 2))
    expect(hidden).toMatchObject({ ipr: 3.6, ipras: 4.15, disagreement: false, classic: true })
    expect(hidden.di).toBeCloseTo(0.867, 3)
    expect(of(...times(6, 8), ...times(2, 2))).toMatchObject({ di: 0, counts: { high: 6, mid: 0, low: 2 } })
  })
})

describe("the ratings of the demo panel", () => {
  test.each([
    ["A-1 v1", [7, 6, 8, 7, 6, 5, 8, 7], 7, 0.19],
    ["A-1 v2", [8, 7, 8, 8, 7, 7, 8, 8], 8, 0.15],
    ["A-2, first", [4, 6, 5, 7, 9, 8, 7, 9], 7, 0.34],
    ["A-2, second", [6, 7, 6, 7, 8, 8, 7, 9], 7, 0.15],
    ["B-1", [8, 9, 8, 8, 9, 9, 8, 9], 8.5, 0.13],
    ["B-2, first", [8, 4, 7, 8, 7, 2, 6, 8], 7, 0.34],
    ["B-2, second", [8, 7, 7, 8, 7, 2, 7, 8], 7, 0.15],
    ["C-1", [9, 8, 9, 8, 8, 7, 9, 8], 8, 0.12],
    ["C-2, first", [3, 2, 9, 8, 2, 3, 9, 6], 4.5, 1.63],
    ["C-2, second", [3, 2, 9, 8, 2, 2, 8, 7], 5, 2.47],
    ["E-1", [7, 8, 6, 8, 8, 7, 7, 9], 7.5, 0.16],
  ])("%s", (_, scores, median, di) => {
    const found = of(...scores)
    expect(found.median).toBe(median)
    expect(found.di).toBeCloseTo(di, 2)
    expect(found.disagreement).toBe(di > 1)
  })

  it("counts before it computes: 7 of 8 rate 7–9 and one rates 2", () => {
    expect(of(8, 7, 7, 8, 7, 2, 7, 8).counts).toEqual({ high: 7, mid: 0, low: 1 })
  })

  it("gives C-2 a median per side, 5.5 and 4.5", () => {
    const second = [3, 2, 9, 8, 2, 2, 8, 7].map((score, i) => answer(`a${i}`, score, i < 4 ? cn : jp))
    expect(sideMedians(second)).toEqual([
      { side: cn, median: 5.5 },
      { side: jp, median: 4.5 },
    ])
  })
})

describe("outside my field", () => {
  it("is counted and enters no figure", () => {
    expect(of(8, null, 8, 2, null)).toMatchObject({ n: 3, outside: 2, median: 8 })
  })
  it("leaves nothing to show where nobody gave a score", () => {
    expect(statistics([null, null])).toBeNull()
    expect(statistics([])).toBeNull()
  })
})

test("the classic rule asks for 3, 4 and 5 at each end, and is not defined outside its table", () => {
  const camps = (n: number, each: number) => of(...times(each, 1), ...times(each, 9), ...times(n - 2 * each, 5)).classic
  expect([camps(8, 2), camps(8, 3), camps(10, 3)]).toEqual([false, true, true])
  expect([camps(11, 3), camps(11, 4), camps(13, 4)]).toEqual([false, true, true])
  expect([camps(14, 4), camps(14, 5), camps(16, 5)]).toEqual([false, true, true])
  expect([camps(7, 3), camps(17, 5)]).toEqual([null, null])
})

test("a median between two bands belongs to the higher one", () => {
  expect([3, 3.5, 6, 6.5, 7].map(bandOf)).toEqual(["low", "mid", "mid", "high", "high"])
})

test("no side's median is shown where the reveal names no side", () => {
  expect(sideMedians(linked(7, 8, 9, 1))).toEqual([])
})

test("a panelist without a side counts in the totals only", () => {
  const answers = [answer("a", 9, cn), answer("b", 7, cn), answer("c", 1)]
  expect(sideMedians(answers)).toEqual([{ side: cn, median: 8 }])
  expect(of(...scoresOf(answers)).n).toBe(3)
})

const scores = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 20 })

test("the order of the scores says nothing", () => {
  fc.assert(
    fc.property(scores, list => {
      expect(of(...[...list].reverse())).toEqual(of(...list))
    }),
  )
})

test("a scale turned round gives the same spread and the mirrored median", () => {
  fc.assert(
    fc.property(scores, list => {
      const [one, other] = [of(...list), of(...list.map(score => 10 - score))]
      expect(other.ipr).toBe(one.ipr)
      expect(other.ipras).toBe(one.ipras)
      expect(other.median).toBe(10 - one.median)
    }),
  )
})
