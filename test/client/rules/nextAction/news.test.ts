import { expect, test } from "vitest"
import { asked } from "../../../../client/rules/asked.ts"
import { happenedNow } from "../../../../client/rules/news.ts"
import { nextAction } from "../../../../client/rules/nextAction.ts"
import type { Scene } from "../../../../client/scene/scene.ts"
import { stateShown } from "../../../../shared/rules/readings/statements.ts"
import { as, meeting, round, scene, statement, table } from "../../../kit/scenes.ts"

const { now } = scene()
const lin = as("Lin", "panelist", "CN")
const xenia = as("Xenia", "secretary")
const he = as("He", "observer")

const record = (over: object = {}) => ({
  id: "R",
  number: 1,
  state: "in_force",
  body: { statement: "A-1", topic: "A", electorate: [], passages: [], level: "consensus" },
  declaredBy: "Chen",
  declaredAt: now - 9e6,
  confirmations: [],
  endedAt: null,
  endedBy: null,
  errata: [],
  editorial: [],
  drift: null,
  ...over,
})
const erratum = { id: "e", lang: "en", text: "Data.", state: "proposed", at: now - 1_000, endsAt: now + 9e6 }

/** As the bar calls it. */
const told = (given: Scene) => happenedNow(given, nextAction(given), nextAction(given) ? null : asked(given))

test("every role reads what just happened, and no longer after a while", () => {
  const returned = (ago: number) => ({
    statements: table(statement("proposed")),
    records: table(record({ state: "returned", endedAt: now - ago, endedBy: "Miwa" })),
  })
  for (const who of [{}, lin, xenia, he]) {
    expect(told(scene(returned(1_000), who))).toMatchObject({ kind: "returned" })
    expect(told(scene(returned(4 * 60_000), who))).toBeNull()
  }
})

test("a proposal is announced for as long as it waits, and to its asker as theirs", () => {
  const waits = {
    id: "P",
    about: { act: "withdraw", record: "R" },
    asker: "Chen",
    at: now - 9e6,
    state: "open",
    confirmations: [],
    ended: null,
  }
  const state = { records: table(record()), proposals: table(waits) }
  expect(told(scene(state))).toMatchObject({ kind: "proposed", own: true })
  expect(told(scene(state, he))).toMatchObject({ kind: "proposed", own: false })
  // Readers who are asked, or whose panel line already says it, read it once.
  expect(told(scene(state, as("Miwa", "moderator", "JP")))).toBeNull()
  expect(told(scene(state, lin))).toBeNull()
})

test("only members who may object to an erratum are told that they can", () => {
  const state = { records: table(record({ errata: [erratum] })) }
  expect(asked(scene(state, lin))).toMatchObject({ kind: "erratum" })
  expect(asked(scene(state, xenia)).kind).not.toBe("erratum")
  expect(told(scene(state, xenia))).toMatchObject({ kind: "erratum", may: false })
  expect(told(scene(state))).toMatchObject({ kind: "erratum", may: true })
})

test("a text whose record is still to be confirmed is not shown as recorded", () => {
  const text = statement("recorded")
  const shown = (state: string) => stateShown(scene({ records: table(record({ state })) }).state, text)
  expect(["declared", "in_force", "withdrawn"].map(shown)).toEqual(["declared", "recorded", "withdrawn"])
})

test("a silence procedure is offered once, also after the item's time is over", () => {
  const voided = { ...round("call", "void"), silence: true, voidReason: "", turned: { by: null, at: now - 9e6 } }
  const state = { statements: table(statement("proposed")), rounds: table(voided) }
  const over = nextAction(scene(state, { session: meeting({ currentSince: now - 3_600_000 }) }))
  expect(over?.act.kind).toBe("extend")
  expect(over?.second.filter(act => act.kind === "open-silence")).toHaveLength(1)
})
