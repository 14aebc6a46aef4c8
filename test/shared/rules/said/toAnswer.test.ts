import { expect, test } from "vitest"
import type { State } from "../../../../shared/fold/state.ts"
import { translationId } from "../../../../shared/model/said.ts"
import { needsOf } from "../../../../shared/rules/needs.ts"
import { panel } from "../../../kit/scenes.ts"

const day = 86_400_000
const entry = (id: string) => ({ id, by: "Lin", at: 1, text: { lang: "zh", text: "日志不得离开。" } })
const thread = { id: "T", topic: "A", statement: null, wording: null, settled: null, resolved: null }

function state(over: object = {}): State {
  const row = (id: string) => ({
    key: `thread:T:${id}`,
    lang: "ja",
    topic: "A",
    text: "訳",
    by: "Xu",
    at: 5,
    answer: null,
  })
  return {
    ...panel(),
    threads: { T: { ...thread, entries: [entry("1"), entry("2")] } },
    translations: Object.fromEntries(
      ["1", "2"].map(id => [translationId(`thread:T:${id}`, "ja"), { ...row(id), ...over }]),
    ),
  } as unknown as State
}
const asked = (of: State, who: string, now = 10) =>
  needsOf(of, who, new Set(), now).filter(({ need }) => need === "translation")

test("an author is asked about the translations of their words, once for each topic and language", () => {
  expect(asked(state(), "Lin")).toEqual([{ need: "translation", lang: "ja", n: 2, topic: "A" }])
  expect(asked(state(), "Hayase")).toEqual([])
  expect(asked(state({ reader: { member: "Hayase", at: 6 } }), "Hayase")).toHaveLength(1)
})

test("nobody is asked once it is answered, unconfirmed, or of a text without an author", () => {
  expect(asked(state({ answer: { how: "accepted" } }), "Lin")).toEqual([])
  expect(asked(state(), "Lin", 8 * day)).toEqual([])
  expect(asked(state({ hidden: true }), "Lin")).toEqual([])
})
