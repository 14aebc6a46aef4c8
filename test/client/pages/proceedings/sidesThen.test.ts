import { render } from "lit"
import { afterEach, expect, test } from "vitest"
import { momentView } from "../../../../client/pages/proceedings/replay/momentView.ts"
import type { Round } from "../../../../shared/fold/consensusState.ts"
import { meeting, round, scene, scores, statement, table } from "../../../kit/scenes.ts"
import { allWords, settled } from "../../elements/session/shown.ts"

afterEach(() => document.body.replaceChildren())

const budgets = [
  {
    item: null,
    sides: [
      { side: "CN", seconds: 600 },
      { side: "JP", seconds: 600 },
    ],
  },
]

async function shownAt(over: object = {}, rounds: Round[] = []) {
  const session = meeting({
    sideTime: { budgets, loans: [], overruns: [] },
    floor: { order: "time", requests: [], speaking: null, chair: null, spoken: {}, clocked: [] },
    ...over,
  })
  const { state } = scene({
    sessions: { S: session },
    statements: table(statement("proposed")),
    rounds: table(...rounds),
    records: {},
  })
  const place = document.createElement("main")
  document.body.append(place)
  render(momentView(state, "S", 1_790_000_000_000, "p", { kind: "nothing" }), place.attachShadow({ mode: "open" }))
  const shown = { renderRoot: place.shadowRoot, updateComplete: Promise.resolve() } as never
  await settled(shown)
  return allWords(shown)
}

test("the replay shows what the sides had and used of their time at its moment", async () => {
  const floor = meeting({}).floor
  const clocked = [{ side: "CN", item: "a", ms: 240_000 }]
  const words = await shownAt({ floor: { ...floor, clocked } })
  expect(words).toContain("06:00 left")
  expect(words).toContain("10:00 left")
})

test("the replay shows the reasons of a result in the groups that they had at its moment", async () => {
  const reasons = [
    { score: 2, reason: "Too broad.", lang: "en", member: null },
    { score: 3, reason: "Too early.", lang: "en", member: null },
  ]
  const rated = { ...round("rating", "revealed", scores(2, 3, 8, 8)), reasons } as unknown as Round
  expect(await shownAt({}, [rated])).toContain("Too broad.")
  document.body.replaceChildren()
  const grouped = { groups: [{ title: { en: "Breadth" }, reasons: [0] }], times: 1, by: null, at: 40 }
  const words = await shownAt({}, [{ ...rated, grouped }])
  expect(words).toContain("Breadth")
  expect(words).toContain("In no group")
})
