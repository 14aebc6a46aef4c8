import { expect, test } from "vitest"
import { nextAction } from "../../../../client/rules/nextAction.ts"
import { firstTopic } from "../../../../shared/rules/readings/agenda.ts"
import { meeting, panel, scene } from "../../../kit/scenes.ts"

const item = (topic: string | null) => ({ id: topic ?? "opening", kind: "topic", topic, title: {}, minutes: 20 })

test("before the start a page shows the first topic of its agenda, not the panel's first", () => {
  const topics = { ...panel().topics, B: { ...panel().topics["A" as never], id: "B", letter: "B" } }
  const planned = (...items: object[]) =>
    firstTopic(scene({ topics }, { session: meeting({ state: "scheduled", items, held: [], current: null }) }))
  expect(planned(item(null), item("B"))).toBe("B")
  expect(planned(item("gone"), item("B"))).toBe("B")
  expect(planned()).toBe("A")
  expect(firstTopic(scene({ topics: {} }))).toBeNull()
})

test("one press does not begin a meeting that is planned for another day", () => {
  const { now } = scene()
  const at = (startsAt: number) =>
    nextAction(scene({}, { session: meeting({ state: "scheduled", startsAt, startedAt: null }) }))?.act
  expect(at(now + 7 * 86_400_000)).toEqual({ kind: "start-session", early: true })
  expect(at(now + 3_600_000)).toEqual({ kind: "start-session" })
  expect(at(now - 3_600_000)).toEqual({ kind: "start-session" })
})
