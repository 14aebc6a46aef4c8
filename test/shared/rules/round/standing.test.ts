import { describe, expect, it, test } from "vitest"
import type { NewEvent } from "../../../../shared/contract/events.ts"
import { standing } from "../../../../shared/rules/round/outcome/standing.ts"
import {
  callOpened,
  drafted,
  folded,
  ids,
  inCall,
  member,
  opened,
  position,
  proposed,
  revealed,
  topicOpened,
} from "../../fold/log.ts"

const onTheTable = [opened, topicOpened, drafted, proposed(1)]
const changed = (name: string, value: "agree" | "reserve" | "block" | "disagree"): NewEvent => ({
  kind: "position-changed",
  body: { ...inCall, member: member(name), from: null, position: position(value, "because"), why: "heard the reasons" },
})
const objection = (name: string): NewEvent => ({
  kind: "objection-raised",
  body: {
    objection: ids.objection,
    statement: ids.statement,
    topic: ids.topic,
    version: 1,
    member: member(name),
    reason: { lang: "ja", text: "理由" },
    remedy: null,
    fromRound: ids.call,
  },
})
const on = { objection: ids.objection, statement: ids.statement, topic: ids.topic }
const answered: NewEvent = {
  kind: "objection-answered",
  body: { ...on, disposition: "partly", answer: { lang: "zh", text: "部分采纳" } },
}
const replied = (reply: "maintained" | "withdrawn"): NewEvent => ({
  kind: "objection-replied",
  body: { ...on, reply, text: null },
})
const stands = (...events: NewEvent[]) => standing(folded(...onTheTable, callOpened, ...events), ids.statement)

test("there is no standing before the reveal", () => {
  expect(standing(folded(...onTheTable), ids.statement)).toBeNull()
  expect(stands()).toBeNull()
})

test("counts in all and by side", () => {
  expect(stands(revealed("agree", "agree", "agree", "reserve"))).toMatchObject({
    computed: "consensus",
    tally: { electorate: 4, agree: 3, reserve: 1 },
    tallyAtReveal: null,
    sides: [
      { side: ids.cn, electorate: 2, agree: 2, reserve: 0 },
      { side: ids.jp, electorate: 2, agree: 1, reserve: 1 },
    ],
  })
})

describe("a position changed after the reveal", () => {
  it("counts as it is now, and the tally at reveal stays beside it", () => {
    const now = stands(revealed("agree", "agree", "agree", "disagree"), changed("mori", "reserve"))
    expect(now).toMatchObject({
      computed: "consensus",
      tally: { agree: 3, reserve: 1, disagree: 0 },
      tallyAtReveal: { agree: 3, reserve: 0, disagree: 1 },
    })
  })
  it("changed twice, the tally at reveal is still the first", () => {
    const now = stands(
      revealed("agree", "agree", "agree", "disagree"),
      changed("mori", "reserve"),
      changed("mori", "agree"),
    )
    expect(now).toMatchObject({ computed: "unanimity", tallyAtReveal: { agree: 3, disagree: 1 } })
  })
  it("by one who had not answered: the tally at reveal is without them", () => {
    const now = stands(revealed("agree", "agree", "agree"), changed("mori", "agree"))
    expect(now?.tally.agree).toBe(4)
    expect(now?.tallyAtReveal).toMatchObject({ electorate: 4, agree: 3 })
  })
})

describe("an objection", () => {
  const blocked = [revealed("agree", "agree", "agree", "block"), objection("mori")]
  it("blocks until it has a disposition", () => {
    expect(stands(...blocked)?.computed).toBe("blocked")
  })
  it("answered and without a reply stands as if maintained", () => {
    const unanimous = revealed("agree", "agree", "agree", "agree")
    expect(stands(unanimous, objection("mori"), answered)?.computed).toBe("rough")
  })
  it("answered and maintained caps the level: one side of two is split, so there is no consensus", () => {
    expect(stands(...blocked, answered, replied("maintained"))?.computed).toBe("no_consensus")
  })
  it("withdrawn stops counting, and its owner's block stands until they change it", () => {
    expect(stands(...blocked, answered, replied("withdrawn"))?.computed).toBe("no_consensus")
    expect(stands(...blocked, answered, replied("withdrawn"), changed("mori", "agree"))?.computed).toBe("unanimity")
  })
  it("by somebody outside the electorate blocks nothing", () => {
    expect(stands(revealed("agree", "agree", "agree", "agree"), objection("ribeiro"))?.computed).toBe("unanimity")
  })
})

test("a call on an earlier version does not stand for the newer wording", () => {
  const newer: NewEvent[] = [revealed("agree", "agree", "agree", "agree"), proposed(2)]
  expect(stands(...newer)).toBeNull()
})
