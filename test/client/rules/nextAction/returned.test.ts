import { expect, test } from "vitest"
import { asked } from "../../../../client/rules/asked.ts"
import { nextAction } from "../../../../client/rules/nextAction.ts"
import { as, meeting, positions, round, scene, statement, table } from "../../../kit/scenes.ts"

const call = round("call", "revealed", positions("agree", "agree", "agree", "agree"))
const record = (over: object) => ({
  id: "CR",
  number: 1,
  state: "declared",
  declaredBy: "Chen",
  declaredAt: 40,
  endedBy: "Miwa",
  endedAt: 50,
  confirmations: [],
  errata: [],
  body: { statement: "A-1", topic: "A", round: "call-revealed", level: "unanimity", electorate: call.electorate },
  ...over,
})

test("a returned text is reworded or called again, and declaring it is only a secondary choice", () => {
  const state = { statements: table(statement("proposed")), rounds: table(call), sessions: { S: meeting() } }
  const back = nextAction(scene({ ...state, records: table(record({ state: "returned" })) }))
  expect(back?.act).toMatchObject({ kind: "reword", returned: { number: 1 } })
  expect(back?.second.map(act => act.kind)).toEqual(["call", "declare", "carry-over"])
  // A later call is declared like any other.
  const later = { ...call, id: "later", openedAt: 60 }
  const again = scene({ ...state, rounds: table(call, later), records: table(record({ state: "returned" })) })
  expect(nextAction(again)?.act.kind).toBe("declare")
})

test("a reservation is offered in the bar to members who may add one, and announced to nobody else", () => {
  const state = { records: table(record({})), statements: table(statement("recorded")) }
  const may = (who: ReturnType<typeof as>) => asked(scene(state, who))
  expect(may(as("Lin", "panelist", "CN"))).toMatchObject({ kind: "record", may: true })
  expect(may(as("Xenia", "secretary"))).toMatchObject({ kind: "record", may: false })
  expect(may(as("Late", "panelist", "CN"))).toMatchObject({ kind: "record", may: false })
})
