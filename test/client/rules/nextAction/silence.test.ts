import { expect, test } from "vitest"
import { askWords } from "../../../../client/elements/session/bar/askWords.ts"
import { asked, noticesWanted, placeAsked } from "../../../../client/rules/asked.ts"
import { nextAction } from "../../../../client/rules/nextAction.ts"
import { as, meeting, positions, round, scene, statement, table } from "../../../kit/scenes.ts"

const { now } = scene()
const running = { ...round("call", "open"), silence: true, endsAt: now + 60_000 }
const voided = {
  ...round("call", "void", positions("agree", "disagree")),
  silence: true,
  voidReason: "",
  voidWhy: "unheard" as const,
  turned: { by: null, at: now - 3_600_000 },
}
const notice = {
  id: "N",
  about: { of: "silence", round: "call-open" },
  members: ["Lin"],
  missed: [],
  sent: "copied",
  at: now,
}

test("only the chair and the secretary are warned that nobody was told of a running silence", () => {
  const statements = table(statement("in_round"))
  const given = (notices: object, who = {}) => scene({ statements, rounds: table(running), notices }, who)
  const [warned] = noticesWanted(given({}))
  expect(warned).toMatchObject({ kind: "notice", round: { id: "call-open" } })
  expect(placeAsked(warned!)).toEqual({ topic: "A" })
  expect(noticesWanted(given({}, as("Xenia", "secretary")))).toHaveLength(1)
  expect(noticesWanted(given({}, as("Lin", "panelist", "CN")))).toEqual([])
  expect(noticesWanted(given({ N: notice }))).toEqual([])
})

test("whoever was not connected throughout reads that their silence does not agree", () => {
  const statements = table(statement("in_round"))
  const rounds = table({ ...running, reach: "connection" as const })
  const since = { member: "Lin", ticked: false, from: running.openedAt - 1, to: null }
  const words = (attendance: object[]) => {
    const state = { statements, rounds, sessions: table(meeting({ attendance })) }
    const given = scene(state, { ...as("Lin", "panelist", "CN"), session: meeting({ attendance }) })
    const found = asked(given)
    expect(found).toMatchObject({ kind: "position", round: { id: "call-open" } })
    return askWords(found, given.state)
  }
  expect(words([since])).toMatch(/if you say nothing by .*, you agree/)
  const back = [
    { ...since, to: now - 70_000 },
    { ...since, from: now - 5_000 },
  ]
  expect(words(back)).toMatch(/you were not connected throughout, so your silence does not count/)
})

test("the chair restarts a void silence, in the session and after it, and the panel is told", () => {
  const state = { statements: table(statement("proposed")), rounds: table(voided) }
  const again = { kind: "open-silence", unheard: true }
  const inSession = nextAction(scene(state))
  expect(inSession?.act).toMatchObject(again)
  expect(inSession?.second.map(act => act.kind)).toEqual(["call", "start-rating", "reword", "carry-over"])
  const minutes = { state: "published", endsAt: null, adoptedAt: 1, moved: null, corrections: [] }
  const after = nextAction(scene(state, { session: meeting({ state: "closed", minutes }) }))
  expect(after?.act).toMatchObject(again)
  expect(asked(scene(state, as("Lin", "panelist", "CN")))).toMatchObject({ kind: "void", round: { id: "call-void" } })
  // A later round replaces it.
  const later = { ...round("rating", "revealed", []), openedAt: 99 }
  expect(nextAction(scene({ ...state, rounds: table(voided, later) }))?.act.kind).not.toBe("open-silence")
})

test("a call that closed without a quorum is called again once enough members are here, and carried over before that", () => {
  const short = round("call", "revealed", positions("agree"))
  const state = { statements: table(statement("proposed")), rounds: table(short), sessions: { S: meeting() } }
  const here = nextAction(scene(state))
  expect(here?.act).toMatchObject({ kind: "call", again: true })
  expect(here?.second.map(act => act.kind)).toEqual(["carry-over", "reword", "open-silence"])
  expect(nextAction(scene(state, { present: ["Lin"] }))?.act.kind).toBe("carry-over")
  const enough = round("call", "revealed", positions("disagree", "disagree", "disagree", "agree"))
  expect(nextAction(scene({ ...state, rounds: table(enough) }))?.act.kind).toBe("carry-over")
})
