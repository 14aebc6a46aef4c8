import { expect, test } from "vitest"
import { createPresence } from "../../../server/live/hints/presence.ts"
import { WorkspaceId } from "../../../shared/model/ids.ts"

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
