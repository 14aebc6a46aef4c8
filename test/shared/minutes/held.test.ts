import { expect, test } from "vitest"
import type { Entry } from "../../../shared/contract/events.ts"
import type { Session } from "../../../shared/fold/sessionState.ts"
import { heldItems, plannedMinutes } from "../../../shared/minutes/time/held.ts"

const session = {
  id: "one",
  items: [
    { id: "first", kind: "topic" },
    { id: "pause", kind: "break" },
    { id: "last", kind: "topic" },
  ],
} as unknown as Session

/** at each minute of a session one thing */
const log = (...entries: [at: number, kind: string, body?: object][]): Entry[] =>
  entries.map(([at, kind, body = {}], n) => ({ seq: n + 1, at, by: null, kind, body })) as unknown as Entry[]
const to = (item: string) => ({ item })
const held = (...entries: Parameters<typeof log>) => Object.fromEntries(heldItems(log(...entries), session))

test("an item is held from its call to the next one's, and the last one to the end", () => {
  expect(held([10, "agenda-moved", to("first")], [25, "agenda-moved", to("last")], [30, "session-closed"])).toEqual({
    first: 15,
    last: 5,
  })
  expect(held([10, "agenda-moved", to("first")], [25, "thread-opened"])).toEqual({ first: 15 })
})

test("an item that is called again goes on counting", () => {
  const again = [
    [10, "agenda-moved", to("first")],
    [15, "agenda-moved", to("last")],
    [17, "agenda-moved", to("first")],
    [20, "session-closed"],
  ] as const
  expect(held(...(again as never as Parameters<typeof log>))).toEqual({ first: 8, last: 2 })
})

test("the time between a close and what undoes it is not held", () => {
  expect(
    held([10, "agenda-moved", to("first")], [20, "session-closed"], [50, "session-reopened"], [55, "session-closed"]),
  ).toEqual({ first: 15 })
})

test("a pause stops the clock of an item, but not of one that is itself a break", () => {
  const paused = (item: string) =>
    held([10, "agenda-moved", to(item)], [12, "session-paused"], [20, "session-resumed"], [23, "session-closed"])
  expect(paused("first")).toEqual({ first: 5 })
  expect(paused("pause")).toEqual({ pause: 13 })
})

test("no item is held before one is called", () => {
  expect(held([5, "session-resumed"], [10, "session-paused"], [12, "session-closed"])).toEqual({})
  expect(held()).toEqual({})
})

test("the planned time is that of this session's last agenda before it began", () => {
  const agenda = (of: string, ...minutes: number[]) => ({
    session: of,
    items: minutes.map((one, n) => ({ id: ["first", "last"][n], minutes: one })),
  })
  const planned = plannedMinutes(
    log(
      [1, "agenda-set", agenda("one", 20, 5)],
      [2, "agenda-set", agenda("other", 1)],
      [3, "agenda-set", agenda("one", 25)],
      [4, "session-started", { session: "other" }],
      [5, "agenda-set", agenda("one", 30)],
      [6, "session-started", { session: "one" }],
      [7, "agenda-set", agenda("one", 40)],
    ),
    session,
  )
  expect(Object.fromEntries(planned)).toEqual({ first: 30 })
})
