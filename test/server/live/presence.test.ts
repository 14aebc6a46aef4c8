import { expect, test } from "vitest"
import { createPresence, type WorkspacePresence } from "../../../server/live/hints/presence.ts"
import { WorkspaceId } from "../../../shared/model/ids.ts"
import { HandClock } from "../../kit/clocks/handClock.ts"
import { ProcessBuses } from "../../kit/servers/processBuses.ts"

const one = WorkspaceId.parse("one")

test("a member is present until the last of their pages is gone, and observers are a number", () => {
  const presence = createPresence()
  const leave = [presence.enter(one, "lin"), presence.enter(one, "lin"), presence.enter(one, null)]
  expect([[...presence.members(one)], presence.observers(one)]).toEqual([["lin"], 1])
  // going twice is going once
  leave[0]?.()
  leave[0]?.()
  expect([...presence.members(one)]).toEqual(["lin"])
  leave[1]?.()
  expect([[...presence.members(one)], presence.observers(one)]).toEqual([[], 1])
  leave[2]?.()
  expect(presence.totals()).toEqual({ members: 0, observers: 0 })
})

test("one observer alone is counted, and so is the next", () => {
  const presence = createPresence()
  const leave = presence.enter(one, null)
  expect([presence.observers(one), presence.totals()]).toEqual([1, { members: 0, observers: 1 }])
  presence.enter(one, null)
  expect(presence.observers(one)).toBe(2)
  leave()
  expect(presence.observers(one)).toBe(1)
})

test("a member who comes or goes is told, an observer is not", () => {
  const presence = createPresence()
  let told = 0
  const stop = presence.onChange(() => (told += 1))
  presence.enter(one, null)
  const leave = presence.enter(one, "lin")
  leave()
  expect(told).toBe(2)
  stop()
  presence.enter(one, "lin")
  expect(told).toBe(2)
})

/** Two processes, whose messages a test may lose, with a clock that the test moves. */
function twoProcesses() {
  const buses = new ProcessBuses()
  const clock = new HandClock()
  const start = () => {
    const bus = buses.join()
    return { ...createPresence({ messages: bus.messages, clock }), kill: bus.kill }
  }
  return { buses, clock, start, here: start(), there: start() }
}
const seen = (presence: WorkspacePresence) => [[...presence.members(one)].sort(), presence.observers(one)]

test("members and observers of all processes are present, a fifth of a second after they connect", async () => {
  const { clock, here, there } = twoProcesses()
  const told: string[] = []
  here.onElsewhere(workspace => void told.push(workspace))
  here.enter(one, "lin")
  here.enter(one, null)
  const leave = [there.enter(one, "lin"), there.enter(one, "han"), there.enter(one, null)]
  await clock.pass(200)
  expect([seen(here), seen(there)]).toEqual([
    [["han", "lin"], 2],
    [["han", "lin"], 2],
  ])
  // each process counts its own people, so that a sum counts everybody once
  expect([here.totals(), there.totals()]).toEqual([
    { members: 1, observers: 1 },
    { members: 2, observers: 1 },
  ])
  expect(told).toEqual([one])
  for (const go of leave) go()
  await clock.pass(200)
  expect(seen(here)).toEqual([["lin"], 1])
})

test("a process that starts later is told who is connected to the others", async () => {
  const { clock, here, start } = twoProcesses()
  here.enter(one, "lin")
  await clock.pass(1_000)
  const late = start()
  await clock.pass(200)
  expect(seen(late)).toEqual([["lin"], 0])
})

test("a lost message is made good within five seconds", async () => {
  const { buses, clock, here, there } = twoProcesses()
  buses.passes = () => false
  const leave = there.enter(one, "lin")
  await clock.pass(1_000)
  expect(seen(here)).toEqual([[], 0])
  buses.passes = () => true
  await clock.pass(4_000)
  expect(seen(here)).toEqual([["lin"], 0])
  buses.passes = () => false
  leave()
  await clock.pass(1_000)
  buses.passes = () => true
  await clock.pass(14_000)
  expect(seen(here)).toEqual([[], 0])
})

test("members of a process that was killed are gone after fifteen seconds, and one who is here too stays", async () => {
  const { clock, here, there } = twoProcesses()
  here.enter(one, "han")
  for (const member of ["lin", "han", null]) there.enter(one, member)
  await clock.pass(10_200)
  there.kill()
  let told = 0
  here.onChange(() => (told += 1))
  expect(seen(here)).toEqual([["han", "lin"], 1])
  await clock.pass(9_000)
  expect([seen(here), told]).toEqual([[["han", "lin"], 1], 0])
  await clock.pass(6_000)
  expect([seen(here), told]).toEqual([[["han"], 0], 1])
})

test("a process that closes takes its members with it at once", async () => {
  const { clock, here, there } = twoProcesses()
  there.enter(one, "lin")
  await clock.pass(200)
  there.close()
  expect(seen(here)).toEqual([[], 0])
})

test("while the bus is away members stay as they were heard last; one who has gone meanwhile is gone after it is back", async () => {
  const { buses, clock, here, there } = twoProcesses()
  there.enter(one, "lin")
  await clock.pass(1_000)
  buses.isLive = false
  await clock.pass(60_000)
  expect(seen(here)).toEqual([["lin"], 0])
  there.kill()
  buses.isLive = true
  await clock.pass(20_000)
  expect(seen(here)).toEqual([[], 0])
})
