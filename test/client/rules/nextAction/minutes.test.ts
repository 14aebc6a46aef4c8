import { expect, it } from "vitest"
import { nextAction } from "../../../../client/rules/nextAction.ts"
import type { Minutes } from "../../../../shared/fold/sessionState.ts"
import { as, meeting, round, scene, statement, table } from "../../../kit/scenes.ts"

const correction = { id: "c", by: "Lin", text: { lang: "zh", text: "……" }, at: 1, accepted: null }
const action = (minutes: Partial<Record<keyof Minutes, unknown>>, over = {}, state = {}) =>
  nextAction(
    scene(state, {
      session: meeting({
        state: "closed",
        minutes: { state: "draft", endsAt: null, adoptedAt: null, moved: null, corrections: [], ...minutes },
        ...over,
      }),
    }),
  )
const ended = (minutes: Partial<Record<keyof Minutes, unknown>>) => action(minutes)?.act

it("26: closed, minutes in draft: read them, and send them from their own page alone", () => {
  expect(ended({})).toEqual({ kind: "read-minutes" })
  expect(action({})?.second).toEqual([{ kind: "continue-session" }])
})
it("27: comments are in: decide them", () => {
  expect(
    ended({ state: "under_review", endsAt: 9e15, corrections: [correction, { ...correction, accepted: true }] }),
  ).toEqual({
    kind: "decide-corrections",
    n: 1,
  })
})
it("28: the period is over and no comment is undecided: adopt; before its end nothing is offered", () => {
  expect(ended({ state: "under_review", endsAt: 1 })).toEqual({ kind: "adopt-minutes" })
  expect(ended({ state: "under_review", endsAt: 9e15 })).toBeUndefined()
})
it("28: while the adoption waits for another chair nobody adopts, and the bar says for whom it waits", () => {
  const minutes = { corrections: [], state: "under_review", endsAt: 1 }
  const asked = { asker: "Chen", at: 1, state: "open", confirmations: [] }
  const proposal = { id: "P", about: { act: "adopt", session: "S" }, ...asked }
  const given = { sessions: table(meeting({ state: "closed", minutes })), proposals: table(proposal) }
  const of = (id: string, side: string, more = {}) => {
    const session = meeting({ state: "closed", minutes })
    return nextAction(scene({ ...given, ...more }, { ...as(id, "moderator", side), session }))
  }
  expect(of("Chen", "CN")).toMatchObject({
    act: { kind: "wait-for-consent", names: ["Miwa"] },
    stop: { kind: "waiting" },
    second: [{ kind: "read-minutes" }, { kind: "take-back-proposal", proposal: { id: "P" } }],
  })
  // somebody who has to confirm never waits for themselves, also while a round was left open
  const left = { statements: table(statement("in_round")), rounds: table(round("rating", "open")) }
  expect(of("Miwa", "JP", left)).toMatchObject({
    act: { kind: "confirm-proposal", proposal: { id: "P" } },
    second: [{ kind: "refuse-proposal" }],
  })
  expect(of("Miwa", "JP")).toMatchObject({ act: { kind: "confirm-proposal", proposal: { id: "P" } } })
})
it("28: the period is extended once, as the second choice", () => {
  const over = (more: object) => action({ state: "under_review", endsAt: 1, ...more })?.second.map(act => act.kind)
  expect(over({})).toEqual(["read-minutes", "extend-minutes"])
  expect(over({ extended: true })).toEqual(["read-minutes"])
})
it("29: adopted: publish, or choose what is public first; published: nothing more", () => {
  expect(ended({ state: "adopted" })).toEqual({ kind: "publish-minutes" })
  expect(action({ state: "adopted" })?.second).toEqual([{ kind: "choose-public" }])
  expect(ended({ state: "published" })).toBeUndefined()
})
it("29: a publication that waits for consent or for its time is published by nobody once more", () => {
  const session = meeting({
    state: "closed",
    minutes: { state: "adopted", endsAt: null, adoptedAt: 1, corrections: [] },
  })
  const asked = { asker: "Chen", at: 1, state: "open", confirmations: [] }
  const proposal = { id: "P", about: { act: "publish", session: "S", said: true }, ...asked }
  const of = (id: string, side: string, more: object) =>
    nextAction(scene({ sessions: table(session), ...more }, { ...as(id, "moderator", side), session }))
  const waits = { proposals: table(proposal) }
  expect(of("Chen", "CN", waits)?.act).toMatchObject({ kind: "wait-for-consent", names: ["Miwa"] })
  expect(of("Miwa", "JP", waits)?.act).toMatchObject({ kind: "confirm-proposal", proposal: { id: "P" } })
  const openings = { P: { id: "P", at: 9e15, publish: { session: "S", said: true } } }
  expect(of("Chen", "CN", { workspace: { ...scene().state.workspace, openings } })?.act.kind).not.toBe(
    "publish-minutes",
  )
})
it("31: texts were carried over and no session continues this one: plan the next, or ask by silence", () => {
  const carried = statement("carried_over")
  const later = (state: object, over = {}) =>
    action({ state: "published" }, over, { statements: table(carried), ...state })
  expect(later({})).toEqual({
    act: { kind: "plan-session" },
    filled: false,
    second: [{ kind: "open-silence", statement: carried }],
  })
  expect(later({}, { continuedBy: "S2" })).toBeNull()
  expect(later({ statements: table({ ...carried, topic: "B" }) })).toBeNull()
  expect(later({ statements: table({ ...carried, versions: [] }) })?.second).toEqual([])
  expect(later({ statements: table(statement("no_consensus")) })).toBeNull()
})
