import { expect, test } from "vitest"
import { nextAction } from "../../../../client/rules/nextAction.ts"
import { positions, round, scene, settling, table } from "../../../kit/scenes.ts"

test("9 and 10: rewording may settle an objection, before and after it was answered", () => {
  const rounds = table(round("call", "revealed", positions("agree", "agree", "agree", "block")))
  for (const answer of [null, { disposition: "answered" }]) {
    const second = nextAction(scene({ ...settling({ answer }), rounds }))?.second.map(act => act.kind)
    expect(second).toContain("reword")
    expect(second?.at(-1)).toBe("carry-over")
  }
})
