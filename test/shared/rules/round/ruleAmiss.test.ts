import fc from "fast-check"
import { describe, expect, it, test } from "vitest"
import type { Tally } from "../../../../shared/model/consensus/record.ts"
import { type Fraction, presetRule, type Rule } from "../../../../shared/model/consensus/rule.ts"
import { levels, type Outcome, type PositionValue } from "../../../../shared/model/terms.ts"
import { outcome } from "../../../../shared/rules/round/outcome/outcome.ts"
import { ruleAmiss } from "../../../../shared/rules/round/ruleAmiss.ts"
import { amounts } from "../../../kit/amounts.ts"

test("a share that means nothing is named, with why", () => {
  const said = (share: Partial<Rule>) => ruleAmiss({ ...presetRule, ...share })
  expect(said({})).toBeNull()
  expect(said({ quorum: [0, 7] })).toEqual({ share: "quorum", code: "quorum-zero" })
  expect(said({ sideQuorum: [0, 1] })).toEqual({ share: "sideQuorum", code: "side-quorum-zero" })
  expect(said({ support: [499, 1000] })).toEqual({ share: "support", code: "support-below-half" })
  expect(said({ support: [1, 2] })).toBeNull()
  expect(said({ sideFloor: [3, 3] })).toEqual({ share: "sideFloor", code: "side-floor-whole" })
  expect(said({ sideFloor: [0, 1] })).toBeNull()
  expect(said({ sideQuorum: [4, 3] })).toEqual({ share: "sideQuorum", code: "share-over-whole" })
})

const fraction = fc
  .tuple(fc.oneof(fc.constantFrom(0, 1), fc.integer({ min: 0, max: 1000 })), fc.integer({ min: 1, max: 1000 }))
  .map(([over, under]): Fraction => [over, under])
const rule = fc.record({ quorum: fraction, sideQuorum: fraction, support: fraction, sideFloor: fraction })
const accepted = rule.filter(one => ruleAmiss(one) === null)

/** How many sit on each side, the last without one. */
const panel = fc
  .tuple(fc.nat(9), fc.nat(9), fc.nat(9))
  .filter(counts => counts.some(n => n > 0))
  .chain(counts => fc.tuple(fc.constant(counts), fc.nat(9)))

const none: Tally = { electorate: 0, agree: 0, reserve: 0, disagree: 0, block: 0, abstain: 0 }
const sum = (tallies: Tally[]): Tally =>
  tallies.reduce((a, b) => ({
    electorate: a.electorate + b.electorate,
    agree: a.agree + b.agree,
    reserve: a.reserve + b.reserve,
    disagree: a.disagree + b.disagree,
    block: a.block + b.block,
    abstain: a.abstain + b.abstain,
  }))

/** Everybody gives this answer, but some of each group, who give the other or none. */
function level(rule: Rule, counts: number[], all: PositionValue, other?: PositionValue, others = 0): Outcome {
  const groups = counts.map(n => {
    const few = Math.min(n, others)
    const rest = other ? { [other]: few } : {}
    return { ...none, electorate: n, [all]: n - few, ...rest }
  })
  const sides = groups.slice(0, 2).filter(({ electorate }) => electorate > 0)
  const total = sum(groups)
  return outcome(rule, total, sides, { open: 0, maintained: 0, answeredBlocks: total.block })
}

const isLevel = (one: Outcome): boolean => levels.some(known => known === one)
const runs = { seed: amounts.seed, numRuns: amounts.properties }

describe("for every rule that is accepted", () => {
  it("everybody's no is no consensus, whoever abstains, blocks or says nothing beside it", () => {
    const beside = fc.constantFrom<PositionValue | undefined>("abstain", "block", undefined)
    fc.assert(
      fc.property(accepted, panel, beside, (one, [counts, others], other) => {
        expect(isLevel(level(one, counts, "disagree", other, others))).toBe(false)
      }),
      runs,
    )
  })

  it("everybody's yes is unanimity", () => {
    fc.assert(
      fc.property(accepted, panel, (one, [counts]) => {
        expect(level(one, counts, "agree")).toBe("unanimity")
      }),
      runs,
    )
  })
})
