import { expect, test } from "vitest"
import { emptyState } from "../../../shared/fold/state.ts"
import { noticesOf, wasHeard } from "../../../shared/rules/readings/notices.ts"

const about = { of: "silence", round: "R" } as never
const stateWith = (...notices: object[]) =>
  ({
    ...emptyState,
    notices: Object.fromEntries(notices.map((one, n) => [`n${n}`, { at: 1, about, sent: null, members: [], ...one }])),
  }) as never

test("a procedure was heard of once a notice of it was sent to somebody", () => {
  const sent = { at: 5, how: "mail" }
  expect(wasHeard(stateWith(), about)).toBe(false)
  expect(wasHeard(stateWith({ sent, members: ["Lin"] }), about)).toBe(true)
  expect(wasHeard(stateWith({ members: ["Lin"] }), about)).toBe(false)
  expect(wasHeard(stateWith({ sent, members: [] }), about)).toBe(false)
  expect(wasHeard(stateWith({ sent }, { members: ["Lin"] }), about)).toBe(false)
  expect(wasHeard(stateWith({ sent, members: ["Lin"], about: { of: "silence", round: "S" } }), about)).toBe(false)
})

test("notices of one thing stand newest first", () => {
  expect(noticesOf(stateWith({ at: 3 }, { at: 9 }, { at: 5 }), about).map(({ at }) => at)).toEqual([9, 5, 3])
})
