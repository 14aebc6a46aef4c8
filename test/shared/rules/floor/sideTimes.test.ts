import fc from "fast-check"
import { expect, test } from "vitest"
import type { Entry, NewEvent } from "../../../../shared/contract/events.ts"
import { fold } from "../../../../shared/fold/fold.ts"
import { emptyState } from "../../../../shared/fold/state.ts"
import { ItemId, MemberId, SessionId } from "../../../../shared/model/ids.ts"
import { budgetNow, clockedTotals, sideTimes } from "../../../../shared/rules/floor/budgets/sideTimes.ts"
import { ids, opened } from "../../fold/log.ts"

const session = SessionId.parse("s")
const [topic, recess, late] = ["topic", "recess", "late"].map(id => ItemId.parse(id)) as [ItemId, ItemId, ItemId]
const noName = { name: "", romanised: "", short: "" }

const seat = (member: string, role: "moderator" | "secretary" | "panelist", side: typeof ids.cn | null): NewEvent => ({
  kind: "member-admitted",
  body: { member: MemberId.parse(member), role, side, field: null, lang: "en", invite: null, personal: noName },
})
const item = (id: ItemId, kind: "topic" | "break") => ({ id, kind, title: { en: id }, topic: null, minutes: 20 })

const prepared: NewEvent[] = [
  opened,
  seat("chair", "moderator", ids.cn),
  seat("other", "moderator", ids.jp),
  seat("secretary", "secretary", ids.cn),
  seat("lin", "panelist", ids.cn),
  seat("hayase", "panelist", ids.jp),
  seat("guest", "panelist", null),
  { kind: "session-scheduled", body: { session, title: { en: "S" }, startsAt: 1, cities: [] } },
  {
    kind: "agenda-set",
    body: { session, items: [item(topic, "topic"), item(recess, "break"), item(late, "topic")] },
  },
  { kind: "session-started", body: { session } },
  { kind: "agenda-moved", body: { session, item: topic } },
]

type Told = NewEvent & { at: number; by?: string }
const chair = MemberId.parse("chair")

/** The state after events at seconds of a session that begins at second 0. */
function after(told: readonly Told[]) {
  const log = [...prepared.map(event => ({ ...event, at: 0 })), ...told].map((event, seq) => ({
    by: chair,
    ...event,
    at: event.at * 1_000,
    seq: seq + 1,
  })) as Entry[]
  return fold(emptyState, log)
}

const floor = (at: number, member: string, turn: "contribution" | "question" | "reply" | "point_of_order"): Told => ({
  kind: "floor-given",
  at,
  body: { session, request: null, member: MemberId.parse(member), turn, seconds: 60 },
})
const ends = (at: number): Told => ({ kind: "floor-ended", at, body: { session } })
const budget = (at: number, cn: number, jp: number, scope: ItemId | null = null): Told => ({
  kind: "budgets-set",
  at,
  body: {
    session,
    item: scope,
    sides: [
      { side: ids.cn, seconds: cn },
      { side: ids.jp, seconds: jp },
    ],
  },
})
const times = (told: readonly Told[], now: number, scope: ItemId | null = null) => {
  const state = after(told)
  return Object.fromEntries(
    sideTimes(state, state.sessions[session]!, now * 1_000, scope).map(({ side, used, left, lent, borrowed, over }) => [
      side,
      { used: used / 1_000, left: left / 1_000, lent: (lent - borrowed) / 1_000, over: over / 1_000 },
    ]),
  )
}

test("a side's time is the clock time of its contributions, questions and replies", () => {
  const told = [
    budget(0, 600, 300),
    floor(10, "lin", "contribution"),
    floor(100, "hayase", "question"),
    floor(130, "lin", "reply"),
    floor(150, "lin", "point_of_order"),
    floor(190, "guest", "contribution"),
    floor(250, "chair", "contribution"),
    floor(300, "secretary", "contribution"),
    ends(310),
  ]
  expect(times(told, 400)).toEqual({
    cn: { used: 110, left: 490, lent: 0, over: 0 },
    jp: { used: 30, left: 270, lent: 0, over: 0 },
  })
})

test("a turn that still runs counts up to now, and overrun is what is beyond the budget", () => {
  const told = [budget(0, 60, 60), floor(10, "lin", "contribution")]
  expect(times(told, 100)["cn"]).toEqual({ used: 90, left: -30, lent: 0, over: 30 })
  // the page's clock is behind the server's
  expect(times(told, 5)["cn"]).toEqual({ used: 0, left: 60, lent: 0, over: 0 })
})

test("a break ends the turn, so its time counts for nobody; neither does a turn while the agenda is at a break", () => {
  const told: Told[] = [
    budget(0, 600, 600),
    floor(0, "lin", "contribution"),
    { kind: "session-paused", at: 30, body: { session } },
    { kind: "session-resumed", at: 500, body: { session } },
    { kind: "agenda-moved", at: 500, body: { session, item: recess } },
    floor(500, "hayase", "contribution"),
    { kind: "agenda-moved", at: 540, body: { session, item: late } },
    ends(550),
  ]
  expect(times(told, 900)).toMatchObject({ cn: { used: 30 }, jp: { used: 10 } })
})

test("a turn over which the agenda moves counts for each item by its part", () => {
  const told: Told[] = [
    budget(0, 100, 100),
    budget(0, 50, 50, topic),
    budget(0, 50, 50, late),
    floor(0, "lin", "contribution"),
    { kind: "agenda-moved", at: 20, body: { session, item: late } },
    ends(50),
  ]
  expect(times(told, 60, topic)["cn"]?.used).toBe(20)
  expect(times(told, 60, late)["cn"]?.used).toBe(30)
  expect(times(told, 60)["cn"]?.used).toBe(50)
})

test("a member who changes side in their turn counts for each side by its part", () => {
  const told: Told[] = [
    budget(0, 600, 600),
    floor(0, "lin", "contribution"),
    { kind: "member-changed", at: 40, body: { member: MemberId.parse("lin"), role: "panelist", side: ids.jp } },
    ends(50),
  ]
  expect(times(told, 60)).toMatchObject({ cn: { used: 40 }, jp: { used: 10 } })
})

test("a moderator draws nothing in the chair, and on the side once the chair is handed over", () => {
  const told: Told[] = [
    budget(0, 600, 600),
    floor(0, "chair", "contribution"),
    { kind: "chair-handed", at: 20, body: { session, member: MemberId.parse("other") } },
    { kind: "chair-taken", at: 50, body: { session } },
    ends(80),
  ]
  expect(times(told, 90)["cn"]?.used).toBe(30)
})

test("lent time moves from one budget to the other, and what is taken back moves again", () => {
  const lent: Told = {
    kind: "time-lent",
    at: 1,
    body: { session, item: null, loan: "l", from: ids.jp, to: ids.cn, seconds: 120 },
  }
  const told = [budget(0, 600, 300), lent]
  expect(times(told, 10)).toMatchObject({ cn: { lent: -120, left: 720 }, jp: { lent: 120, left: 180 } })
  const back: Told = { kind: "time-taken-back", at: 2, body: { session, loan: "l", seconds: 100 } }
  expect(times([...told, back], 10)).toMatchObject({ cn: { lent: -20, left: 620 }, jp: { lent: 20, left: 280 } })
})

test("no budget, no times; a side without one is left out; an item's budget goes before the session's", () => {
  expect(times([floor(0, "lin", "contribution")], 10)).toEqual({})
  const one: Told = {
    kind: "budgets-set",
    at: 0,
    body: { session, item: null, sides: [{ side: ids.cn, seconds: 60 }] },
  }
  expect(Object.keys(times([one], 10))).toEqual(["cn"])
  const scope = (told: Told[]) => budgetNow(after(told).sessions[session]!)?.item
  expect(scope([])).toBeUndefined()
  expect(scope([one])).toBeNull()
  expect(scope([one, budget(0, 5, 5, topic)])).toBe(topic)
  expect(
    scope([one, budget(0, 5, 5, topic), { kind: "budgets-set", at: 1, body: { session, item: topic, sides: [] } }]),
  ).toBeNull()
})

const people = ["lin", "hayase", "guest", "chair", "other", "secretary"]
const turns = ["contribution", "question", "reply", "point_of_order"] as const
const sidesOf = [ids.cn, ids.jp, null]

/** Random events of a session, in order, each some seconds after the one before. */
const told = fc
  .array(fc.record({ kind: fc.nat(8), who: fc.nat(5), what: fc.nat(3), gap: fc.nat(90) }), { maxLength: 40 })
  .map(steps => {
    let at = 0
    let paused = false
    return steps.flatMap(({ kind, who, what, gap }): Told[] => {
      at += gap
      const member = MemberId.parse(people[who])
      switch (kind) {
        case 0:
        case 1:
        case 2:
          return paused ? [] : [floor(at, people[who]!, turns[what]!)]
        case 3:
          return [ends(at)]
        case 4:
          paused = !paused
          return [{ kind: paused ? "session-paused" : "session-resumed", at, body: { session } }]
        case 5:
          return [{ kind: "agenda-moved", at, body: { session, item: [topic, recess, late][what % 3]! } }]
        case 6:
          return [{ kind: "chair-handed", at, body: { session, member: MemberId.parse(people[3 + (who % 2)]) } }]
        case 7:
          return who > 2
            ? []
            : [{ kind: "member-changed", at, body: { member, role: "panelist", side: sidesOf[what % 3]! } }]
        default:
          return [
            {
              kind: "member-described",
              at,
              body: { member, field: null, personal: noName },
            },
          ]
      }
    })
  })

/** All seconds in which somebody had the floor, counted without the fold. */
function clockedSeconds(events: readonly Told[], now: number): number {
  let since: number | null = null
  let sum = 0
  const stop = (at: number) => {
    if (since !== null) sum += at - since
    since = null
  }
  for (const { kind, at } of events) {
    if (kind === "floor-given") {
      stop(at)
      since = at
    }
    if (kind === "floor-ended" || kind === "session-paused") stop(at)
  }
  stop(now)
  return sum
}

test("what sides, people without one, the chair and the rest used is all the time on the clock", () => {
  fc.assert(
    fc.property(told, fc.nat(100), (events, later) => {
      const now = (events.at(-1)?.at ?? 0) + later
      const state = after(events)
      const { sides, unsided, chair: chaired, excluded } = clockedTotals(state, state.sessions[session]!, now * 1_000)
      const sum = [...sides.values()].reduce((all, ms) => all + ms, 0)
      expect((sum + unsided + chaired + excluded) / 1_000).toBe(clockedSeconds(events, now))
    }),
    { seed: 16, numRuns: 300 },
  )
})

test("folding a log again, or in two parts, gives the same times", () => {
  fc.assert(
    fc.property(told, fc.nat(40), (events, cut) => {
      const once = after(events)
      const log = [...prepared.map(event => ({ ...event, at: 0 })), ...events].map((event, seq) => ({
        by: chair,
        ...event,
        at: event.at * 1_000,
        seq: seq + 1,
      })) as Entry[]
      const first = JSON.parse(JSON.stringify(fold(emptyState, log.slice(0, prepared.length + cut))))
      expect(fold(first, log)).toEqual(once)
    }),
    { seed: 16, numRuns: 100 },
  )
})
