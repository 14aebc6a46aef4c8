import { expect, test } from "vitest"
import { happenedNow } from "../../../../client/rules/news.ts"
import { nextAction } from "../../../../client/rules/nextAction.ts"
import { as, meeting, panel, scene, statement, table } from "../../../kit/scenes.ts"

const chairs = { present: ["Chen", "Miwa", "Lin", "Han", "Hayase", "Morishita"] }
const floor = { order: "time", requests: [], speaking: null, chair: "Chen", spoken: {} }
const session = meeting({ floor })
const miwa = { ...as("Miwa", "moderator", "JP"), ...chairs, session }
const chen = { ...as("Chen", "moderator", "CN"), ...chairs, session }
const statements = table(statement("proposed"))

test("a moderator who is not in the chair reads who is and what they do next, and keeps the act as a choice", () => {
  expect(nextAction(scene({ statements }, chen))).not.toHaveProperty("chair")
  expect(nextAction(scene({ statements }, miwa))).toMatchObject({
    act: { kind: "start-rating" },
    chair: { name: "Chen", act: { kind: "start-rating" } },
  })
})

test("what waits for this moderator is their own, whoever is in the chair", () => {
  const record = { id: "CR", number: 1, state: "declared", declaredBy: "Chen", declaredAt: 7, confirmations: [] }
  const records = table({ ...record, body: { statement: "A-1", topic: "A" } })
  const own = nextAction(scene({ records }, miwa))
  expect(own?.act.kind).toBe("confirm-record")
  expect(own).not.toHaveProperty("chair")
})

test("outside a live session nobody is in the chair", () => {
  const scheduled = { ...miwa, session: meeting({ state: "scheduled", floor }) }
  expect(nextAction(scene({ topics: panel().topics }, scheduled))).not.toHaveProperty("chair")
})

test("a moderator beside the chair is told what the chair reads beside the button", () => {
  const at = scene().now - 1_000
  const returned = { id: "R", number: 1, state: "returned", declaredBy: "Chen", declaredAt: at, confirmations: [] }
  const body = { statement: "A-1", topic: "A", electorate: [], passages: [], level: "consensus" }
  const ended = { endedAt: at, endedBy: "Miwa", errata: [], editorial: [], drift: null }
  const state = { statements, records: table({ ...returned, body, ...ended }) }
  const given = scene(state, miwa)
  const action = nextAction(given)
  expect(action).toHaveProperty("chair")
  expect(happenedNow(given, action, null)).toMatchObject({ kind: "returned" })
})
