import { expect, test } from "vitest"
import { emptyState } from "../../../../shared/fold/state.ts"
import { nameInProposal } from "../../../../shared/rules/readings/proposals.ts"

test("a proposal about a member or a record that a page does not hold has no name, and no other word in its place", () => {
  const tables: object = { members: { Lin: { name: "Lin Che" } }, records: { CR: { number: 4 } } }
  const named = (about: object) => nameInProposal({ ...emptyState, ...tables }, { about } as never)
  expect([named({ member: "Lin" }), named({ member: "Zhou" })]).toEqual(["Lin Che", ""])
  expect([named({ record: "CR" }), named({ record: "other" })]).toEqual(["CR-4", "CR-"])
  expect(named({ act: "adopt" })).toBe("")
})
