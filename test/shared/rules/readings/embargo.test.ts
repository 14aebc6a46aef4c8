import { expect, test } from "vitest"
import { type NewEvent, parseEvent } from "../../../../shared/contract/events.ts"
import { fold } from "../../../../shared/fold/fold.ts"
import { emptyState } from "../../../../shared/fold/state.ts"
import { SessionId } from "../../../../shared/model/ids.ts"
import { embargoAsked, embargoNow, unseatedReading } from "../../../../shared/rules/readings/embargo.ts"
import { entries, opened } from "../../fold/log.ts"

const session = SessionId.parse("s")
const scheduled: NewEvent = {
  kind: "session-scheduled",
  body: { session, title: { en: "First" }, startsAt: 1, cities: [] },
}
const end = 4_000_000_000_000
const now = 1_790_000_000_000
/** The state of a public panel after events with the bodies that a log of this or an older version has. */
const after = (...bodies: object[]) => {
  const set = bodies.flatMap(body => parseEvent("embargo-set", { session, ...body }) ?? [])
  return fold(emptyState, entries(opened, scheduled, ...set))
}

test("an embargo of an older log is printed until its time and closes nothing (EM7)", () => {
  const state = after({ until: end })
  expect(unseatedReading(state, now)).toEqual({ kind: "open" })
  expect(embargoNow(state, now)).toBeNull()
  expect(embargoAsked(state, now)?.end).toBe(end)
  expect(embargoAsked(state, end)).toBeNull()
  expect(state.sessions[session]).not.toHaveProperty("embargoCloses")
})

test("an embargo that closes holds until it is lifted or its time comes", () => {
  const state = after({ until: end }, { until: end, closes: true })
  expect(unseatedReading(state, now)).toEqual({ kind: "later", at: end })
  expect(unseatedReading(state, end)).toEqual({ kind: "open" })
  const lifted = after({ until: end, closes: true }, { until: null })
  expect(unseatedReading(lifted, now)).toEqual({ kind: "open" })
  expect(embargoAsked(lifted, now)).toBeNull()
  expect(lifted.sessions[session]).not.toHaveProperty("embargoCloses")
})
