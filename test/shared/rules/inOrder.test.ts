import { expect, test } from "vitest"
import { emptyState } from "../../../shared/fold/state.ts"
import { askedOf } from "../../../shared/rules/people/consent/deputy.ts"
import { statementsOf } from "../../../shared/rules/readings/statements.ts"
import { minutesOf } from "../../../shared/rules/record/minutesOf.ts"

test("texts stand by the number of their label, drafts after what is proposed", () => {
  const text = (label: string, state: string, topic = "A") => [label, { id: label, label, state, topic, versions: [] }]
  const statements = Object.fromEntries([
    text("A-1", "draft"),
    text("A-10", "proposed"),
    text("A-2", "recorded"),
    text("B-1", "proposed", "B"),
    text("A-3", "draft"),
  ])
  const state = { ...emptyState, statements } as never
  expect(statementsOf(state, "A").map(({ label }) => label)).toEqual(["A-2", "A-10", "A-1", "A-3"])
})

test("a record belongs to the first session that had not closed when it was declared, whatever order they stand in", () => {
  const session = (id: string, startedAt: number | null, closedAt: number | null) => [id, { id, startedAt, closedAt }]
  const sessions = Object.fromEntries([
    session("third", 70, null),
    session("never", null, null),
    session("first", 10, 20),
    session("second", 40, 50),
  ])
  const of = (declaredAt: number) => minutesOf({ ...emptyState, sessions }, { declaredAt } as never)?.id
  expect([5, 15, 20, 21, 45, 51, 80].map(of)).toEqual(["first", "first", "first", "second", "second", "third", "third"])
  const one = { ...emptyState, sessions: Object.fromEntries([session("first", 10, 20)]) } as never
  expect(minutesOf(one, { declaredAt: 21 } as never)).toBeNull()
})

test("a side's deputy is asked while none of its own chairs is here", () => {
  const chair = { id: "Miwa", role: "moderator", side: "JP" }
  const deputy = { id: "Hayase", role: "panelist", side: "JP" }
  const other = { id: "Chen", role: "moderator", side: "CN" }
  const asked = (present: string[]) =>
    askedOf([chair, deputy, other] as never, new Set(present)).map(({ id }) => String(id))
  expect(asked(["Miwa", "Chen"])).toEqual(["Miwa", "Chen"])
  expect(asked(["Chen"])).toEqual(["Miwa", "Hayase", "Chen"])
  expect(asked([])).toEqual(["Miwa", "Hayase", "Chen"])
})
