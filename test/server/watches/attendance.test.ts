import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { createPresence } from "../../../server/live/hints/presence.ts"
import { createAttendance } from "../../../server/watches/attendance.ts"
import { presentIn } from "../../../shared/rules/floor/presence.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"
import { watched } from "../../kit/servers/watched.ts"
import { papersOf } from "../../shared/minutes/papers.ts"

const start = 1_790_000_000_000
const second = 1_000

let panel: Panel
let now = start
beforeEach(async () => {
  panel = await openPanel()
  panel.stage.at((now = start))
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
})
afterEach(() => {
  vi.useRealTimers()
  return panel.end()
})

/** The server's own watch, as it runs in a process that has just started with nobody connected. */
async function watching() {
  const presence = createPresence()
  const errors: unknown[] = []
  const attendance = await watched(
    createAttendance({ ...panel.instance, presence, failed: error => errors.push(error) }),
  )
  const workspace = (await panel.stage.state()).workspace!.id
  return {
    enter: (who: string) => presence.enter(workspace, panel.people[who]!),
    stop: () => attendance.stop(),
    errors,
  }
}

/** Waits until running work is done: commits take a few turns of the loop and no time. */
const settled = async () => {
  for (let n = 0; n < 50; n++) await new Promise(resolve => setImmediate(resolve))
}
const passes = async (ms: number) => {
  await settled()
  panel.stage.at((now += ms))
  vi.advanceTimersByTime(ms)
  await settled()
}
const spans = async (who: string) => {
  await settled()
  const { attendance } = (await panel.stage.state()).sessions[panel.session]!
  return attendance.filter(span => span.member === panel.people[who]).map(({ from, to }) => [from, to])
}

test("a member who comes is noted at once, one who is gone for a minute has left, and a shorter absence is none", async () => {
  const watch = await watching()
  const leave = watch.enter("panelist1")
  expect(await spans("panelist1")).toEqual([[start, null]])
  leave()
  await passes(59 * second)
  expect(await spans("panelist1")).toEqual([[start, null]])
  const again = watch.enter("panelist1")
  await passes(120 * second)
  expect(await spans("panelist1")).toEqual([[start, null]])
  again()
  await passes(60 * second)
  expect(await spans("panelist1")).toEqual([[start, now]])
  watch.enter("panelist1")
  expect(await spans("panelist1")).toEqual([
    [start, now],
    [now, null],
  ])
  await watch.stop()
  expect(watch.errors).toEqual([])
})

test("after a restart whoever comes back is still here, and whoever does not has left", async () => {
  const first = await watching()
  first.enter("panelist1")
  first.enter("panelist2")
  await settled()
  await first.stop()
  const next = await watching()
  next.enter("panelist1")
  await passes(60 * second)
  expect(await spans("panelist1")).toEqual([[start, null]])
  expect(await spans("panelist2")).toEqual([[start, now]])
  await next.stop()
})

test("a member whom the secretary ticked stays present without a connection, and observers are not counted", async () => {
  const watch = await watching()
  const { session } = panel
  await panel.do("secretary", "tick-attendance", { session, member: panel.people["panelist3"]!, here: true })
  watch.enter("observer")
  await passes(180 * second)
  expect(await spans("panelist3")).toEqual([[start, null]])
  expect(await spans("observer")).toEqual([])
  await watch.stop()
})

test("before the session starts nobody is noted, and at its start everybody who waits is", async () => {
  await panel.end()
  panel = await openPanel({ live: false })
  panel.stage.at((now = start))
  const watch = await watching()
  watch.enter("panelist1")
  await passes(10 * second)
  expect(await spans("panelist1")).toEqual([])
  await panel.do("moderator", "start-session", { session: panel.session })
  expect(await spans("panelist1")).toEqual([[now, null]])
  await watch.stop()
})

test("ticked panelists count for at most half of the quorum", async () => {
  const { session } = panel
  const statement = await panel.proposed()
  panel.stage.present([])
  const call = { statement, version: 1, kind: "call", anonymity: "named", seconds: null } as const
  expect(await panel.refused("moderator", "open-round", call)).toBe("no-quorum")
  for (const who of ["panelist1", "panelist2", "panelist3"])
    await panel.do("secretary", "tick-attendance", { session, member: panel.people[who]!, here: true })
  expect(await panel.refused("moderator", "open-round", call)).toBe("no-quorum")
  panel.stage.present(["panelist1", "panelist2"].map(who => panel.people[who]!))
  await panel.do("moderator", "open-round", call)
})

test("the moderator who runs something is in the chair, and the other may take it", async () => {
  const { session } = panel
  const chair = async () => (await panel.stage.state()).sessions[session]!.floor.chair
  expect(await chair()).toBe(panel.people["moderator"])
  const other = await panel.stage.do(null, "admit-member", { name: "other", role: "moderator" })
  panel.people["other"] = other["member"] as never
  await panel.do("other", "take-chair", { session })
  expect(await chair()).toBe(other["member"])
  await panel.do("secretary", "give-floor", { session, member: panel.people["panelist1"]! })
  expect(await chair()).toBe(other["member"])
  await panel.do("moderator", "give-floor", { session, member: panel.people["panelist2"]! })
  expect(await chair()).toBe(panel.people["moderator"])
  await panel.do("moderator", "hand-chair", { session, member: panel.people["other"] })
  expect((await panel.stage.state()).sessions[session]!.floor).toMatchObject({
    chair: panel.people["other"],
    handedBy: panel.people["moderator"],
  })
  await panel.do("moderator", "take-chair", { session })
  expect(await chair()).toBe(panel.people["moderator"])
  for (const who of ["secretary", "moderator"])
    expect(await panel.refused("moderator", "hand-chair", { session, member: panel.people[who]! })).toBe("not-found")
  const { said } = await papersOf(panel)
  expect(said("en")).toEqual(
    expect.arrayContaining([
      "other took the chair.",
      "moderator handed the chair to other.",
      "moderator took the chair.",
    ]),
  )
})

test("a tick counts at once for who has just lost the connection, and the minute after it takes nobody away", async () => {
  const watch = await watching()
  const leave = watch.enter("panelist1")
  await settled()
  leave()
  await passes(10 * second)
  await panel.do("secretary", "tick-attendance", {
    session: panel.session,
    member: panel.people["panelist1"]!,
    here: true,
  })
  expect(presentIn(await panel.stage.state(), [])).toContain(panel.people["panelist1"])
  await passes(120 * second)
  expect(await spans("panelist1")).toEqual([[start, null]])
  await watch.stop()
  expect(watch.errors).toEqual([])
})
