import { render } from "lit"
import { afterEach, expect, test } from "vitest"
import { clock } from "../../../../client/i18n/formats.ts"
import { roundDesk } from "../../../../client/pages/batch/batchDesk.ts"
import { openRounds } from "../../../../client/pages/batch/openRounds.ts"
import type { SessionConnection } from "../../../../client/state/live.ts"
import { meeting, panel, round, table } from "../../../kit/scenes.ts"

afterEach(() => document.body.replaceChildren())

const place = () => document.body.appendChild(document.createElement("main"))
const connected = (state: object, over: object = {}) =>
  ({
    state: { value: { ...panel(), ...state } },
    me: { value: { member: "Lin", role: "panelist", side: "CN" } },
    mails: { value: false },
    hints: { presence: { value: { members: [] } }, answers: { value: {} } },
    now: () => 0,
    ...over,
  }) as unknown as SessionConnection

test("a review in the list of open rounds is called a review of its record", () => {
  const review = { ...round("call", "open"), kind: "review", record: "R", n: 2 }
  const live = connected({ rounds: table(review), records: { R: { id: "R", number: 4 } } })
  render(openRounds(live, "panel", false), place())
  expect(document.body.textContent).toContain("CR-4 · review 2")
  expect(document.body.textContent).not.toContain("call for consensus")
})

test.each(["open", "closed"] as const)(
  "on the page of a round that is %s, the chair reads who of which side is cut off",
  state => {
    const asked = round("rating", state)
    const attendance = ["Hayase", "Morishita"].map(member => ({ member, from: 1, to: 5, ticked: false }))
    const hints = { presence: { value: { members: ["Lin", "Han"] } }, answers: { value: {} } }
    const me = { value: { member: "Chen", role: "moderator", side: "CN" } }
    const desk = (session: object) =>
      roundDesk(connected({ rounds: table(asked), sessions: table(meeting(session)) }, { me, hints }), asked, false)
    const page = place()
    render(desk({ attendance }), page)
    expect(document.querySelector(".here")?.textContent).toBe(
      `CN 2 of 2 connected · JP 0 of 2 connected: cut off since ${clock(5)}`,
    )
    render(desk({ attendance, state: "closed" }), page)
    expect(document.querySelector(".here")).toBeNull()
  },
)
