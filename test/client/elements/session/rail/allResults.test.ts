import { signal } from "@preact/signals-core"
import { render } from "lit"
import { afterEach, expect, test } from "vitest"
import { ResultRail } from "../../../../../client/elements/session/rail/plenary-result-rail.ts"
import { inside } from "../../../../../client/pages/session/observerRoom.ts"
import type { SessionStore } from "../../../../../client/state/session/sessionStore.ts"
import { as, round, scene, scores, statement, table } from "../../../../kit/scenes.ts"
import { recordShown } from "../record-card/recordShown.ts"
import { allWords, settled } from "../shown.ts"

afterEach(() => document.body.replaceChildren())

const text = statement("proposed")
const record = { ...recordShown(), number: 7 }
const given = scene(
  {
    statements: table({ ...text, topic: "B" } as never),
    rounds: table({ ...round("rating", "revealed", scores(8, 8, 7, 7)), topic: "B", roll: null } as never),
    records: table({ ...record, body: { ...record.body, topic: "C" } } as never),
  },
  as("He", "observer"),
)

/** The observers' page with its results, while the panel is at topic A. */
async function page(settledElsewhere: object) {
  const holds = signal({ state: given.state, settled: settledElsewhere, drifts: 0, whole: new Map() })
  const room = { tab: signal("results"), topic: signal("A"), live: { shown: { holds } } } as unknown as SessionStore
  const place = document.body.appendChild(document.createElement("div"))
  render(inside(room, given, "/w/panel"), place)
  await settled(place.querySelector<ResultRail>("plenary-result-rail")!)
  return { place, words: allWords(place.querySelector<ResultRail>("plenary-result-rail")!) }
}

test("observers have all results in one list, from every topic, with the words that were rated and agreed", async () => {
  const { place, words } = await page({})
  expect(words).toContain("CR-7")
  expect(words).toContain(record.body.texts[0]?.text ?? "no text")
  expect(words).toContain("A-1")
  expect(words).toContain("Data move.")
  expect(place.querySelector("select")).toBeNull()
  expect(place.textContent).not.toContain("Earlier records")
})

test("results that the page does not hold are fetched by a press", async () => {
  const { place } = await page({ D: { statements: [], records: [{ number: 1, declaredAt: 0 }] } })
  expect(place.querySelector("p > a")?.textContent).toBe("Earlier records")
})
