import { afterEach, beforeEach, expect, test } from "vitest"
import { duesOf } from "../../../../server/commands/deadline/dues.ts"
import { ItemId, MemberId, SideId } from "../../../../shared/model/ids.ts"
import { sideTimes } from "../../../../shared/rules/floor/budgets/sideTimes.ts"
import { ordersFor, speakers } from "../../../../shared/rules/floor/queue.ts"
import { gallery } from "../../../../shared/rules/gallery/gallery.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

const start = 1_790_000_000_000
const [north, south] = [SideId.parse("C"), SideId.parse("J")]
let panel: Panel
let now = start

/** A session of two sides with a moderator each: north's is in the chair, south's is called "other". */
beforeEach(async () => {
  panel = await openPanel({ sided: true })
  at(0)
  const { people } = panel
  await panel.do("host", "change-member", { member: people["moderator"]!, role: "moderator", side: north })
  const admitted = await panel.do("host", "admit-member", { name: "other", role: "moderator", side: south })
  people["other"] = MemberId.parse(admitted["member"])
})
afterEach(() => panel.end())

const at = (seconds: number) => panel.stage.at((now = start + seconds * 1_000))
const session = async () => (await panel.stage.state()).sessions[panel.session]!
const set = (who: string, c: number, j: number, item: ItemId | null = null) =>
  panel.do(who, "set-budgets", { session: panel.session, item, budgets: both(c, j) })
const both = (c: number, j: number) => [
  { side: north, seconds: c },
  { side: south, seconds: j },
]
const give = (who: string, seconds = 60) =>
  panel.do("moderator", "give-floor", { session: panel.session, member: panel.people[who]!, seconds })
const left = async () => {
  const state = await panel.stage.state()
  const times = sideTimes(state, state.sessions[panel.session]!, now, null)
  return Object.fromEntries(times.map(one => [one.side, one.left / 1_000]))
}

test("budgets are set by a moderator or the secretary, for sides and items that there are, until the session closes", async () => {
  const { session } = panel
  expect(await panel.refused("panelist1", "set-budgets", { session, budgets: both(60, 60) })).toBe("not-permitted")
  await set("secretary", 600, 300)
  expect(await left()).toEqual({ C: 600, J: 300 })
  const unknown = [{ side: SideId.parse("K"), seconds: 60 }]
  expect(await panel.refused("moderator", "set-budgets", { session, budgets: unknown })).toBe("not-found")
  const twice = [...both(60, 60), { side: north, seconds: 30 }]
  expect(await panel.refused("moderator", "set-budgets", { session, budgets: twice })).toBe("not-found")
  const nowhere = { session, item: ItemId.parse("nowhere"), budgets: both(60, 60) }
  expect(await panel.refused("moderator", "set-budgets", nowhere)).toBe("not-found")
  await panel.do("moderator", "close-session", { session })
  expect(await panel.refused("moderator", "set-budgets", { session, budgets: both(700, 700) })).toBe("session-not-live")
})

test("a panel without sides is offered none", async () => {
  const plain = await openPanel()
  const refused = await plain.refused("moderator", "set-budgets", { session: plain.session, budgets: both(60, 60) })
  expect(refused).toBe("not-found")
  await plain.end()
})

test("while the session runs a budget is shortened by a moderator of the side alone, and lengthened by any", async () => {
  await set("moderator", 600, 600)
  const { session } = panel
  expect(await panel.refused("moderator", "set-budgets", { session, budgets: both(600, 300) })).toBe("budget-of-side")
  expect(await panel.refused("secretary", "set-budgets", { session, budgets: [] })).toBe("budget-of-side")
  await set("moderator", 600, 700)
  await set("other", 600, 500)
  expect(await left()).toEqual({ C: 600, J: 500 })
})

test("a moderator lends what their side has left, and takes back what the other has not used", async () => {
  await set("moderator", 100, 100)
  const { session } = panel
  const loan = { session, lender: south, to: north, seconds: 60 }
  expect(await panel.refused("moderator", "lend-time", loan)).toBe("moderator-only")
  expect(await panel.refused("secretary", "lend-time", loan)).toBe("moderator-only")
  expect(await panel.refused("other", "lend-time", { ...loan, seconds: 101 })).toBe("time-not-left")
  const lent = String((await panel.do("other", "lend-time", loan))["loan"])
  expect(await left()).toEqual({ C: 160, J: 40 })
  await give("panelist2")
  at(120)
  expect(await panel.refused("moderator", "take-back-time", { session, loan: lent })).toBe("moderator-only")
  await panel.do("other", "take-back-time", { session, loan: lent })
  expect(await left()).toEqual({ C: 0, J: 80 })
  expect(await panel.refused("other", "take-back-time", { session, loan: lent })).toBe("time-not-left")
  at(130)
  expect(await left()).toEqual({ C: -10, J: 80 })
  expect(await panel.refused("other", "lend-time", { ...loan, seconds: 81 })).toBe("time-not-left")
})

const overruns = async () => (await session()).sideTime?.overruns.map(({ side, seconds }) => `${side} ${seconds}`)
/** Performs the deadlines that are due, as the watch does. */
const meet = async () => {
  const state = await panel.stage.state()
  for (const { at, command } of duesOf(state))
    if (at <= now) await panel.instance.dispatch.perform(state.workspace!.id, serverActor, command, null)
}
const serverActor = { member: null, name: "", role: "moderator", side: null, host: true } as const

test("an overrun is noted once for the time that the side had, and again when it exceeds more", async () => {
  await set("moderator", 30, 100)
  await give("panelist2", 60)
  expect(duesOf(await panel.stage.state()).map(({ at }) => at)).toEqual([start + 31_000])
  at(30)
  await meet()
  expect(await overruns()).toEqual([])
  at(31)
  await meet()
  await meet()
  expect(await overruns()).toEqual(["C 30"])
  expect(duesOf(await panel.stage.state())).toEqual([])
  await panel.do("other", "lend-time", { session: panel.session, lender: south, to: north, seconds: 10 })
  expect(duesOf(await panel.stage.state()).map(({ at }) => at)).toEqual([start + 41_000])
  at(60)
  await meet()
  expect(await overruns()).toEqual(["C 30", "C 40"])
})

test("an overrun that the watch has not noted yet is noted before the session closes", async () => {
  await set("moderator", 10, 100)
  await give("panelist2")
  at(60)
  await panel.do("moderator", "close-session", { session: panel.session })
  expect(await overruns()).toEqual(["C 10"])
  expect(duesOf(await panel.stage.state())).toEqual([])
  await panel.do("moderator", "reopen-session", { session: panel.session })
  expect(await left()).toEqual({ C: -50, J: 100 })
})

test("the list goes by the smaller share of the side's time; the turn at the floor counts as it was given", async () => {
  const { session: id } = panel
  expect(ordersFor(await session())).not.toContain("side_share")
  await set("moderator", 600, 300)
  expect(ordersFor(await session())).toContain("side_share")
  await panel.do("moderator", "order-queue", { session: id, order: "side_share" })
  await panel.do("host", "admit-member", { name: "guest", role: "panelist" })
  const state = await panel.stage.state()
  panel.people["guest"] = Object.values(state.members).find(({ name }) => name === "guest")!.id
  for (const who of ["panelist2", "guest", "panelist4", "panelist1"])
    await panel.do("secretary", "ask-floor", { session: id, member: panel.people[who]! })
  const list = async () => {
    const then = await panel.stage.state()
    return speakers(then.sessions[id]!, then).map(({ member }) => then.members[member]?.name)
  }
  // without a turn the order is that of the requests
  expect(await list()).toEqual(["panelist2", "guest", "panelist4", "panelist1"])
  await give("panelist2", 60)
  expect(await list()).toEqual(["guest", "panelist1", "panelist4"])
  at(30)
  await give("panelist1", 120)
  // north has used 30 of 600 seconds, south will have used 120 of 300
  expect(await list()).toEqual(["guest", "panelist4"])
})

test("a session that continues another takes its items' budgets in full, and no budget of the session", async () => {
  const [item] = (await session()).items
  await set("moderator", 600, 600)
  await set("moderator", 100, 100, item!.id)
  const statement = await panel.proposed()
  expect(statement).toBeTruthy()
  await give("panelist2")
  at(30)
  await panel.do("moderator", "close-session", { session: panel.session })
  const made = await panel.do("moderator", "continue-session", { session: panel.session, startsAt: start + 86_400_000 })
  const next = (await panel.stage.state()).sessions[made["session"] as typeof panel.session]!
  expect(next.sideTime?.budgets).toEqual([{ item: next.items[0]?.id, sides: both(100, 100) }])
  expect(next.floor.clocked).toBeUndefined()
})

test.each(["chatham", "unattributed"] as const)(
  "under %s attribution nothing of it leaves the room",
  async attribution => {
    await set("moderator", 60, 60)
    await give("panelist2")
    await panel.do("moderator", "set-attribution", { attribution })
    const told = ["budgets-set", "time-lent", "time-taken-back", "time-overrun"] as const
    const entry = (kind: (typeof told)[number]) => ({ kind, body: {}, seq: 1, at: 1, by: null }) as never
    expect(told.map(kind => gallery(entry(kind), attribution))).toEqual(told.map(() => null))
  },
)
