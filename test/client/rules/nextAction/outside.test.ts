import { expect, it } from "vitest"
import { nextAction } from "../../../../client/rules/nextAction.ts"
import { meeting, positions, round, scene, statement, table, texts } from "../../../kit/scenes.ts"

const none = meeting({ state: "closed", startedAt: null, items: [], current: null, currentSince: null })
const outside = (given: object, over: object = {}) => nextAction(scene(given, { session: none, topic: "A", ...over }))

it("a topic outside any session has no minutes and no agenda: its text comes first", () => {
  expect(outside({})).toMatchObject({ act: { kind: "draft" }, second: [] })
})
it("between sessions a call needs nobody present; in a live session it waits for the quorum", () => {
  const ready = {
    statements: table(statement("proposed", texts({ zh: "in_sync", ja: "in_sync" }))),
    rounds: table(round("rating", "revealed")),
  }
  expect(outside(ready, { present: [] })).toMatchObject({ act: { kind: "call" } })
  expect(outside(ready, { present: [] })?.stop).toBeUndefined()
  const live = { ...ready, sessions: { S: meeting() } }
  expect(outside(live, { present: [] })?.stop).toMatchObject({ kind: "no-quorum" })
})
it("positions taken between sessions are settled there", () => {
  const given = {
    statements: table(statement("proposed", texts({ zh: "in_sync", ja: "in_sync" }))),
    rounds: table(round("call", "revealed", positions("agree", "agree", "agree", "agree"))),
  }
  expect(outside(given)).toMatchObject({ act: { kind: "declare" } })
})
