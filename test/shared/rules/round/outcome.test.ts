import fc from "fast-check"
import { describe, expect, it, test } from "vitest"
import { presetRule } from "../../../../shared/model/consensus/rule.ts"
import type { Outcome, PositionValue } from "../../../../shared/model/terms.ts"
import { positions } from "../../../../shared/model/terms.ts"
import { declarable, type Objections, outcome } from "../../../../shared/rules/round/outcome/outcome.ts"

interface Panel {
  electorate: number
  agree?: number
  reserve?: number
  disagree?: number
  block?: number
  abstain?: number
}
const tally = (panel: Panel) => ({ agree: 0, reserve: 0, disagree: 0, block: 0, abstain: 0, ...panel })
const none: Objections = { open: 0, maintained: 0, answeredBlocks: 0 }
const level = (
  sides: Panel[],
  objections: Partial<Objections> = {},
  withoutSide: Panel = { electorate: 0 },
): Outcome => {
  const all = [...sides, withoutSide].map(tally)
  const sum = (key: keyof Panel) => all.reduce((total, one) => total + one[key], 0)
  const total = {
    electorate: sum("electorate"),
    agree: sum("agree"),
    reserve: sum("reserve"),
    disagree: sum("disagree"),
    block: sum("block"),
    abstain: sum("abstain"),
  }
  return outcome(presetRule, total, sides.map(tally), { ...none, ...objections })
}
const four = (panel: Omit<Panel, "electorate">): Panel => ({ electorate: 4, ...panel })

describe("levels", () => {
  it("unanimity: all who answered agree", () => {
    expect(level([four({ agree: 4 }), four({ agree: 4 })])).toBe("unanimity")
    expect(level([four({ agree: 4 }), four({ agree: 3 })])).toBe("unanimity")
  })
  it("an abstention or a reservation makes it consensus", () => {
    expect(level([four({ agree: 4 }), four({ agree: 3, abstain: 1 })])).toBe("consensus")
    expect(level([four({ agree: 2, reserve: 2 }), four({ agree: 4 })])).toBe("consensus")
  })
  it("one disagree makes it rough, and so does a maintained objection of somebody who agrees", () => {
    expect(level([four({ agree: 4 }), four({ agree: 3, disagree: 1 })])).toBe("rough")
    expect(level([four({ agree: 4 }), four({ agree: 4 })], { maintained: 1 })).toBe("rough")
  })
  it("the B-2 of the demo: seven agree, one block is answered and maintained", () => {
    const sides = [four({ agree: 4 }), four({ agree: 3, block: 1 })]
    expect(level(sides, { open: 1 })).toBe("blocked")
    expect(level(sides, { maintained: 1, answeredBlocks: 1 })).toBe("rough")
  })
  it("a withdrawn objection whose block stands still counts as a block", () => {
    expect(level([four({ agree: 4 }), four({ agree: 3, block: 1 })], { answeredBlocks: 1 })).toBe("rough")
  })
  it("E-1 of the demo: eight of nine answer, one of them with a reservation", () => {
    const sides = [four({ agree: 3, reserve: 1 }), four({ agree: 4 })]
    expect(level(sides, {}, { electorate: 1 })).toBe("consensus")
  })
  it("support at T is enough, below it is not", () => {
    expect(level([four({ agree: 3, disagree: 1 }), four({ agree: 3, disagree: 1 })])).toBe("rough")
    const lone = (agree: number, disagree: number) => level([], {}, { electorate: agree + disagree, agree, disagree })
    expect(lone(3, 1)).toBe("rough")
    expect(lone(74, 26)).toBe("no_consensus")
    expect(lone(75, 25)).toBe("rough")
  })
  it("a side must exceed F: a tie within one side is no consensus, whatever the total", () => {
    expect(level([{ electorate: 20, agree: 20 }, four({ agree: 2, disagree: 2 })])).toBe("no_consensus")
    expect(level([{ electorate: 20, agree: 20 }, four({ agree: 3, disagree: 1 })])).toBe("rough")
  })
  it("a tie is no consensus", () => {
    expect(level([four({ agree: 2, disagree: 2 }), four({ agree: 2, disagree: 2 })])).toBe("no_consensus")
    expect(level([four({ agree: 4 }), four({ disagree: 4 })])).toBe("no_consensus")
  })
  it("a panelist without a side counts in the totals only", () => {
    const sides = [four({ agree: 3, disagree: 1 }), four({ agree: 3, disagree: 1 })]
    expect(level(sides, {}, { electorate: 1, disagree: 1 })).toBe("no_consensus")
    expect(level(sides, {}, { electorate: 1, agree: 1 })).toBe("rough")
  })
})

describe("no level", () => {
  it("no quorum where fewer than two thirds answered", () => {
    expect(level([], {}, { electorate: 6, agree: 3 })).toBe("no_quorum")
    expect(level([], {}, { electorate: 6, agree: 4 })).toBe("unanimity")
  })
  it("no quorum where one side answered less than half, however full the other", () => {
    expect(level([{ electorate: 20, agree: 20 }, four({ agree: 1 })])).toBe("no_quorum")
    expect(level([{ electorate: 20, agree: 20 }, four({ agree: 2 })])).toBe("unanimity")
  })
  it("abstentions meet the quorum and carry no consensus", () => {
    expect(level([], {}, { electorate: 8, abstain: 8 })).toBe("no_consensus")
    expect(level([], {}, { electorate: 8, agree: 3, abstain: 5 })).toBe("no_consensus")
    expect(level([], {}, { electorate: 8, agree: 4, abstain: 4 })).toBe("consensus")
  })
  it("no consensus where half of one side abstains and more", () => {
    expect(level([{ electorate: 20, agree: 20 }, four({ agree: 1, abstain: 3 })])).toBe("no_consensus")
  })
  it("quorum is asked before blocks: a block in an empty room blocks nothing", () => {
    expect(level([], { open: 1 }, { electorate: 8, block: 1 })).toBe("no_quorum")
  })
  it("blocked while any objection has no answer, a block or not", () => {
    expect(level([four({ agree: 4 }), four({ agree: 4 })], { open: 1 })).toBe("blocked")
    expect(level([four({ agree: 4 }), four({ agree: 2, block: 2 })], { answeredBlocks: 1 })).toBe("blocked")
  })
  it("an empty electorate gives no quorum, and never unanimity", () => {
    expect(level([])).toBe("no_quorum")
  })
})

test("a silence procedure reaches consensus at most", () => {
  expect(outcome(presetRule, tally({ electorate: 4, agree: 4 }), [], none, { silence: true })).toBe("consensus")
})

test("a moderator may declare the computed level or a lower one, and none where there is none", () => {
  expect(declarable("unanimity")).toEqual(["unanimity", "consensus", "rough"])
  expect(declarable("rough")).toEqual(["rough"])
  expect(["no_consensus", "blocked", "no_quorum"].map(one => declarable(one as Outcome))).toEqual([[], [], []])
})

/** Panels of two sides and some without; each has answered or not. */
interface Voter {
  side: number
  answer: PositionValue | null
}
const voters = fc.array(
  fc.record<Voter>({ side: fc.integer({ min: 0, max: 2 }), answer: fc.constantFrom(...positions, ...positions, null) }),
  { minLength: 1, maxLength: 14 },
)
const count = (list: readonly Voter[]) => {
  const of = (position: PositionValue) => list.filter(({ answer }) => answer === position).length
  return {
    electorate: list.length,
    agree: of("agree"),
    reserve: of("reserve"),
    disagree: of("disagree"),
    block: of("block"),
    abstain: of("abstain"),
  }
}
const sidesOf = (list: readonly Voter[]) =>
  [0, 1].map(side => count(list.filter(voter => voter.side === side))).filter(({ electorate }) => electorate > 0)
const answeredAll = (list: readonly Voter[], maintained = 0): Objections => ({
  open: 0,
  maintained,
  answeredBlocks: count(list).block,
})
const levelOf = (list: readonly Voter[], objections: Objections) =>
  outcome(presetRule, count(list), sidesOf(list), objections)

/** The gates of quorum and cast shares, said once more and in another way. */
const gatesOpen = (list: readonly Voter[]) =>
  [list, ...[0, 1].map(side => list.filter(voter => voter.side === side))].every((group, i) => {
    const answered = group.filter(({ answer }) => answer !== null).length
    const cast = group.filter(({ answer }) => answer !== null && answer !== "abstain").length
    return 2 * cast >= group.length && (i === 0 ? 3 * answered >= 2 * group.length : 2 * answered >= group.length)
  })

const height: Record<Outcome, number> = {
  unanimity: 5,
  consensus: 4,
  rough: 3,
  no_consensus: 2,
  blocked: 1,
  no_quorum: 0,
}

describe("for every panel", () => {
  it("changing an answer to block never raises the level, however the block is dealt with", () => {
    fc.assert(
      fc.property(voters, fc.nat(), fc.constantFrom("open", "maintained", "withdrawn"), (list, pick, fate) => {
        const at = pick % list.length
        const after = list.map((voter, i): Voter => (i === at ? { ...voter, answer: "block" } : voter))
        fc.pre(list[at]?.answer !== "block" && gatesOpen(list) && gatesOpen(after))
        const before = levelOf(list, answeredAll(list, count(list).block))
        const blocks = count(list).block
        const objections: Objections = {
          open: fate === "open" ? 1 : 0,
          maintained: blocks + (fate === "maintained" ? 1 : 0),
          answeredBlocks: fate === "open" ? blocks : blocks + 1,
        }
        expect(height[levelOf(after, objections)]).toBeLessThanOrEqual(height[before])
      }),
      { numRuns: 2_000 },
    )
  })

  it("an answer that names a level has its gates open, and one that names no quorum has not", () => {
    fc.assert(
      fc.property(voters, list => {
        const computed = levelOf(list, answeredAll(list))
        if (["unanimity", "consensus", "rough"].includes(computed)) expect(gatesOpen(list)).toBe(true)
        if (computed === "no_quorum") expect(gatesOpen(list)).toBe(false)
      }),
    )
  })

  it("half for and half against is never a level", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), n => {
        const total = { electorate: 2 * n, agree: n, disagree: n }
        expect(level([], {}, total)).toBe("no_consensus")
      }),
    )
  })

  it("a level is unanimity only where nobody said anything but yes", () => {
    fc.assert(
      fc.property(voters, list => {
        if (levelOf(list, answeredAll(list)) !== "unanimity") return
        expect(list.every(({ answer }) => answer === "agree" || answer === null)).toBe(true)
      }),
    )
  })

  it("no level above the computed one may be declared", () => {
    fc.assert(
      fc.property(voters, list => {
        const computed = levelOf(list, answeredAll(list))
        for (const one of declarable(computed)) expect(height[one]).toBeLessThanOrEqual(height[computed])
      }),
    )
  })
})
