import { render } from "lit"
import { afterEach, expect, test } from "vitest"
import { openRounds } from "../../../../client/pages/batch/openRounds.ts"
import type { SessionConnection } from "../../../../client/state/live.ts"
import { panel, round, table } from "../../../kit/scenes.ts"

afterEach(() => document.body.replaceChildren())

test("a review in the list of open rounds is called a review of its record", () => {
  const review = { ...round("call", "open"), kind: "review", record: "R", n: 2 }
  const state = { ...panel(), rounds: table(review), records: { R: { id: "R", number: 4 } } }
  const live = {
    state: { value: state },
    me: { value: { member: "Lin", role: "panelist", side: "CN" } },
    mails: { value: false },
    hints: { presence: { value: { members: [] } }, answers: { value: {} } },
    now: () => 0,
  } as unknown as SessionConnection
  render(openRounds(live, "panel", false), document.body)
  expect(document.body.textContent).toContain("CR-4 · review 2")
  expect(document.body.textContent).not.toContain("call for consensus")
})
