import { expect, test } from "vitest"
import { asked } from "../../../../client/rules/asked.ts"
import { nextAction } from "../../../../client/rules/nextAction.ts"
import { textOnTable } from "../../../../client/scene/scene.ts"
import { statementsOf } from "../../../../shared/rules/readings/statements.ts"
import { as, meeting, scene, statement, table, texts } from "../../../kit/scenes.ts"

const behind = texts({ zh: "draft", ja: "out_of_date" })
const versions = [{ n: 1, at: 1, texts: behind }]

test("a side whose authentic text is out of date in a draft is asked to update it", () => {
  const amended = { ...statement("draft", behind), versions }
  const state = { statements: table(amended) }
  expect(asked(scene(state, as("Hayase", "panelist", "JP")))).toMatchObject({ kind: "follow-text", lang: "ja" })
  expect(asked(scene(state, as("Lin", "panelist", "CN"))).kind).toBe("nothing")
})

test("a reworded text keeps its place on the page, and a proposed text comes before it on the table", () => {
  const amended = { ...statement("draft", behind), versions }
  const given = scene({
    statements: table(amended, statement("proposed", undefined, "A-2"), statement("draft", behind, "A-0")),
  })
  expect(statementsOf(given.state, "A").map(({ label }) => label)).toEqual(["A-1", "A-2", "A-0"])
  expect(textOnTable(given)?.label).toBe("A-2")
})

test("a session that continues another takes up the carried-over texts first", () => {
  const left = (at: number) => ({ ...statement("carried_over"), ended: { by: "Chen", at } })
  const { startedAt } = meeting()
  const main = (at: number) => nextAction(scene({ statements: table(left(at)) }))
  const before = main((startedAt ?? 0) - 1)
  expect(before?.act).toMatchObject({ kind: "another-text", carried: true, statement: { label: "A-1" } })
  expect(before?.second.map(act => act.kind)).toContain("read-outcomes")
  // A text that this session carried over itself waits for the next one.
  expect(main((startedAt ?? 0) + 1)?.act.kind).toBe("read-outcomes")
})
