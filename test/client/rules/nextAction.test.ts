import { describe, expect, test } from "vitest"
import { nextAction } from "../../../client/rules/nextAction.ts"
import type { Scene } from "../../../client/scene/scene.ts"
import {
  as,
  confirmed,
  meeting,
  panel,
  positions,
  round,
  scene,
  scores,
  settling,
  statement,
  table,
  texts,
} from "../../kit/scenes.ts"

const next = (given: Scene) => nextAction(given)?.act.kind
const second = (given: Scene) => nextAction(given)?.second.map(act => act.kind)

const declared = {
  id: "CR",
  number: 1,
  state: "declared",
  declaredBy: "Chen",
  declaredAt: 7,
  confirmations: [],
  body: { statement: "A-1", topic: "A" },
}
describe("the moderator's next action, row by row", () => {
  test("1: the co-moderator confirms, whatever else is open", () => {
    const rounds = table(round("rating", "open"))
    expect(next(scene({ records: table(declared), rounds }, as("Miwa", "moderator", "JP")))).toBe("confirm-record")
  })
  test("1: the other side's chair answers a proposal, but not while the panel answers a round", () => {
    const proposal = { id: "P", about: { act: "seat", member: "Lin" }, asker: "Chen", reason: "", at: 1 }
    const proposals = table({ ...proposal, state: "open", confirmations: [], ended: null })
    const miwa = as("Miwa", "moderator", "JP")
    const seats = panel().members
    const members = Object.fromEntries(
      Object.entries(seats).map(([id, one]) => [id, id === "Lin" ? { ...one, unconfirmed: "P" } : one]),
    )
    expect(next(scene({ members, proposals }, miwa))).toBe("confirm-proposal")
    expect(second(scene({ members, proposals }, miwa))).toContain("refuse-proposal")
    expect(next(scene({ members, proposals }, as("Chen", "moderator", "CN")))).not.toBe("confirm-proposal")
    const rounds = table(round("rating", "open"))
    const answering = scene({ members, proposals, rounds, statements: table(statement("proposed")) }, miwa)
    expect(next(answering)).toBe("close-and-show")
    expect(second(answering)).toContain("confirm-proposal")
  })
  test("3 and 4: before the session it is prepared, then started", () => {
    const bare = meeting({ state: "scheduled", items: [], current: null })
    expect(next(scene({ topics: {} }, { session: bare }))).toBe("prepare")
    expect(next(scene({}, { session: meeting({ state: "scheduled" }) }))).toBe("start-session")
  })
  test("3 and 13: a side without anybody to confirm is reported before the session, and when a record waits for it", () => {
    const members = Object.fromEntries(
      Object.entries(panel().members).map(([id, one]) => [id, id === "Miwa" ? { ...one, side: null } : one]),
    )
    const scheduled = { session: meeting({ state: "scheduled" }) }
    const given = scene({ members }, scheduled)
    expect(nextAction(given)).toMatchObject({
      act: { kind: "prepare", side: { id: "JP" } },
      second: [{ kind: "start-session" }],
    })
    const deputies = { JP: "Hayase" }
    expect(next(scene({ members, deputies }, scheduled))).toBe("start-session")
    const waits = nextAction(scene({ members, records: table(declared) }))
    expect(waits).toMatchObject({ act: { kind: "wait-for-confirmation" }, stop: { kind: "waiting", for: ["JP"] } })
    expect(nextAction(scene({ records: table(declared) }))?.stop).toMatchObject({ kind: "waiting", for: [] })
  })
  test("5: a break is ended before any other action", () => {
    expect(next(scene({ rounds: table(round("rating", "open")) }, { session: meeting({ state: "paused" }) }))).toBe(
      "resume-session",
    )
  })
  test("6 and 7: an open round is closed and shown; the button is filled only once all have answered or time is up", () => {
    for (const kind of ["rating", "call"] as const) {
      const open = { statements: table(statement("in_round")), rounds: table(round(kind, "open")) }
      const answered = (n: number) => ({ answers: { [`${kind}-open`]: { answered: n, waiting: [] } } })
      expect(nextAction(scene(open, answered(3)))).toMatchObject({ act: { kind: "close-and-show" }, filled: false })
      expect(nextAction(scene(open, answered(4)))?.filled).toBe(true)
      const late = { rounds: table({ ...round(kind, "open"), endsAt: 5 }) }
      expect(nextAction(scene(late, answered(1)))?.filled).toBe(true)
    }
  })
  test("6 and 7: a rating gets one more minute; a call reminds the missing members by name, if names may be shown", () => {
    const open = (kind: "rating" | "call") => ({
      statements: table(statement("in_round")),
      rounds: table(round(kind, "open")),
    })
    expect(second(scene(open("rating")))).toEqual(["one-more-minute", "close-round", "void-round"])
    const waiting = (left: readonly string[] | number) => ({ answers: { "call-open": { answered: 2, waiting: left } } })
    expect(nextAction(scene(open("call"), waiting(["Han", "Lin"])))?.second[0]).toMatchObject({
      kind: "remind",
      names: ["Lin", "Han"],
      label: "A-1",
    })
    expect(second(scene(open("call"), waiting(2)))).toEqual(["close-round", "void-round"])
    // The page does not know yet how many have answered.
    expect(second(scene(open("call"), { answers: {} }))).toEqual(["close-round", "void-round"])
  })
  test("a silence runs for days and displaces no other action; between sessions it waits for its end and is extended once", () => {
    const silent = { ...round("call", "open"), silence: true, endsAt: 9e15, extended: false }
    const statements = table(statement("in_round"), statement("proposed", confirmed, "A-2"))
    const live = scene({ statements, rounds: table(silent) })
    expect(nextAction(live)?.act).toMatchObject({ kind: "start-rating", statement: { id: "A-2" } })
    const minutes = { state: "published", endsAt: null, adoptedAt: null, moved: null, corrections: [] }
    const closed = (over: object) =>
      nextAction(
        scene(
          { statements, rounds: table({ ...silent, ...over }) },
          { session: meeting({ state: "closed", minutes }) },
        ),
      )
    expect(closed({})).toMatchObject({ stop: { kind: "silence", endsAt: 9e15 }, filled: false })
    expect(closed({})?.second.map(act => act.kind)).toEqual(["extend-silence", "void-round"])
    expect(closed({ extended: true })?.second.map(act => act.kind)).toEqual(["void-round"])
  })
  test("8: a closed round is shown", () => {
    expect(next(scene({ rounds: table(round("call", "closed")) }))).toBe("reveal-round")
  })
  test("9: an objection is answered before anything is declared", () => {
    expect(next(scene(settling({})))).toBe("answer-objection")
  })
  test("10: the objection's owner is asked once, and the moderator may declare without a reply", () => {
    const answer = { disposition: "answered" }
    const rough = positions("agree", "agree", "agree", "block")
    const asked = scene({ ...settling({ answer }), rounds: table(round("call", "revealed", rough)) })
    expect(next(asked)).toBe("ask-objector")
    expect(second(asked)).toContain("carry-over")
    expect(next({ ...asked, said: new Set(["O"]) })).not.toBe("ask-objector")
  })
  test("9 and 10: a member who has left is asked nothing, and the next real step is offered", () => {
    const without = Object.fromEntries(
      Object.entries(panel().members).map(([id, one]) => [id, id === "Morishita" ? { ...one, removed: true } : one]),
    )
    const rounds = table(round("call", "revealed", positions("agree", "agree", "agree", "agree")))
    for (const answer of [null, { disposition: "answered" }]) {
      const given = scene({ ...settling({ answer }), rounds, members: without })
      expect(nextAction(given)?.act).toMatchObject({ kind: "declare", level: "rough" })
    }
  })
  test("11: the level under the rule is declared, a lower one is the second choice", () => {
    const given = scene(settling())
    expect(nextAction(given)?.act).toMatchObject({ kind: "declare", level: "unanimity" })
    expect(nextAction(given)?.second[0]).toMatchObject({ kind: "declare-lower", level: "consensus" })
  })
  test("12: a text without a level is carried over", () => {
    const split = round("call", "revealed", positions("agree", "agree", "disagree", "disagree"))
    expect(next(scene({ ...settling(), rounds: table(split) }))).toBe("carry-over")
  })
  test("13: the declarer waits for the others, and may go on meanwhile", () => {
    const given = scene({ records: table(declared), statements: table(statement("recorded")) })
    expect(nextAction(given)).toMatchObject({ act: { names: ["Miwa"] }, stop: { kind: "waiting" } })
    expect(second(given)).toEqual(["read-outcomes", "remind", "take-back-record"])
  })
  test("13: it says since when it waits, who is here, and who may confirm in their place; one of them is enough", () => {
    const { stop, act } = nextAction(scene({ records: table(declared), deputies: { JP: "Hayase" } }))!
    const japanese = { side: "JP", names: ["Miwa"], here: [], deputy: "Hayase" }
    expect(stop).toEqual({ kind: "waiting", for: [], since: declared.declaredAt, awaited: [japanese] })
    expect(act).toMatchObject({ names: ["Miwa"], either: true })
    const here = nextAction(scene({ records: table(declared) }, { present: ["Miwa"] }))
    expect(here?.stop).toMatchObject({ awaited: [{ here: ["Miwa"], deputy: null }] })
  })
  test("13: a side without anybody who may confirm is waited for, and nobody is reminded", () => {
    const { Miwa: _, ...members } = panel().members as Record<string, unknown>
    const given = scene({ members, records: table(declared), statements: table(statement("recorded")) })
    expect(nextAction(given)).toMatchObject({ act: { kind: "wait-for-confirmation", names: [] } })
    expect(nextAction(given)?.second.map(one => one.kind)).not.toContain("remind")
    expect(nextAction(given)?.second.map(one => one.kind)).toContain("take-back-record")
  })
  test("14: an item whose text is not finished in time gets more minutes", () => {
    const session = meeting({ currentSince: 0 })
    const given = scene({ statements: table(statement("proposed")) }, { session })
    expect(next(given)).toBe("extend")
    expect(second(given)).toEqual(["extend", "start-rating", "carry-over", "open-silence"])
  })
  test("15: an open bracket is settled", () => {
    const bracket = texts({ zh: "in_sync", ja: "in_sync" }, "declared by [the port | a desk]")
    expect(next(scene({ statements: table(statement("proposed", bracket)) }))).toBe("settle-bracket")
  })
  test("16: the side of an unconfirmed text is asked, first a member who is here", () => {
    const behind = texts({ zh: "in_sync", ja: "out_of_date" })
    const given = scene({ statements: table(statement("proposed", behind)) }, { present: ["Morishita"] })
    expect(nextAction(given)?.act).toMatchObject({ kind: "ask-to-confirm", lang: "ja", name: "Morishita" })
  })
  test("16: a member is not asked again while the answer is awaited, but is once they declined or the words changed", () => {
    const behind = texts({ zh: "in_sync", ja: "out_of_date" })
    const phrase = { is: "check-text", label: "A-1", lang: "ja", name: "Morishita" }
    const thread = { id: "T", topic: "A", statement: "A-1", resolved: null, entries: [{ by: "Chen", at: 5, phrase }] }
    const asked = (over: object, text = behind) =>
      next(
        scene(
          { statements: table(statement("proposed", text)), threads: table({ ...thread, ...over }) },
          { present: ["Morishita"] },
        ),
      )
    expect(asked({})).toBe("start-rating")
    expect(asked({ resolved: { by: "Chen", at: 6 } })).toBe("ask-to-confirm")
    expect(
      asked(
        {},
        behind.map(one => ({ ...one, at: 6 })),
      ),
    ).toBe("ask-to-confirm")
    expect(asked({ statement: "A-2" })).toBe("ask-to-confirm")
  })
  test("16: while one text waits for its confirmation, another can be taken up", () => {
    const behind = texts({ zh: "in_sync", ja: "out_of_date" })
    const two = table(statement("proposed", behind), statement("draft", confirmed, "A-2"))
    expect(second(scene({ statements: two }))).toEqual(["start-rating", "another-text"])
  })
  test("17: a confirmed text is rated", () => {
    expect(next(scene({ statements: table(statement("proposed")) }))).toBe("start-rating")
  })
  test("18: a single score of 1 to 3 is discussed before a call, once", () => {
    const rated = round("rating", "revealed", scores(8, 8, 8, 2))
    const given = scene({ statements: table(statement("proposed")), rounds: table(rated) })
    expect(next(given)).toBe("hear-reasons")
    expect(next({ ...given, said: new Set([rated.id]) })).toBe("call")
  })
  test("19: a call without a quorum says who is missing", () => {
    const rated = round("rating", "revealed", scores(8, 8, 8, 7))
    const given = { statements: table(statement("proposed")), rounds: table(rated) }
    expect(nextAction(scene(given))?.stop).toBeUndefined()
    expect(nextAction(scene(given, { present: ["Lin", "Han"] }))?.stop).toMatchObject({
      kind: "no-quorum",
      side: "JP",
      names: ["Hayase", "Morishita"],
    })
  })
  test("20: a draft in every authentic language is proposed; one that lacks a language is written on", () => {
    expect(next(scene({ statements: table(statement("draft", confirmed)) }))).toBe("propose")
    const half = statement("draft", texts({ zh: "draft" }))
    expect(nextAction(scene({ statements: table(half) }))).toMatchObject({
      act: { kind: "write-text", lang: "ja" },
      filled: false,
    })
  })
  test("20: a draft with an authentic text that is out of date is updated before it is proposed", () => {
    const behind = statement("draft", texts({ zh: "draft", ja: "out_of_date" }))
    const given = scene({ statements: table(behind) }, { present: ["Morishita"] })
    expect(nextAction(given)).toMatchObject({
      act: { kind: "ask-to-confirm", lang: "ja", name: "Morishita" },
      filled: false,
    })
    expect(second(given)).toEqual(["write-text"])
    // A translation never blocks.
    const translation = statement("draft", texts({ zh: "draft", ja: "draft", en: "out_of_date" }))
    expect(next(scene({ statements: table(translation) }))).toBe("propose")
  })
  test("22: a topic without a text gets its first draft", () => {
    expect(nextAction(scene())).toMatchObject({ act: { kind: "draft" }, filled: false })
  })
  test("23, 24 and 25: the next item, the outcomes, the end", () => {
    expect(next(scene({}, { session: meeting({ current: "opening" }) }))).toBe("next-item")
    expect(next(scene({ statements: table(statement("recorded")) }))).toBe("read-outcomes")
    expect(next(scene({}, { session: meeting({ current: "outcomes" }) }))).toBe("close-session")
  })
  test("23, 24 and 25 as second choices: another text, and the observers' questions", () => {
    expect(second(scene({}, { session: meeting({ current: "opening" }) }))).toEqual(["pause-session"])
    expect(second(scene({ statements: table(statement("recorded")) }))).toEqual(["show-questions", "pause-session"])
    expect(second(scene({}, { session: meeting({ current: "outcomes" }) }))?.[0]).toBe("show-questions")
  })
  test("a closed session offers only the confirmation once its minutes are out; nobody else has an action", () => {
    const minutes = { state: "published", endsAt: null, adoptedAt: null, moved: null, corrections: [] }
    const session = meeting({ state: "closed", minutes })
    expect(nextAction(scene({}, { session }))).toBeNull()
    const late = scene({ records: table(declared) }, { session, ...as("Miwa", "moderator", "JP") })
    expect(next(late)).toBe("confirm-record")
    for (const role of ["panelist", "observer", "public", "admin"] as const)
      expect(nextAction(scene({}, as("Lin", role)))).toBeNull()
  })
})

test("30: after the session, a note that differs from a record is decided on, with three choices", () => {
  const record = {
    ...declared,
    state: "in_force",
    drift: { since: 0, now: "Data stay." },
    body: { ...declared.body, passages: [{ exact: "Data move." }] },
  }
  const minutes = { state: "published", endsAt: null, adoptedAt: null, moved: null, corrections: [] }
  const closed = { session: meeting({ state: "closed", minutes }), ...as("Chen", "moderator", "CN") }
  const action = nextAction(scene({ records: table(record) }, closed))
  const found = [action?.act, ...(action?.second ?? [])].map(act => act?.kind)
  expect(found).toEqual(["decide-drift", "restore-wording", "amend", "mark-editorial"])
  expect(next(scene({ records: table({ ...record, state: "superseded" }) }, closed))).not.toBe("decide-drift")
})
