import { expect, test } from "vitest"
import type { Entry } from "../../../../shared/contract/events.ts"
import { presetRule } from "../../../../shared/model/consensus/rule.ts"
import { RoundId, SideId, StatementId, TopicId } from "../../../../shared/model/ids.ts"
import { gallery } from "../../../../shared/rules/gallery/gallery.ts"
import { classIn } from "../../../../shared/rules/round/outcome/classes.ts"
import { statistics } from "../../../../shared/rules/round/outcome/ratings.ts"
import { round } from "../../../kit/scenes.ts"

const high = statistics([8, 8, 8, 8])!
const asked = round("rating", "revealed").electorate
const ten = Array.from({ length: 10 }, (_, n) => ({ ...asked[0]!, side: SideId.parse(n < 5 ? "C" : "J") }))
const closed = { electorate: ten, rule: presetRule, answered: 8, needsQuorum: true } as const

test("a rating that an earlier version closed has its class, however few answered", () => {
  expect(classIn({ ...closed, needsQuorum: undefined, answered: 1 }, high)).toMatchObject({ is: "supported" })
})

test("a rating has a class from its quorum on", () => {
  expect(classIn({ ...closed, answered: 6 }, high)).toMatchObject({ is: null, of: "all" })
  expect(classIn({ ...closed, answered: 7 }, high)).toMatchObject({ is: "supported" })
})

test("a reader who may not learn the side reads that one was below its quorum", () => {
  const fewSides = [{ side: SideId.parse("J"), answered: 0, connected: 0 }]
  expect(classIn({ ...closed, fewSides }, high)).toMatchObject({ is: null, of: "side", side: "J", asked: 5 })
  const at = { round: RoundId.parse("r"), statement: StatementId.parse("s"), topic: TopicId.parse("t") }
  const entry: Entry = { seq: 1, at: 1, by: null, kind: "round-closed", body: { ...at, fewSides } }
  const { body } = gallery(entry, "chatham")!
  expect(body).toMatchObject({ fewSides: [] })
  expect(classIn({ ...closed, fewSides: [] }, high)).toMatchObject({ is: null, of: "side", side: null })
})
