import { nothing, render } from "lit"
import { afterEach, expect, test } from "vitest"
import { awaiting } from "../../../../client/pages/proceedings/paper/positionPart.ts"
import { rosterPart } from "../../../../client/pages/proceedings/paper/rosterPart.ts"
import { textPart } from "../../../../client/pages/proceedings/paper/textPart.ts"
import "../../../../client/styles/base.css"
import "../../../../client/pages/proceedings/paper/sheets.css"
import { BatchId, MemberId, RoundId, StatementId } from "../../../../shared/model/ids.ts"
import { meeting, panel, round, scene, statement, table } from "../../../kit/scenes.ts"

afterEach(() => void render(nothing, document.body))

const topics = Object.values(panel().topics)
const taken = (kind: "rating" | "call") => {
  const text = { ...statement("in_round"), versions: [] }
  const { state } = scene({ statements: table(text), rounds: table(round(kind, "open")) })
  render(
    textPart(state, topics, ["zh"], () => ({ state: "loading" })),
    document.body,
  )
  return [document.querySelector(".chip")?.textContent, awaiting(state, topics).length]
}

test("a text that is being rated says so on paper, and no sheet asks for positions on it", () => {
  expect(taken("rating")).toEqual(["Being rated", 0])
  expect(taken("call")).toEqual(["Positions being taken", 1])
})

test("a text that is asked about in a batch says so on paper, with the deadline", () => {
  const text = { ...statement("in_round"), versions: [] }
  const open = {
    ...round("call", "open"),
    batch: BatchId.parse("b1"),
    atDeadline: "show" as const,
    endsAt: 1_790_000_000_000,
  }
  const other = { ...open, id: RoundId.parse("r2"), statement: StatementId.parse("s2") }
  const { state } = scene({ statements: table(text), rounds: table(open, other) })
  render(
    textPart(state, topics, ["zh"], () => ({ state: "loading" })),
    document.body,
  )
  expect(document.body.textContent).toContain("Batch of 2 statements")
  expect(document.body.textContent).toMatch(/Open until .*2026/)
})

test("a long name in the roster breaks no word of a role", () => {
  const name = "Wolfeschlegelsteinhausenbergerdorff".repeat(3)
  const state = panel()
  const members = { Chen: { ...state.members["Chen" as never], name } }
  document.body.style.inlineSize = "30rem"
  render(rosterPart({ state: { ...state, members }, me: null }, meeting()), document.body)
  const whole = document.createRange()
  whole.selectNodeContents(document.querySelector(".role")!)
  expect(whole.getClientRects().length).toBe(1)
})

test("the roster of a session that is over says who sat for whom then, whatever has changed since", () => {
  const state = panel()
  const [delegate, alternate] = [MemberId.parse("Lin"), MemberId.parse("Ines")]
  const sat = state.members[delegate]!
  const { role, side } = sat
  const until = 3_000
  const members = {
    // the delegate took the seat back after the session, and withdrew the alternate
    [delegate]: { ...sat, earlier: [{ role: "alternate" as const, side: null, until, seq: 9 }] },
    [alternate]: {
      ...sat,
      id: alternate,
      name: "Ines",
      role: "observer" as const,
      side: null,
      removed: true,
      earlier: [{ role, side, delegate, until, seq: 9 }],
    },
  }
  const attendance = [{ member: alternate, from: 1_000, to: 2_000 }]
  const closed = { ...meeting(), state: "closed" as const, startedAt: 1_000, closedAt: 2_000, attendance }
  render(rosterPart({ state: { ...state, members }, me: null }, closed as never), document.body)
  const rows = [...document.querySelectorAll("tbody tr")].map(one => one.textContent.replaceAll(/\s+/g, " "))
  expect(rows.map(text => [/Ines/.test(text), /Panelist/.test(text), /sits for/.test(text), /☑/.test(text)])).toEqual([
    [true, true, true, true],
    [false, false, false, false],
  ])
})
