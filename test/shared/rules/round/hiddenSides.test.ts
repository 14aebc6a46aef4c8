import { expect, test } from "vitest"
import type { Elector } from "../../../../shared/model/consensus/answer.ts"
import { presetRule } from "../../../../shared/model/consensus/rule.ts"
import { MemberId, SideId } from "../../../../shared/model/ids.ts"
import { outcome } from "../../../../shared/rules/round/outcome/outcome.ts"
import { worstSides } from "../../../../shared/rules/round/outcome/tally.ts"

const electorate: Elector[] = Array.from({ length: 8 }, (_, i) => ({
  member: MemberId.parse(`m${i}`),
  side: SideId.parse(i < 4 ? "cn" : "jp"),
}))
const tally = (agree: number, disagree: number, abstain = 0) => ({
  electorate: 8,
  agree,
  reserve: 0,
  disagree,
  block: 0,
  abstain,
})
const level = (total: ReturnType<typeof tally>) =>
  outcome(presetRule, total, worstSides(electorate, total), { open: 0, maintained: 0, answeredBlocks: 0 })

test("where no answer says its side, the rule is applied to the worst that the totals allow for each side", () => {
  const worst = { electorate: 4, agree: 1, reserve: 0, disagree: 1, block: 0, abstain: 1 }
  expect(worstSides(electorate, tally(5, 1, 1))).toEqual([
    { side: "cn", ...worst },
    { side: "jp", ...worst },
  ])
  expect(level(tally(7, 0))).toBe("unanimity")
  expect(level(tally(6, 0, 1))).toBe("consensus")
  expect(level(tally(7, 1))).toBe("rough")
  // both who oppose may be of one side, which then has half of its support, and half is not above half
  expect(level(tally(6, 2))).toBe("no_consensus")
  // the two who are missing may be of one side; the three as well, and then its quorum is not met
  expect(level(tally(6, 0))).toBe("unanimity")
  expect(level(tally(5, 0))).toBe("no_quorum")
})

test("a panel without sides has none to judge", () => {
  expect(
    worstSides(
      electorate.map(one => ({ ...one, side: null })),
      tally(8, 0),
    ),
  ).toEqual([])
})
