import { expect, test } from "vitest"
import type { Wanted } from "../../../../client/acts/act.ts"
import { formOf } from "../../../../client/acts/forms.ts"
import { clock } from "../../../../client/i18n/formats.ts"
import { meeting, round, scene, settling, statement, table } from "../../../kit/scenes.ts"

const below = { code: "below-quorum" as const, params: { answered: 1, needed: 3, follows: "classless" } }
const called = settling()
const settled = { statement: statement("proposed"), round: round("call", "revealed"), level: "consensus" as const }

test.each<[string, Wanted, object]>([
  ["closes below the quorum", { kind: "close-and-show", round: round("rating", "open"), below }, {}],
  ["opens a call", { kind: "call", statement: statement("proposed") }, { statements: table(statement("proposed")) }],
  ["declares", { kind: "declare", ...settled }, called],
  ["declares a lower level", { kind: "declare-lower", ...settled, level: "rough" }, called],
])("the dialog that %s says who of which side is cut off", (_, act, over) => {
  const attendance = ["Hayase", "Morishita"].map(member => ({ member, from: 1, to: 5, ticked: false }))
  const state = { ...over, sessions: table(meeting({ attendance })) }
  const form = formOf(act, scene(state, { present: ["Lin", "Han"] }))
  const help = typeof form?.help === "function" ? form.help({}) : form?.help
  expect(help?.split("\n")).toContain(`CN 2 of 2 connected · JP 0 of 2 connected: cut off since ${clock(5)}`)
})

test("whoever is there by a tick alone is neither connected nor cut off", () => {
  const attendance = ["Hayase", "Morishita"].map(member => ({ member, from: 1, to: null, ticked: member === "Hayase" }))
  const state = { statements: table(statement("proposed")), sessions: table(meeting({ attendance })) }
  const who = { present: ["Lin", "Han", "Hayase", "Morishita"], connected: ["Lin", "Han", "Morishita"] }
  const form = formOf({ kind: "call", statement: statement("proposed") }, scene(state, who))
  const help = typeof form?.help === "function" ? form.help({}) : form?.help
  expect(help?.split("\n")).toContain("CN 2 of 2 connected · JP 1 of 2 connected")
})
