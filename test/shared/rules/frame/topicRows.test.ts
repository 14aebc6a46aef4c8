import { expect, test } from "vitest"
import type { Entry } from "../../../../shared/contract/events.ts"
import { fold } from "../../../../shared/fold/fold.ts"
import { emptyState, type State } from "../../../../shared/fold/state.ts"
import { frameOf } from "../../../../shared/rules/frame/frame.ts"
import { arrivingAt, holdsOf, withWhole } from "../../../../shared/rules/frame/pageHolds.ts"
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

const resolving = (state: State, thread: string) =>
  ({ seq: state.seq + 1, at: 1_000, by: null, kind: "thread-resolved", body: { thread, topic } }) as unknown as Entry

/** A topic that was fetched at a place of the log, on a page that has gone on by one entry about a discussion of it. */
function fetchedBefore(thread: string) {
  const state = talked(100)
  const rows = topicRows(state, topic, 6)
  if (!rows) throw new Error("no topic")
  const page = frameOf(state).state
  const since = [resolving(state, thread)]
  const now = fold(page, since)
  const arriving = arrivingAt({ base: page, since }, { incarnation: "one", seq: state.seq, rows }, now.seq)
  const holds = withWhole({ state: now, settled: {}, drifts: 0, whole: new Map() }, arriving.rows)
  const held = Object.values(holds.state.threads)
  const older = holds.whole.get(topic) ?? { open: 0, resolved: 0 }
  return { stale: arriving.stale, open: held.filter(({ resolved }) => !resolved).length + older.open }
}

test("an older discussion that was settled after its topic was read has the topic fetched again", () => {
  expect(fetchedBefore("t1")).toEqual({ stale: true, open: 80 })
})

test("one that came with the topic is counted as it is now", () => {
  expect(fetchedBefore("t99")).toEqual({ stale: false, open: 79 })
})

test("a table is looked through once, however many of its topics are asked for", () => {
  const state = talked(100)
  let looks = 0
  const counted = new Proxy(state.threads, {
    ownKeys(table) {
      looks += 1
      return Reflect.ownKeys(table)
    },
  })
  for (let n = 0; n < 20; n++) topicRows({ ...state, threads: counted }, topic, 6)
  expect(looks).toBe(1)
})
