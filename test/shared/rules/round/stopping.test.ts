import { describe, expect, it } from "vitest"
import type { Round } from "../../../../shared/fold/consensusState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import type { RevealedAnswer } from "../../../../shared/model/consensus/answer.ts"
import { classOf } from "../../../../shared/rules/round/outcome/classes.ts"
import { statistics } from "../../../../shared/rules/round/outcome/ratings.ts"
import { verdictAfter } from "../../../../shared/rules/round/outcome/stopping.ts"
import { answer, linked, times } from "./scored.ts"

const classed = (...scores: number[]) => {
  const figures = statistics(scores)
  return figures && classOf(figures)
}

describe("the class of a rating (DOMAIN G5)", () => {
  it("goes by the median where nobody disagrees", () => {
    expect(classed(...times(8, 8))).toEqual({ is: "supported", by: "classic", other: null })
    expect(classed(...times(8, 2))).toEqual({ is: "opposed", by: "classic", other: null })
    expect(classed(...times(8, 5))).toEqual({ is: "uncertain", by: "median", other: null })
  })
  it("belongs to the higher band at 3.5 and 6.5", () => {
    expect(classed(3, 3, 4, 4)).toMatchObject({ is: "uncertain", by: "median" })
    expect(classed(6, 6, 7, 7)).toMatchObject({ is: "supported", by: "index" })
  })
  it("is uncertain with disagreement, by the classic rule where it has a row", () => {
    expect(classed(...times(6, 8), ...times(3, 2))).toEqual({ is: "uncertain", by: "classic", other: "supported" })
    expect(classed(1, 1, 1, 8, 8, 9, 9)).toMatchObject({ is: "uncertain", by: "index", other: null })
  })
  it("shows the index beside the classic rule where only the index disagrees", () => {
    expect(classed(...times(5, 8), ...times(4, 4))).toEqual({ is: "supported", by: "classic", other: "uncertain" })
  })
})

let at = 0
const rating = (answers: RevealedAnswer[] | null, over: object = {}): Round => {
  at += 1
  return {
    id: `r${at}`,
    statement: "A-1",
    kind: "rating",
    state: "revealed",
    anonymity: "pseudonymous",
    n: at,
    openedAt: at,
    electorate: times(10, 0).map((_, i) => ({ member: `m${i}`, side: null })),
    answered: answers?.length ?? 2,
    answers,
    stopping: { rounds: 3, answered: 80 },
    ...over,
  } as unknown as Round
}
const unlinked = (...scores: number[]) => scores.map(score => answer(null, score))
const after = (...rounds: Round[]) => {
  const state = { rounds: Object.fromEntries(rounds.map(one => [one.id, one])) } as unknown as State
  const last = rounds.at(-1)
  return last ? verdictAfter(state, last) : null
}

describe("the stopping rule (DOMAIN G6, G7)", () => {
  const eight = unlinked(7, 7, 7, 7, 8, 8, 8, 8)
  it("says another round after the first, and nothing where there is no rule", () => {
    expect(after(rating(eight))).toEqual({ stop: false, because: { kind: "first" } })
    expect(after(rating(eight, { stopping: undefined }))).toBeNull()
    expect(after(rating(null, { state: "open" }))).toBeNull()
  })
  it("says stop where median and spread are unchanged and enough have answered", () => {
    expect(after(rating(eight), rating(eight))).toEqual({ stop: true, because: { kind: "unchanged", share: 80 } })
    const seven = unlinked(7, 7, 7, 7.5, 8, 8, 8)
    expect(after(rating(eight), rating(seven))).toMatchObject({ because: { kind: "share", share: 70, needed: 80 } })
  })
  it("states the nearest percent, but never the rule's number before it is reached (DOMAIN G10)", () => {
    const nine = { electorate: times(9, 0).map((_, i) => ({ member: `m${i}`, side: null })) }
    const share = (answered: number) =>
      after(rating(eight), rating(eight, { ...nine, stopping: { rounds: 3, answered } }))
    expect(share(80)).toEqual({ stop: true, because: { kind: "unchanged", share: 89 } })
    expect(share(89)).toEqual({ stop: false, because: { kind: "share", share: 88, needed: 89 } })
  })
  it("says another round where the distribution changed or too few are shown", () => {
    expect(after(rating(eight), rating(unlinked(...times(8, 8))))?.because.kind).toBe("changed")
    expect(after(rating(eight), rating(null))?.because.kind).toBe("few")
  })
  it("reads the movement only where it is shown", () => {
    const from = linked(7, 7, 7, 7, 8, 8, 8, 8)
    const to = linked(8, 7, 7, 7, 7, 8, 8, 8)
    expect(after(rating(from), rating(to))).toEqual({ stop: false, because: { kind: "moved", moved: 2, linked: 8 } })
    const without = to.map(one => ({ ...one, alias: null }))
    expect(after(rating(from), rating(without))?.because.kind).toBe("unchanged")
  })
  it("says stop at the last round, whatever its result, and does not count void ratings", () => {
    expect(after(rating(eight), rating(null), rating(null))).toEqual({ stop: true, because: { kind: "rounds", n: 3 } })
    expect(after(rating(eight), rating(null, { state: "void" }), rating(eight))?.because.kind).toBe("unchanged")
  })
})
