import { expect, test } from "vitest"
import { asked } from "../../../client/rules/asked.ts"
import type { PositionValue, StatementState } from "../../../shared/model/terms.ts"
import { needsOf } from "../../../shared/rules/needs.ts"
import { as, positions, round, scene, statement, table } from "../../kit/scenes.ts"

/** The line that asks Lin, the objector, in the bar and on the first page. */
function askedOfLin(
  reply: string | null,
  position: PositionValue,
  state: StatementState = "proposed",
  reissuedAt: number | null = null,
) {
  const objection = {
    id: "O",
    by: "Lin",
    statement: "A-1",
    topic: "A",
    version: 1,
    answer: { disposition: "answered" },
    reply: reply === null ? null : { reply },
    at: 50,
    earlier: [],
  }
  const call = round("call", "revealed", positions(position, "agree", "agree", "agree"))
  const log = { statements: table(statement(state)), rounds: table(call), objections: table(objection) }
  const { state: told, ...rest } = scene(log, as("Lin", "panelist", "CN"))
  const lin = Object.entries(told.members).map(([id, one]) => [
    id,
    id === "Lin" && reissuedAt !== null ? { ...one, reissued: { at: reissuedAt } } : one,
  ])
  const now = { ...told, members: Object.fromEntries(lin) }
  return [asked({ ...rest, state: now }).kind, ...needsOf(now, "Lin", new Set(), 0).map(({ need }) => need)]
}

test("a member who withdraws an objection and still blocks reads that the position stands until they change it", () => {
  expect(askedOfLin("withdrawn", "block")).toEqual(["block-kept", "block-kept"])
  expect(askedOfLin("withdrawn", "abstain")).toEqual(["nothing"])
  expect(askedOfLin("maintained", "block")).toEqual(["nothing"])
  expect(askedOfLin("withdrawn", "block", "no_consensus")).toEqual(["nothing"])
})

test("the next holder of an objector's seat is not asked whether the answer is enough", () => {
  expect(askedOfLin(null, "agree")).toEqual(["reply", "reply"])
  expect(askedOfLin(null, "agree", "proposed", 49)).toEqual(["reply", "reply"])
  expect(askedOfLin(null, "agree", "proposed", 50)).toEqual(["nothing"])
})
