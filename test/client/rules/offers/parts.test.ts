import { expect, test } from "vitest"
import { floorPart } from "../../../../client/rules/offers/floorActs.ts"
import { recordActs } from "../../../../client/rules/offers/record/recordActs.ts"
import { objectionActs } from "../../../../client/rules/offers/statement/objectionActs.ts"
import { partIn } from "../../../../client/rules/offers/statement/roundActs.ts"
import type { Scene } from "../../../../client/scene/scene.ts"
import type { Entry } from "../../../../shared/contract/events.ts"
import { emptyState } from "../../../../shared/fold/state.ts"
import { notHeldFor } from "../../../../shared/rules/frame/notHeld.ts"
import { heldBy } from "../../../../shared/rules/held.ts"
import { as, meeting, panel, round, scene } from "../../../kit/scenes.ts"

const lin = as("Lin", "panelist", "CN")
const sceneOf = (who: Partial<Scene>, over: Partial<Scene> = {}) => scene({}, { ...who, ...over })

test("a round asks its electors, and everybody else only sees it", () => {
  const open = round("rating", "open")
  expect(partIn(sceneOf(lin), open)).toBe("answers")
  expect(partIn(sceneOf(as("He", "observer")), open)).toBe("watches")
  const without = { ...open, electorate: open.electorate.filter(({ member }) => member !== "Lin") }
  expect(partIn(sceneOf(lin), without)).toBe("watches")
  expect(partIn(sceneOf(as("Xu", "secretary")), round("call", "open"))).toBe("enters")
})

test("where seats that vote need an account, a round that opened since then asks only electors who have one (DOMAIN SI11)", () => {
  const open = round("call", "open")
  const state = (accountsSince: number) => ({ ...panel(), workspace: { ...panel().workspace!, accountsSince } })
  const part = (since: number, kept?: true) =>
    partIn(sceneOf({ me: { member: "Lin", role: "panelist", side: "CN", kept } }, { state: state(since) }), open)
  expect(part(open.openedAt - 1)).toBe("account")
  expect(part(open.openedAt - 1, true)).toBe("answers")
  // a round that was open before asks everybody (SI12)
  expect(part(open.openedAt + 1)).toBe("answers")
})

test("a member has the floor, waits for it, or may ask for it", () => {
  const request = { id: "r", member: "Lin", turn: "contribution", at: 1 }
  const floor = (over: object) => ({
    session: meeting({ floor: { order: "time", requests: [], speaking: null, chair: null, spoken: {}, ...over } }),
  })
  const part = (over: object) => floorPart(sceneOf(lin, floor(over)))
  expect(part({})).toEqual({ kind: "asks" })
  expect(part({ requests: [request] })).toEqual({ kind: "waits", request })
  expect(part({ requests: [{ ...request, member: "Han" }] })).toEqual({ kind: "asks" })
  expect(part({ speaking: { member: "Lin" } })).toEqual({ kind: "speaks" })
  expect(part({ speaking: { member: "Han" } })).toEqual({ kind: "asks" })
})

test("the owner of an objection maintains or withdraws it once, and may withdraw a maintained one", () => {
  const answer = { by: "Chen", disposition: "answered", text: { lang: "en", text: "Why." }, at: 2 }
  const objection = { id: "o", by: "Lin", at: 1, statement: "A-1", version: 1, answer: null, reply: null, earlier: [] }
  const acts = (over: object, who: Partial<Scene> = lin) =>
    objectionActs(sceneOf(who), { ...objection, ...over } as never)
  expect([acts({}), acts({}, as("Chen", "moderator", "CN"))]).toEqual([[], ["answer"]])
  expect(acts({ answer })).toEqual(["maintained", "withdrawn"])
  expect(acts({ answer, reply: { reply: "maintained", at: 3 } })).toEqual(["withdrawn"])
  expect(acts({ answer, reply: { reply: "withdrawn", at: 3 } })).toEqual([])
  expect(acts({ answer, by: "Han" })).toEqual([])
})

test("the speaker has the floor", () => {
  const floor = { order: "time", requests: [], speaking: { member: "Lin" }, chair: null, spoken: {} }
  const tables = { statements: {}, records: {}, proposals: {}, rounds: {}, deputies: {} }
  const state = { ...panel(), ...tables, sessions: { S: meeting({ floor }) } }
  expect(heldBy(state as never, "Lin" as never)).toContain("floor")
  expect(heldBy(state as never, "Han" as never)).not.toContain("floor")
})

test("a page fetches the topic of a row that it does not hold", () => {
  const frame = (over: object = {}) => ({
    state: { ...emptyState, statements: { held: { id: "held" } } },
    settled: {
      A: { statements: [{ state: "recorded" }, { state: "carried_over" }] },
      B: { statements: [{ state: "recorded" }] },
    },
    drifts: 0,
    ...over,
  })
  const missing = (kind: string, body: object, over: object = {}) =>
    notHeldFor(frame(over), [{ kind, body } as unknown as Entry])
  const agenda = (...topics: (string | null)[]) => missing("agenda-set", { items: topics.map(topic => ({ topic })) })
  expect(agenda("A", "B", null, "C")).toEqual([{ kind: "topic", topic: "A" }])
  expect(missing("round-opened", { statement: "held", topic: "T" })).toEqual([])
  expect(missing("round-opened", { statement: "other", topic: "T" })).toEqual([{ kind: "topic", topic: "T" }])
  expect(missing("thread-opened", { statement: "other", topic: "T" })).toEqual([])
  expect(missing("proposal-made", { about: { record: "R" } })).toEqual([{ kind: "frame" }])
  expect(missing("drift-cleared", { record: "R" })).toEqual([])
  expect(missing("drift-cleared", { record: "R" }, { drifts: 1 })).toEqual([{ kind: "frame" }])
})

test("an asker withdraws a proposal about a record, and the next holder of their seat cannot", () => {
  const rule = { quorum: [2, 3], sideQuorum: [1, 2] }
  const body = { statement: "A-1", topic: "A", version: 1, electorate: [], positions: [], texts: [], rule }
  const record = { id: "R", number: 1, state: "in_force", errata: [], countersigned: [], confirmations: [], body }
  const proposal = { id: "P", about: { act: "withdraw", record: "R" }, asker: "Chen", at: 5, state: "open" }
  const acts = (reissued: object | null) => {
    const state = { ...panel(), records: { R: record }, proposals: { P: { ...proposal, confirmations: [] } } }
    const { Chen } = state.members as Record<string, object>
    const members = { ...state.members, Chen: { ...Chen, reissued } }
    return recordActs(
      { ...sceneOf(as("Chen", "moderator", "CN")), state: { ...state, members } as never },
      record as never,
    ).map(({ kind: act }) => act)
  }
  expect(acts(null)).toContain("take-back-proposal")
  expect(acts({ at: 4 })).toContain("take-back-proposal")
  expect(acts({ at: 5 })).not.toContain("take-back-proposal")
})
