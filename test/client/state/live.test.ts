import { expect, onTestFinished, test, vi } from "vitest"
import { RequestFailed } from "../../../client/connections/http.ts"
import { SessionConnection } from "../../../client/state/live.ts"
import type { Entry } from "../../../shared/contract/events.ts"
import { fakeWires, noted, snapshot } from "./fakeWires.ts"

const gone = new RequestFailed({ status: 403, code: "no-access", params: {}, id: "x" })

async function opened(...snapshots: Parameters<typeof fakeWires>[0]) {
  const { wires, server } = fakeWires(snapshots)
  const live = new SessionConnection({ slug: "demo" }, wires)
  onTestFinished(() => live.close())
  await live.open()
  const letters = () => Object.values(live.state.value.topics).map(topic => topic.letter)
  return { live, server, letters }
}

test("entries after the snapshot are folded in", async () => {
  const { server, letters } = await opened(snapshot(4))
  server.entries(4, 6, [noted(5, "A"), noted(6, "B")])
  expect(letters()).toEqual(["A", "B"])
})

test("entries that are not for this reader still move the cursor", async () => {
  const { server, letters } = await opened(snapshot(4))
  server.entries(4, 9, [noted(5, "A")])
  server.entries(9, 10, [noted(10, "B")])
  expect(letters()).toEqual(["A", "B"])
  expect(server.fetched).toBe(1)
})

test("a frame that was folded before changes nothing", async () => {
  const { live, server } = await opened(snapshot(4))
  server.entries(4, 5, [noted(5, "A")])
  const before = live.state.value
  server.entries(4, 5, [noted(5, "A")])
  expect(live.state.value).toBe(before)
  expect(server.fetched).toBe(1)
})

test("a page that cannot connect because the database is away says so until it is connected", async () => {
  const { live, server } = await opened(snapshot(4))
  server.refuse("database-away")
  expect(live.connection.value).toEqual({ state: "reconnecting", tries: 1 })
  expect(live.hints.unwritable.value).toBe("database-away")
  await expect.poll(() => server.fetched).toBe(2)
  server.connect()
  expect(live.connection.value).toEqual({ state: "live" })
  expect(live.hints.unwritable.value).toBe(null)
})

test("a page that the server calls older asks for nothing more: only a reload helps", async () => {
  const older = new RequestFailed({ status: 409, code: "page-older", params: {}, id: "" })
  const { live, server } = await opened(snapshot(4), older)
  const timers = vi.spyOn(globalThis, "setTimeout")
  onTestFinished(() => timers.mockRestore())
  server.entries(7, 8, [noted(8, "B")])
  await expect.poll(() => server.fetched).toBe(2)
  expect(live.connection.value).toEqual({ state: "reconnecting", tries: 1 })
  expect(timers.mock.calls.filter(([, ms]) => ms === 2_000)).toEqual([])
})

test("a gap causes a fresh fetch", async () => {
  const { live, server } = await opened(snapshot(4), snapshot(8))
  server.entries(7, 8, [noted(8, "B")])
  await expect.poll(() => live.state.value.seq).toBe(8)
  server.entries(8, 9, [noted(9, "C")])
  expect(live.state.value.seq).toBe(9)
})

test("another incarnation causes a fresh fetch, even if the numbers fit", async () => {
  const { live, server } = await opened(snapshot(4), snapshot(3, "two"))
  server.entries(4, 5, [noted(5, "A")], "two")
  await expect.poll(() => live.state.value.seq).toBe(3)
  server.entries(3, 4, [noted(4, "B")], "two")
  expect(live.state.value.seq).toBe(4)
})

test("a changed right causes a fetch of what the seat may see now", async () => {
  const { live, server } = await opened(snapshot(4), { ...snapshot(4), me: { ...snapshot(4).me, role: "observer" } })
  server.hint({ kind: "reload" })
  await expect.poll(() => live.me.value?.role).toBe("observer")
})

test.each([
  ["an opening that happened", "opening-ended", { opening: "o", opened: true }, 2],
  ["an opening that was called off", "opening-ended", { opening: "o" }, 1],
  ["an erasure", "member-erased", { member: "m2", parts: 1 }, 2],
] as const)("%s causes so many fetches", async (_, kind, body, n) => {
  const { live, server, letters } = await opened({ ...snapshot(4) }, snapshot(6))
  const ended = { seq: 6, at: 6, by: null, kind, body } as unknown as Entry
  server.entries(4, 6, [noted(5, "A"), ended])
  await expect.poll(() => server.fetched).toBe(n)
  await expect.poll(() => live.room.value.state).toBe("open")
  expect(letters()).toEqual(n === 2 ? [] : ["A"])
})

test("a seat that is gone loses the content, also where the public may read on", async () => {
  const nobody = { member: null, name: "", role: "public" as const, side: null, lang: "en" }
  const { live, server } = await opened(snapshot(4), { ...snapshot(4), me: nobody })
  server.entries(4, 5, [noted(5, "A")])
  server.hint({ kind: "reload" })
  await expect.poll(() => live.connection.value.state).toBe("revoked")
  expect(live.state.value.topics).toEqual({})
  expect(live.me.value?.member).toBe("m1")
})

test("a revoked seat loses the content and keeps what was not sent", async () => {
  const { live, server } = await opened(snapshot(4))
  server.entries(4, 5, [noted(5, "A")])
  server.cut()
  const answered = live.send("reply", { thread: "t", entry: { lang: "zh", text: "面向公众" } })
  server.refuse("no-access")
  expect(live.connection.value.state).toBe("revoked")
  expect(live.state.value.topics).toEqual({})
  expect((await answered).ok).toBe(false)
  expect(live.outbox.list.value).toMatchObject([
    { body: { entry: { text: "面向公众" } }, status: { state: "refused" } },
  ])
})

test("a room that may not be read says why", async () => {
  const { live } = await opened(gone)
  expect(live.room.value).toMatchObject({ state: "failed", failure: { code: "no-access" } })
})

test("the page uses the server's clock, whatever the computer's own says", async () => {
  const hour = 3_600_000
  const { live } = await opened({ ...snapshot(4), now: Date.now() + hour })
  expect(Math.round((live.now() - Date.now()) / hour)).toBe(1)
  const { live: older } = await opened(snapshot(4))
  expect(Math.round((older.now() - Date.now()) / hour)).toBe(0)
})

test("each handshake sends the cursor, and the reader for whom the snapshot was folded", async () => {
  const folded = {
    audience: "gallery",
    member: "m1",
    role: "observer",
    side: null,
    attribution: "named",
    contract: "2.x",
  } as const
  const first = { ...snapshot(4), folded } as const
  const { live, server } = await opened(first, {
    ...first,
    seq: 7,
    folded: { ...folded, audience: "room", role: "panelist" },
  })
  server.entries(4, 5, [noted(5, "A")])
  expect(server.said()).toMatchObject({ from: 5, incarnation: "one", folded })
  expect(live.begun.value).toBe(1)
  // As the server answers a page that was folded for another reader.
  server.refuse("stale")
  await expect.poll(() => live.begun.value, { timeout: 120_000 }).toBe(2)
  expect(server.said()).toMatchObject({ from: 7, folded: { audience: "room", role: "panelist" } })
})

test("the page asks before it closes only while something is unsent", async () => {
  const { live, server } = await opened(snapshot(4))
  const asks = () => !dispatchEvent(new Event("beforeunload", { cancelable: true }))
  expect(asks()).toBe(false)
  server.answers.push({ ok: true, seq: 5, made: {} })
  const entry = { lang: "en", text: "For the public." } as const
  await live.send("reply", { thread: "t", entry })
  expect(asks()).toBe(false)
  server.cut()
  void live.send("reply", { thread: "t", entry })
  expect(asks()).toBe(true)
  live.close()
  expect(asks()).toBe(false)
})
