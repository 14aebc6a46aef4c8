import { expect, test } from "vitest"
import type { Entry } from "../../../../shared/contract/events.ts"
import { fold } from "../../../../shared/fold/fold.ts"
import type { Session } from "../../../../shared/fold/sessionState.ts"
import { unfinished } from "../../../../shared/rules/floor/ending/continued.ts"
import { topicHeld, topicShown } from "../../../../shared/rules/readings/agenda.ts"
import { meeting, panel, round, scene, statement, table } from "../../../kit/scenes.ts"

const item = (id: string, topic: string | null = id) => ({ id, kind: topic ? "topic" : "outcomes", topic, minutes: 20 })
const agenda = { items: [item("A"), item("B"), item("C"), item("results", null)], current: null, held: undefined }

/** The session after the agenda was moved to these items, one after the other. */
function after(...items: string[]): Session {
  const state = { ...panel(), sessions: { S: { ...meeting(), ...agenda } } } as never
  const moves = items.map((id, n) => ({
    seq: n + 1,
    kind: "agenda-moved",
    by: "Chen",
    at: n,
    body: { session: "S", item: id },
  }))
  const held = Object.values(fold(state, moves as unknown as Entry[], items.length).sessions)[0]
  if (!held) throw new Error("the session is gone")
  return held
}

test("an item without a topic leaves on every page the topic held last, and none that was passed over", () => {
  expect(topicHeld(after())).toBeNull()
  expect(topicHeld(after("A", "results"))).toBe("A")
  expect(topicHeld(after("A", "C", "B", "results"))).toBe("B")
  expect(topicHeld(after("A", "C", "A", "results"))).toBe("A")
})

test("at an item without a topic a round that is open brings its own, and a silence, which takes days, none", () => {
  const at = (session: Session, silence: boolean) =>
    topicShown({
      ...scene({ rounds: table({ ...round("call", "open"), topic: "D", silence: silence || undefined }) as never }),
      session,
      topic: null,
    })
  const results = { ...after("A", "results"), current: "results" } as Session
  expect(at(results, false)).toBe("D")
  expect(at(results, true)).toBe("A")
  expect(at({ ...after("A", "B"), current: "B" } as Session, false)).toBe("B")
})

test("a linked session takes what was not held, topics with texts that are open or carried over, and the reading out", () => {
  const left = (session: Session, one: "recorded" | "carried_over" | "draft") =>
    unfinished(session, { ...panel(), statements: table(statement(one)) }).map(({ id }) => id)
  expect(left(after("A", "B", "C", "results"), "recorded")).toEqual(["results"])
  expect(left(after("A", "B", "C", "results"), "carried_over")).toEqual(["A", "results"])
  expect(left(after("A"), "draft")).toEqual(["A", "B", "C", "results"])
  // jumped over on the way to the reading out
  expect(left(after("A", "results"), "recorded")).toEqual(["B", "C", "results"])
})
