import { expect, test } from "vitest"
import { nextAction } from "../../../../client/rules/nextAction.ts"
import { lender } from "../../../../client/rules/rows/floor.ts"
import type { Floor, Session } from "../../../../shared/fold/sessionState.ts"
import { interpretationFactor, speakers, turnSeconds } from "../../../../shared/rules/floor/queue.ts"
import { as, meeting, panel, scene, statement, table } from "../../../kit/scenes.ts"

const now = 1_790_000_000_000
const asking = (member: string, turn = "contribution") => ({ id: `${member}-${turn}`, member, turn, at: now })
const speaking = { member: "Han", turn: "contribution", since: now - 30_000, seconds: 180 }
const floor = (over: object = {}): Floor =>
  ({ order: "time", requests: [], speaking: null, chair: null, spoken: {}, ...over }) as unknown as Floor
const held = (over: object, session: Partial<Record<keyof Session, unknown>> = {}) => ({
  session: meeting({ floor: floor(over), ...session }),
})

test("2: a point of order comes before everything on the agenda, or directly after this speaker", () => {
  const requests = [asking("Lin", "point_of_order")]
  const given = scene({ statements: table(statement("proposed")) }, held({ requests, speaking }))
  const action = nextAction(given)
  expect(action).toMatchObject({ act: { kind: "hear-point", name: "Lin" }, filled: true })
  const later = action?.second[0]
  if (later?.kind !== "after-speaker") throw new Error("no way to hear it after this speaker")
  const said = new Set([later.key])
  expect(nextAction({ ...given, said })?.act.kind).toBe("start-rating")
  const ended = scene({}, held({ requests }))
  expect(nextAction({ ...ended, said })?.act.kind).toBe("hear-point")
  expect(nextAction(ended)?.second).toEqual([])
})

test("14: used-up time is extended, as a second choice, from the nearest later item that has minutes to lend", () => {
  const items = ["a", "b", "c"].map((id, n) => ({ id, kind: "topic", topic: "A", title: { en: id }, minutes: n * 10 }))
  const session = { items, current: "a", currentSince: now - 60_000 }
  const given = scene({ statements: table(statement("proposed")) }, held({}, session))
  expect(nextAction(given)?.act).toEqual({ kind: "extend", item: items[0] })
  expect(nextAction(given)?.second[0]).toEqual({ kind: "extend", item: items[0], from: items[1] })
  // An item of one minute can lend none.
  const last = items.map((item, n) => ({ ...item, minutes: n === 2 ? 1 : 0 }))
  expect(lender({ ...given, session: meeting({ ...session, items: last }) })).toEqual(last[2])
  expect(lender({ ...given, session: meeting({ ...session, items: last, current: "c" }) })).toBeNull()
})

test("14: an item over its time may get a later item's minutes whatever the panel is doing, also from the secretary", () => {
  const items = ["a", "b"].map(id => ({ id, kind: "topic", topic: "A", title: { en: id }, minutes: 10 }))
  const at = (minutes: number, state = "live") =>
    held({ requests: [asking("Lin")] }, { items, current: "a", currentSince: now - minutes * 60_000, state })
  const loan = { kind: "extend", item: items[0], from: items[1] }
  expect(nextAction(scene({}, at(11)))?.act.kind).toBe("give-floor")
  expect(nextAction(scene({}, at(11)))?.second).toContainEqual(loan)
  expect(nextAction(scene({}, { ...at(11), ...as("Xu", "secretary") }))?.second).toContainEqual(loan)
  expect(nextAction(scene({}, at(9)))?.second).not.toContainEqual(loan)
  // A break stops the clock.
  expect(nextAction(scene({}, at(11, "paused")))?.second).not.toContainEqual(loan)
})

test("21: the first in the queue gets the floor; the button is filled once nobody speaks; the order is the second choice", () => {
  const requests = [asking("Lin"), asking("Hayase")]
  const given = (over: object) => nextAction(scene({}, held({ requests, ...over })))
  expect(given({})).toMatchObject({ act: { kind: "give-floor", name: "Lin" }, filled: true })
  expect(given({ speaking })?.filled).toBe(false)
  expect(given({ order: "least_spoken", spoken: { Lin: 5 } })?.act).toMatchObject({ name: "Hayase" })
  expect(given({})?.second).toEqual([
    { kind: "order-queue", order: "least_spoken" },
    { kind: "order-queue", order: "alternating" },
  ])
})

test("22: members who are here and have not spoken are invited by name", () => {
  const given = scene({}, { ...held({ spoken: { Lin: 9_000 } }), present: ["Lin", "Han", "Hayase"] })
  expect(nextAction(given)?.act.kind).toBe("draft")
  expect(nextAction(given)?.second).toMatchObject([{ kind: "invite", names: ["Han", "Hayase"] }])
})

test("sides take turns, beginning with the side that does not speak now; a point of order stays first", () => {
  const requests = [asking("Lin"), asking("Han"), asking("Hayase"), asking("Chen", "point_of_order")]
  const order = (over: object) =>
    speakers(meeting({ floor: floor({ order: "alternating", requests, ...over }) }), panel()).map(r => r.member)
  expect(order({})).toEqual(["Chen", "Lin", "Hayase", "Han"])
  expect(order({ speaking })).toEqual(["Chen", "Hayase", "Lin", "Han"])
})

test("a turn lasts twice as long if the members at the table speak more than one language", () => {
  const { members } = panel()
  const speak = (lang: (name: string) => string) =>
    Object.fromEntries(Object.entries(members).map(([id, one]) => [id, { ...one, lang: lang(id) }])) as typeof members
  const one = speak(() => "zh")
  // An observer's language needs no interpreting.
  const watching = speak(id => (id === "He" ? "en" : "zh"))
  const two = speak(id => (id === "Hayase" ? "ja" : "zh"))
  expect([one, watching, two].map(interpretationFactor)).toEqual([1, 1, 2])
  expect(turnSeconds("contribution", two)).toBe(2 * turnSeconds("contribution", one))
})
