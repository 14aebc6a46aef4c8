import { expect, test } from "vitest"
import { nextAction } from "../../../../client/rules/nextAction.ts"
import type { Scene } from "../../../../client/scene/scene.ts"
import { as, confirmed, meeting, round, scene, statement, table, texts } from "../../../kit/scenes.ts"

const xu = as("Xu", "secretary")
const line = (given: Scene) => {
  const action = nextAction(given)
  return action && [action.act.kind, action.filled]
}
const speaking = { order: "time", speaking: null, chair: null, spoken: {} }
const asking = { ...speaking, requests: [{ id: "r", member: "Lin", turn: "contribution", at: 1 }] }

test("the secretary gets the chair's action for text, queue, clock, agenda or minutes", () => {
  expect(line(scene({}, { ...xu, session: meeting({ floor: asking }) }))).toEqual(["give-floor", true])
  expect(line(scene({}, { ...xu, session: meeting({ current: "opening" }) }))).toEqual(["next-item", true])
  expect(line(scene({ statements: table(statement("recorded")) }, xu))).toEqual(["read-outcomes", true])
  const behind = statement("proposed", texts({ zh: "in_sync", ja: "out_of_date" }))
  expect(line(scene({ statements: table(behind) }, xu))).toEqual(["ask-to-confirm", false])
  expect(line(scene({}, { ...xu, session: meeting({ state: "closed" }) }))).toEqual(["read-minutes", true])
})

test("while the chair acts the secretary has only queue and clock, outlined, without the chair's choices", () => {
  const open = { statements: table(statement("in_round")), rounds: table(round("rating", "open")) }
  expect(line(scene(open, xu))).toBeNull()
  expect(line(scene(open, { ...xu, session: meeting({ floor: asking }) }))).toEqual(["give-floor", false])
  expect(line(scene({}, { ...xu, session: meeting({ current: "outcomes" }) }))).toBeNull()
  const late = meeting({ currentSince: 0 })
  const choices = nextAction(scene({ statements: table(statement("proposed", confirmed)) }, { ...xu, session: late }))
  expect(choices?.act.kind).toBe("extend")
  expect(choices?.second.map(act => act.kind)).toEqual(["extend"])
})
