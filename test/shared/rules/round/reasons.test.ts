import { expect, test } from "vitest"
import type { Round } from "../../../../shared/fold/consensusState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import type { RatedReason } from "../../../../shared/model/consensus/answer.ts"
import { middleOf } from "../../../../shared/rules/round/outcome/ratings.ts"
import {
  groupedReasons,
  groupsFit,
  hasUnaskedReason,
  lacksReason,
  reasonRuleOf,
  reasonsFrom,
  requiresReason,
} from "../../../../shared/rules/round/reasons.ts"

const all = [1, 2, 3, 4, 5, 6, 7, 8, 9, null]
const required = (rule: Parameters<typeof requiresReason>[0], last: Parameters<typeof requiresReason>[2] = null) =>
  all.filter(score => requiresReason(rule, score, last))

test("each rule requires a reason for its scores, and none does for outside my field", () => {
  expect(required("none")).toEqual([])
  expect(required("low")).toEqual([1, 2, 3])
  expect(required("ends")).toEqual([1, 2, 3, 7, 8, 9])
  expect(required("outside")).toEqual([])
  expect(required("outside", { p30: 3.4, p70: 7 })).toEqual([1, 2, 3, 8, 9])
  expect(required("outside", { p30: 3, p70: 5.3 })).toEqual([1, 2, 6, 7, 8, 9])
})

test("the middle range is exact: a score on P30 or P70 is inside", () => {
  // 1 + (n − 1) · 3 / 10 of these eleven scores is the fourth one, a 3
  const middle = middleOf([1, 2, 2, 3, 4, 4, 5, 5, 6, 7, 9])
  expect(middle).toEqual({ p30: 3, p70: 5 })
  expect(required("outside", middle)).toEqual([1, 2, 6, 7, 8, 9])
  expect(middleOf([null])).toBeNull()
})

const rating = (more: object): Round =>
  ({ id: "r2", kind: "rating", statement: "s", openedAt: 2, n: 2, state: "open", answers: null, ...more }) as never
const given = (...scores: (number | null)[]) => scores.map(score => ({ answer: { kind: "rating", score } }))
const before = (answers: object[] | null): State =>
  ({ rounds: { r1: { ...rating({ id: "r1", openedAt: 1, n: 1, state: "revealed" }), answers } } }) as never

test("from the second rating on, the last shown result says which scores need a reason", () => {
  const round = rating({ reasonsFor: "outside" })
  const answer = { kind: "rating", score: 9 } as const
  expect(lacksReason(before(given(5, 5, 6, 7)), round, answer)).toBe(true)
  expect(lacksReason(before(given(5, 5, 6, 7)), round, { ...answer, reason: "It binds nobody." })).toBe(false)
  expect(lacksReason(before(given(5, 5, 6, 7)), round, { ...answer, score: 6 })).toBe(false)
  expect(lacksReason(before(null), round, answer)).toBe(false)
  expect(lacksReason({ rounds: {} } as never, round, answer)).toBe(false)
})

test("a round of an earlier version requires no reason and takes none", () => {
  const low = { kind: "rating", score: 1 } as const
  expect(lacksReason(before(null), rating({}), low)).toBe(false)
  expect(hasUnaskedReason(rating({}), { ...low, reason: "No." })).toBe(true)
  expect(hasUnaskedReason(rating({ reasonsFor: "none" }), { ...low, reason: "No." })).toBe(false)
  expect(hasUnaskedReason(rating({ reasonsFor: "low" }), { kind: "rating", score: null, reason: "No." })).toBe(true)
})

test("a panel that has set no rule asks for reasons of 1 to 3", () => {
  expect(reasonRuleOf({ workspace: null })).toBe("low")
  expect(reasonRuleOf({ workspace: { reasonsFor: "none" } as never })).toBe("none")
})

const said = (score: number, reason: string, member = "m") =>
  ({ member, answer: { kind: "rating", score, reason, lang: "en" } }) as never

test("reasons are sorted by score and wording, whoever gave them first", () => {
  const one = [said(7, "b"), said(2, "z"), said(2, "a", "x"), said(2, "a", "c"), said(7, "")]
  const sorted = ["2 a c", "2 a x", "2 z m", "7 b m"]
  const words = (list: RatedReason[]) => list.map(({ score, reason, member }) => `${score} ${reason} ${member}`)
  expect(words(reasonsFrom(one))).toEqual(sorted)
  expect(words(reasonsFrom(one.toReversed()))).toEqual(sorted)
})

test("groups name each reason once, and the others stay in a list of their own", () => {
  const reasons = reasonsFrom([said(2, "a"), said(2, "b"), said(3, "c")])
  const group = (...places: number[]) => ({ title: { en: "Costs" }, reasons: places })
  expect(groupsFit([group(0), group(2)], 3)).toBe(true)
  expect(groupsFit([group(0), group(0)], 3)).toBe(false)
  expect(groupsFit([group(3)], 3)).toBe(false)
  const grouped = { groups: [group(2, 0)], times: 1, by: null, at: 0 }
  const { groups, others } = groupedReasons({ reasons, grouped })
  expect(groups[0]?.reasons.map(({ reason }) => reason)).toEqual(["a", "c"])
  expect(others.map(({ reason, place }) => [reason, place])).toEqual([["b", 1]])
})
