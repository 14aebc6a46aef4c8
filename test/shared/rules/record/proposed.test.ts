import { expect, test } from "vitest"
import type { RecordRow } from "../../../../shared/fold/recordState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { consentsTo, proposalsOn, refusedLately, wordingsOf } from "../../../../shared/rules/record/proposed.ts"
import { panel } from "../../../kit/scenes.ts"

const record = {
  id: "R",
  state: "in_force",
  body: { texts: [{ lang: "en", text: "Data move." }] },
} as unknown as RecordRow
const proposal = (id: string, at: number, about: object) =>
  ({ id, at, about, asker: "Chen", state: "open", confirmations: [], of: [] }) as never
const withdrawal = { act: "withdraw", record: "R" }

const stateWith = (proposals: object): State =>
  ({
    ...panel(),
    records: { R: record },
    proposals,
  }) as unknown as State

test("the open proposals about a record come oldest first, without those about another record", () => {
  const state = stateWith({
    late: proposal("late", 9, withdrawal),
    early: proposal("early", 3, withdrawal),
    other: proposal("other", 1, { act: "withdraw", record: "S" }),
    middle: proposal("middle", 5, { ...withdrawal, act: "erratum" }),
    session: proposal("session", 1, { act: "adopt", session: "S" }),
  })
  expect(proposalsOn(state, record).map(({ id }) => id)).toEqual(["early", "middle", "late"])
})

test("an asker reads a refusal for a week, or until the same is proposed again; that of an adoption stands elsewhere", () => {
  const refused = (id: string, at: number, about: object, ended = at) => ({
    ...(proposal(id, at, about) as object),
    state: "refused",
    ended: { by: "Miwa", at: ended, reason: "No." },
  })
  const accounts = { act: "accounts", required: true }
  const state = stateWith({
    again: refused("again", 1, withdrawal),
    since: proposal("since", 2, withdrawal),
    first: refused("first", 3, accounts, 4),
    newer: refused("newer", 5, { act: "seat", member: "Li" }),
    adoption: refused("adoption", 6, { act: "adopt", session: "S" }),
  })
  const ids = (asker: string, now: number) => refusedLately(state, asker, now).map(({ id }) => id)
  expect(ids("Chen", 9)).toEqual(["newer", "first"])
  expect(ids("Miwa", 9)).toEqual([])
  expect(ids("Chen", 4 + 7 * 86_400_000)).toEqual(["newer"])
})

test("an erratum puts its words in the place of its language's text", () => {
  const state = stateWith({})
  const erratum = { act: "erratum", record: "R", lang: "en", text: "Data moved." } as never
  expect(wordingsOf(state, erratum)).toEqual({ before: "Data move.", now: "Data moved.", lang: "en" })
  expect(wordingsOf(state, withdrawal as never)).toBeNull()
  expect(wordingsOf({ ...state, records: {} }, erratum)).toBeNull()
})

test("the members who consented are those of the named proposal, and of no other", () => {
  const confirmations = [{ by: "Miwa", at: 1 }]
  const state = stateWith({ p: { ...(proposal("p", 1, withdrawal) as object), confirmations } })
  expect(consentsTo(state, "p")).toEqual(confirmations)
  expect([consentsTo(state, "q"), consentsTo(state, undefined)]).toEqual([[], []])
})
