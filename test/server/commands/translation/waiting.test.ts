import { expect, test } from "vitest"
import { isOfDirection, joinedQueues, translationQueue } from "../../../../server/commands/translation/waiting.ts"
import { emptyState, type State } from "../../../../shared/fold/state.ts"
import { translationId } from "../../../../shared/model/said.ts"

const entry = (id: string, at: number, text: string, lang: string | null = "en") => ({
  id,
  by: "Lin",
  at,
  text: { lang, text },
})
const thread = (id: string, topic: string, ...entries: object[]) => ({
  id,
  topic,
  statement: null,
  kind: "comment",
  anchor: null,
  entries,
  resolved: null,
  wording: null,
  settled: null,
})
const session = (id: string, state: string, topic: string, minutes = "draft") => ({
  id,
  state,
  reason: "",
  turned: { by: null, at: 0 },
  startedAt: null,
  items: [{ id: "a", kind: "topic", topic, title: {}, minutes: 1 }],
  minutes: { state: minutes, corrections: [] },
})
const round = { id: "O", state: "open", kind: "call", topic: "B", statement: "B1", anonymity: "named", changes: [] }

function state(over: object = {}): State {
  return {
    ...emptyState,
    workspace: { languages: ["en", "zh", "ja"], authentic: [] },
    threads: {
      T: thread("T", "A", entry("1", 5, "The first words."), entry("2", 3, "Older words here.")),
      U: thread("U", "B", entry("3", 9, "Words about a call."), entry("4", 9, "日本語で述べたことばです。", "ja")),
      V: thread("V", "C", entry("5", 8, "Words of a session.")),
    },
    rounds: { O: { ...round, turned: { by: null, at: 0 }, voidReason: "", answers: null } },
    sessions: { S: session("S", "live", "C"), X: session("X", "closed", "A", "published") },
    ...over,
  } as unknown as State
}
const keys = (lang: "en" | "zh" | "ja", of = state(), may: (who: string) => boolean = () => true) =>
  translationQueue(of, lang, ({ key }) => may(key)).waiting.map(({ said, urgency }) => `${said.key} ${urgency}`)

test("an open round comes first, then what is printed next, then the oldest", () => {
  expect(keys("zh")).toEqual([
    "thread:U:3 round",
    "thread:U:4 round",
    "thread:V:5 paper",
    "thread:T:2 later",
    "thread:T:1 later",
  ])
})

test("what is said in a session since its start comes before all else while it is held, the newest first", () => {
  const held = (over: object) => state({ sessions: { S: { ...session("S", "live", "C"), startedAt: 8, ...over } } })
  const said = { V: thread("V", "C", entry("0", 7, "Before."), entry("5", 8, "At once."), entry("6", 9, "Then.")) }
  const ordered = (over: object = {}) => {
    const of = held(over)
    return keys("zh", { ...of, threads: { ...of.threads, ...said } })
  }
  expect(ordered().slice(0, 3)).toEqual(["thread:V:6 live", "thread:V:5 live", "thread:U:3 round"])
  expect(ordered({ state: "paused" })).toContain("thread:V:6 live")
  expect(ordered({ state: "closed" }).slice(0, 3)).toEqual(["thread:U:3 round", "thread:U:4 round", "thread:V:0 paper"])
})

test("both ways, what is said now comes first by the time it was said, whichever language it is in", () => {
  const sessions = { S: { ...session("S", "live", "C"), startedAt: 1 } }
  const live = thread(
    "V",
    "C",
    entry("5", 8, "数据应当留在本地。", "zh"),
    entry("6", 9, "ログは保管地に残すべきです。", "ja"),
    entry("7", 10, "数据可以出境。", "zh"),
    entry("8", 11, "Words in neither of them."),
    entry("9", 12, "言語の記されていない文もあります。", null),
  )
  const of = state({ sessions, rounds: {}, threads: { T: thread("T", "A", entry("1", 5, "旧话。", "zh")), V: live } })
  const ways = ["ja", "zh"] as const
  const both = joinedQueues(ways.map(into => translationQueue(of, into, said => isOfDirection(said, ways, into))))
  expect(both.waiting.map(({ said: { key }, into }) => `${key} ${into}`)).toEqual([
    "thread:V:9 zh",
    "thread:V:7 ja",
    "thread:V:6 zh",
    "thread:V:5 ja",
    "thread:T:1 ja",
  ])
})

test("a text does not wait in its own language; its script tells where none is stated", () => {
  expect(keys("ja")).not.toContain("thread:U:4 round")
  const unstated = state({ threads: { T: thread("T", "A", entry("1", 5, "Words of an earlier version.", null)) } })
  expect(keys("en", unstated)).toEqual([])
  expect(keys("ja", unstated)).toEqual(["thread:T:1 later"])
})

test("a text waits no more once it has its translation, and again once that is behind", () => {
  const row = { key: "thread:T:1", lang: "ja", text: "最初の言葉", revision: 1, answer: null }
  const done = state({ translations: { [translationId("thread:T:1", "ja")]: row } })
  expect(keys("ja", done)).not.toContain("thread:T:1 later")
  expect(translationQueue(done, "ja", () => true).done).toBe(1)
  const behind = state({ translations: { [translationId("thread:T:1", "ja")]: { ...row, behind: true } } })
  expect(translationQueue(behind, "ja", () => true).waiting.find(({ said }) => said.key === row.key)).toMatchObject({
    translation: { text: "最初の言葉" },
  })
})

test("somebody who translates their own words alone sees these", () => {
  expect(keys("ja", state(), key => key.startsWith("thread:V"))).toEqual(["thread:V:5 paper"])
})
