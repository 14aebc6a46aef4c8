import { expect, test } from "vitest"
import { asksFirst } from "../../../../client/elements/session/dialog/asksFirst.ts"
import { nextAction } from "../../../../shared/rules/nextAction.ts"
import { round, scene, statement, table } from "./scenes.ts"

const open = { statements: table(statement("in_round")), rounds: table(round("call", "open")) }
const after = (answered: number) =>
  nextAction(scene(open, { answers: { "call-open": { answered, waiting: 4 - answered } } }))

test("a call that is closed before a quorum has answered is asked about first, with both numbers", () => {
  const { electorate, rule } = round("call", "open")
  const needed = Math.ceil((electorate.length * rule.quorum[0]) / rule.quorum[1])
  const early = after(needed - 1)?.act
  expect(early).toMatchObject({ do: "close-and-show", short: { answered: needed - 1, needed } })
  expect(early && asksFirst(early)).toBe(true)
  const enough = after(needed)?.act
  expect(enough).toMatchObject({ do: "close-and-show" })
  expect(enough).not.toHaveProperty("short")
  expect(enough && asksFirst(enough)).toBe(false)
})
