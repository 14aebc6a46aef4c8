import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { createPresence } from "../../../server/live/hints/presence.ts"
import { createAttendance } from "../../../server/watches/attendance.ts"
import { createForgetting } from "../../../server/watches/forgetting.ts"
import { settled } from "../../kit/clocks/handClock.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"
import { watched } from "../../kit/servers/watched.ts"

const start = 1_790_000_000_000
const minute = 60_000
const hour = 60 * minute
const undo = 2 * minute
let panel: Panel
let now = start
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
})
afterEach(() => {
  vi.useRealTimers()
  return panel.end()
})

const open = async (attribution: "named" | "chatham") => {
  panel = await openPanel({ attribution })
  set(start)
}
const set = (at: number) => panel.stage.at((now = at))
const passes = async (ms: number) => {
  await settled()
  set(now + ms)
  await vi.advanceTimersByTimeAsync(ms)
  for (let n = 0; n < 5; n++) await settled()
}
const failed = (error: unknown) => expect(error).toBeNull()

test("a clock that was an hour behind and is set right keeps nobody known for that hour", async () => {
  await open("chatham")
  await panel.do("moderator", "close-session", { session: panel.session })
  const forgotten: string[] = []
  const documents = { forgetAuthors: async (topic: string) => void forgotten.push(topic) }
  set(start - hour)
  const forgetting = await watched(createForgetting({ ...panel.instance, documents, failed }))
  await passes(minute)
  expect(forgotten).toEqual([])
  set(start + undo)
  await passes(minute)
  expect(forgotten).toEqual([panel.topic])
  await forgetting.stop()
})

test("a member who left when the clock was set back an hour has left two minutes later, and not an hour later", async () => {
  await open("named")
  const presence = createPresence()
  const attendance = await watched(createAttendance({ ...panel.instance, presence, failed }))
  const workspace = (await panel.stage.state()).workspace!.id
  const leave = presence.enter(workspace, panel.people["panelist1"]!)
  await passes(minute)
  leave()
  await passes(10_000)
  set(now - hour)
  await passes(minute)
  await passes(minute)
  const [span] = (await panel.stage.state()).sessions[panel.session]!.attendance
  expect(span).toMatchObject({ member: panel.people["panelist1"], to: expect.any(Number) })
  await attendance.stop()
})
