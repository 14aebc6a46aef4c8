import { afterEach, expect, test } from "vitest"
import { undoLeft } from "../../../../shared/rules/floor/ending/undoing.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
afterEach(() => panel.end())

const session = async () => (await panel.stage.state()).sessions[panel.session]

test("a session that has not started is cancelled with a reason that everyone reads, and never starts", async () => {
  panel = await openPanel({ live: false })
  const { session: id } = panel
  expect(await panel.refused("moderator", "cancel-session", { session: id, reason: " " })).toBe("bad-input")
  expect(await panel.refused("secretary", "cancel-session", { session: id, reason: "Fog." })).toBe("moderator-only")
  await panel.do("moderator", "cancel-session", { session: id, reason: "Fog at the port." })
  expect(await session()).toMatchObject({ state: "cancelled", reason: "Fog at the port." })
  const { workspace } = await panel.stage.state()
  const gallery = await panel.instance.folds.view(workspace?.id ?? (undefined as never), "gallery")
  expect(gallery.sessions[id]).toMatchObject({ state: "cancelled", reason: "Fog at the port." })
  expect(await panel.refused("moderator", "cancel-session", { session: id, reason: "Fog." })).toBe("already-done")
  expect(await panel.refused("moderator", "start-session", { session: id })).toBe("session-not-live")
})

test("a session that has started is closed and not cancelled", async () => {
  panel = await openPanel()
  const cancel = { session: panel.session, reason: "Fog." }
  expect(await panel.refused("moderator", "cancel-session", cancel)).toBe("session-started")
  await panel.do("moderator", "close-session", { session: panel.session })
  expect(await panel.refused("moderator", "cancel-session", cancel)).toBe("session-started")
})

test("a session is moved to another hour and other cities until it starts", async () => {
  panel = await openPanel({ live: false })
  const tokyo = { name: { ja: "東京" }, zone: "Asia/Tokyo" }
  const planned = { session: panel.session, title: { en: "Two" }, startsAt: 1_800_000_000_000, cities: [tokyo] }
  const nowhere = { ...planned, cities: [{ name: { en: "Olympus" }, zone: "Mars/Olympus" }] }
  expect(await panel.refused("secretary", "replan-session", nowhere)).toBe("bad-input")
  await panel.do("secretary", "replan-session", planned)
  expect(await session()).toMatchObject({ title: { en: "Two" }, startsAt: 1_800_000_000_000, cities: [tokyo] })
  expect((await session())?.items).not.toEqual([])
  await panel.do("moderator", "start-session", { session: panel.session })
  expect(await panel.refused("moderator", "replan-session", planned)).toBe("session-started")
})

test("a city has a time zone that a clock can show", async () => {
  panel = await openPanel()
  const nowhere = [{ name: { en: "Olympus" }, zone: "Mars/Olympus" }]
  const asked = { title: { en: "Two" }, startsAt: 1_800_000_000_000, cities: nowhere }
  expect(await panel.refused("moderator", "schedule-session", asked)).toBe("bad-input")
})

test("the item that is held stays on the agenda, whatever is planned around it", async () => {
  panel = await openPanel()
  const [held] = (await session())?.items ?? []
  if (!held) throw new Error("nothing is held")
  const later = { kind: "break" as const, title: { en: "Tea" }, topic: null, minutes: 15 }
  expect(await panel.refused("secretary", "set-agenda", { session: panel.session, items: [later] })).toBe("item-held")
  await panel.do("secretary", "set-agenda", { session: panel.session, items: [later, held] })
  expect((await session())?.items.map(({ title }) => title.en)).toEqual(["Tea", "Data"])
  await panel.do("moderator", "close-session", { session: panel.session })
  expect(await panel.refused("secretary", "set-agenda", { session: panel.session, items: [later] })).toBe(
    "session-not-live",
  )
})

test("a session stays closed once its minutes were sent or a new session goes on with it", async () => {
  panel = await openPanel()
  const { session: id } = panel
  await panel.do("moderator", "close-session", { session: id })
  const closed = (await session())!
  expect(undoLeft(closed, closed.closedAt!)).toBe(120_000)
  await panel.do("moderator", "continue-session", { session: id, startsAt: 1_800_000_000_000 })
  expect(await panel.refused("moderator", "reopen-session", { session: id })).toBe("session-continued")
  await panel.do("secretary", "send-minutes", { session: id, days: 5 })
  expect(await panel.refused("moderator", "reopen-session", { session: id })).toBe("minutes-sent")
  expect(undoLeft((await session())!, closed.closedAt!)).toBe(0)
})
