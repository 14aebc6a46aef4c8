import { expect, test } from "vitest"
import { fold } from "../../../../shared/fold/fold.ts"
import { emptyState, type State } from "../../../../shared/fold/state.ts"
import { frameOf } from "../../../../shared/rules/frame/frame.ts"
import { holdsOf } from "../../../../shared/rules/frame/pageHolds.ts"
import { topicRows } from "../../../../shared/rules/frame/topicRows.ts"
import { entries, opened, topicOpened } from "../../fold/log.ts"

const [topic = ""] = Object.keys(fold(emptyState, entries(opened, topicOpened)).topics)
const passage = { start: "a", end: "b", exact: "words", before: "", after: "" }

/** So many discussions of a topic, the first talked in first; every fourth of a passage, every fifth settled. */
function talked(n: number): State {
  const state = fold(emptyState, entries(opened, topicOpened))
  const threads = Array.from({ length: n }, (_, i) => [
    `t${i}`,
    {
      id: `t${i}`,
      topic,
      statement: null,
      kind: "comment",
      anchor: i % 4 === 0 ? passage : null,
      entries: [{ id: `e${i}`, by: null, at: i, text: { lang: "en", text: "Why?" } }],
      resolved: i % 5 === 0 ? { by: null, at: i } : null,
      wording: null,
      settled: null,
    },
  ])
  return { ...state, threads: Object.fromEntries(threads) }
}

const numbers = (state: State, threads: number) =>
  Object.keys(topicRows(state, topic, threads)?.threads ?? {}).map(id => Number(id.slice(1)))

test("a topic comes with the discussions that were talked in last, more of those on passages, and all are counted", () => {
  const state = talked(100)
  const come = numbers(state, 6)
  expect(come.filter(n => n % 5 === 0)).toEqual([90, 95])
  const open = come.filter(n => n % 5 !== 0)
  expect(open.slice(-6)).toEqual([93, 94, 96, 97, 98, 99])
  // four times as many as of others, which are all of them here
  expect(open.filter(n => n % 4 === 0)).toHaveLength(20)
  expect(open).toEqual(open.toSorted((a, b) => a - b))
  expect(topicRows(state, topic, 6)?.threadCounts).toEqual({ open: 80, resolved: 20 })
})

test("a page counts the discussions that it does not hold", () => {
  const state = talked(100)
  const rows = topicRows(state, topic, 6)
  const { whole, state: held } = holdsOf({ ...frameOf(state), held: rows ? [rows] : [] })
  const here = Object.values(held.threads)
  const settled = here.filter(({ resolved }) => resolved !== null).length
  expect(whole.get(topic)).toEqual({ open: 80 - (here.length - settled), resolved: 20 - settled })
  expect(numbers(state, Infinity)).toHaveLength(100)
})
