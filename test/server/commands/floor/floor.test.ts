import { afterEach, beforeEach, expect, test } from "vitest"
import { speakers } from "../../../../shared/rules/floor/queue.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
beforeEach(async () => {
  panel = await openPanel()
  panel.stage.at(1_790_000_000_000)
})
afterEach(() => panel.end())

const list = async () => {
  const state = await panel.stage.state()
  return speakers(state.sessions[panel.session]!, state).map(one => state.members[one.member]?.name)
}

test("a point of order stands first; the least-spoken order looks at the seconds that were counted", async () => {
  const { session } = panel
  await panel.do("panelist1", "ask-floor", { session })
  await panel.do("panelist2", "ask-floor", { session })
  await panel.do("panelist3", "ask-floor", { session, turn: "point_of_order" })
  expect(await list()).toEqual(["panelist3", "panelist1", "panelist2"])
  await panel.do("moderator", "give-floor", { session, member: panel.people["panelist1"]! })
  panel.stage.at(1_790_000_060_000)
  await panel.do("moderator", "give-floor", { session, member: panel.people["panelist3"]! })
  await panel.do("panelist1", "ask-floor", { session })
  await panel.do("secretary", "order-queue", { session, order: "least_spoken" })
  expect(await list()).toEqual(["panelist2", "panelist1"])
  const { spoken } = (await panel.stage.state()).sessions[session]!.floor
  expect(spoken[panel.people["panelist1"]!]).toBe(60_000)
})

test("one asks for oneself, the secretary for anyone, an observer for nobody", async () => {
  const { session } = panel
  expect(await panel.refused("panelist1", "ask-floor", { session, member: panel.people["panelist2"]! })).toBe(
    "not-permitted",
  )
  expect(await panel.refused("observer", "ask-floor", { session })).toBe("not-permitted")
  await panel.do("secretary", "ask-floor", { session, member: panel.people["panelist2"]! })
  expect(await list()).toEqual(["panelist2"])
  expect(await panel.refused("panelist1", "give-floor", { session, member: panel.people["panelist1"]! })).toBe(
    "not-permitted",
  )
})

test("a request is withdrawn in a session of the panel alone, and a second time without an error", async () => {
  const { session } = panel
  const made = await panel.do("panelist1", "ask-floor", { session })
  const request = String(made["request"])
  const elsewhere = "01900000-0000-7000-8000-000000000000"
  expect(await panel.refused("moderator", "withdraw-floor", { session: elsewhere, request })).toBe("not-found")
  expect(await list()).toEqual(["panelist1"])
  await panel.do("moderator", "withdraw-floor", { session, request })
  await panel.do("moderator", "withdraw-floor", { session, request })
  expect(await list()).toEqual([])
})

test("a panelist who withdraws or ends anew what is over has done so; another's turn stays theirs", async () => {
  const { session, people } = panel
  const [first, second] = [people["panelist1"]!, people["panelist2"]!]
  const { request } = await panel.do("panelist1", "ask-floor", { session })
  for (let n = 0; n < 2; n++) await panel.do("panelist1", "withdraw-floor", { session, request: String(request) })
  await panel.do("moderator", "give-floor", { session, member: first })
  await panel.do("moderator", "end-floor", { session })
  await panel.do("panelist1", "end-floor", { session, seen: first })
  await panel.do("moderator", "give-floor", { session, member: second })
  await panel.do("panelist1", "end-floor", { session, seen: first })
  expect(await panel.refused("panelist1", "end-floor", { session, seen: second })).toBe("not-permitted")
  expect(await panel.refused("panelist1", "end-floor", { session })).toBe("not-permitted")
  const { requests } = (await panel.stage.state()).sessions[session]!.floor
  expect(requests).toEqual([])
  const asked = String((await panel.do("panelist1", "ask-floor", { session }))["request"])
  expect(await panel.refused("panelist2", "withdraw-floor", { session, request: asked })).toBe("not-permitted")
  const { speaking } = (await panel.stage.state()).sessions[session]!.floor
  expect(speaking?.member).toBe(second)
})

test("an item that is extended borrows no more than a later one has", async () => {
  const { session } = panel
  // the current item stays on the agenda
  const [held] = (await panel.stage.state()).sessions[session]?.items ?? []
  const items = [
    { id: held?.id, kind: "topic" as const, title: { en: "A" }, topic: panel.topic, minutes: 20 },
    { kind: "outcomes" as const, title: { en: "Outcomes" }, topic: null, minutes: 3 },
  ]
  await panel.do("secretary", "set-agenda", { session, items })
  const [first, second] = (await panel.stage.state()).sessions[session]!.items
  await panel.do("moderator", "extend-item", { session, item: first!.id, minutes: 5, from: second!.id })
  expect((await panel.stage.state()).sessions[session]!.items.map(one => one.minutes)).toEqual([23, 0])
})

test("an observer's question is for the room until it is approved", async () => {
  const { session, topic } = panel
  const text = { lang: "ja" as const, text: "小規模なアプリの利用者も対象になりますか。" }
  const { question } = await panel.do("observer", "ask-question", { session, topic, text })
  const workspace = (await panel.stage.state()).workspace!.id
  const gallery = async () => (await panel.instance.folds.view(workspace, "gallery")).questions
  expect(JSON.stringify(await gallery())).not.toContain("小規模")
  await panel.do("secretary", "approve-question", { question: String(question) })
  expect(JSON.stringify(await gallery())).toContain("小規模")
  await panel.do("panelist1", "answer-question", {
    question: String(question),
    text: { lang: "zh", text: "看影响大小，不看应用大小。" },
  })
  expect(Object.values(await gallery())[0]?.state).toBe("answered")
})

test("minutes go one way, and wait until every correction is decided", async () => {
  const { session } = panel
  await panel.do("secretary", "tick-attendance", { session, member: panel.people["panelist1"]!, here: true })
  await panel.do("moderator", "close-session", { session })
  expect(await panel.refused("moderator", "adopt-minutes", { session })).toBe("minutes-not-ready")
  await panel.do("secretary", "send-minutes", { session, days: 5 })
  const text = { lang: "en" as const, text: "The hour matters." }
  expect(await panel.refused("panelist2", "propose-correction", { session, text })).toBe("not-permitted")
  const { correction } = await panel.do("panelist1", "propose-correction", { session, text })
  panel.stage.at(1_790_000_000_000 + 6 * 86_400_000)
  expect(await panel.refused("moderator", "adopt-minutes", { session })).toBe("minutes-not-ready")
  await panel.do("moderator", "decide-correction", { correction: String(correction), accepted: true })
  await panel.do("moderator", "adopt-minutes", { session, reason: "Alone." })
  await panel.do("moderator", "publish-minutes", { session, reason: "Alone." })
  expect((await panel.stage.state()).sessions[session]!.minutes.state).toBe("adopted")
})

test("a closed session goes on in one linked session, however often it is asked for", async () => {
  const { session } = panel
  const startsAt = 1_790_600_000_000
  expect(await panel.refused("moderator", "continue-session", { session, startsAt })).toBe("session-not-closed")
  await panel.proposed()
  await panel.do("moderator", "close-session", { session })
  const first = await panel.do("moderator", "continue-session", { session, startsAt })
  const again = await panel.do("secretary", "continue-session", { session, startsAt: startsAt + 1 })
  expect(again["session"]).toBe(first["session"])
  const linked = (await panel.stage.state()).sessions[String(first["session"]) as typeof session]
  expect(linked).toMatchObject({ continues: session, state: "scheduled", startsAt })
  expect(linked?.items.map(({ topic }) => topic)).toEqual([panel.topic])
})
