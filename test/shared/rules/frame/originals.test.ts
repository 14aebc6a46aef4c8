import { expect, test } from "vitest"
import type { NewEvent } from "../../../../shared/contract/events.ts"
import { fold } from "../../../../shared/fold/fold.ts"
import { emptyState, type State } from "../../../../shared/fold/state.ts"
import { EntryId, ThreadId } from "../../../../shared/model/ids.ts"
import type { Lang } from "../../../../shared/model/terms.ts"
import { originalsIn, withOriginals, withoutOriginals } from "../../../../shared/rules/frame/originals.ts"
import { commentKey } from "../../../../shared/rules/said/inThreads.ts"
import { entries, ids, opened, topicOpened } from "../../fold/log.ts"

const thread = ThreadId.parse("thread")
const entry = EntryId.parse("e")
const key = commentKey(thread, entry)
const said: NewEvent = {
  kind: "thread-opened",
  body: {
    thread,
    entry,
    topic: ids.topic,
    statement: null,
    kind: "comment",
    anchor: null,
    personal: { lang: "zh", text: "数据留在医院。", wording: null },
  },
}
const given = (lang: Lang, text: string): NewEvent => ({
  kind: "translation-given",
  body: { key, lang, topic: ids.topic, revision: 1, drafted: "person", personal: { text, of: "" } },
})
const corrected: NewEvent = {
  kind: "comment-corrected",
  body: { thread, entry, topic: ids.topic, personal: { lang: "zh", text: "数据都留在医院。" } },
}
const log = entries(opened, topicOpened, said, given("en", "The data stay."), corrected)
const whole = fold(emptyState, log.slice(0, 4))
const shortened = (lang: Lang, state = whole): State => ({ ...state, ...withoutOriginals(state, lang) })
const comment = ({ threads }: Pick<State, "threads">) => threads[thread]?.entries[0]

test("a page gets no original of a comment that it shows as a translation, and the language of the original", () => {
  expect(comment(shortened("en"))).toMatchObject({ text: { lang: "zh", text: "" }, away: true })
  expect(withoutOriginals(whole, "en").leftOut.map(one => [one.key, one.entry.text.text])).toEqual([
    [key, "数据留在医院。"],
  ])
})

test("an original that the page shows, or that its translation is behind, is there", () => {
  for (const lang of ["zh", "ja"] as const) expect(withoutOriginals(whole, lang).threads).toBe(whole.threads)
  const behind = fold(emptyState, log)
  expect(comment(shortened("en", behind))?.text.text).toBe("数据都留在医院。")
})

test("an original that comes later gives the state that a page with every original has", () => {
  const { threads } = shortened("en")
  expect(withOriginals(threads, one => originalsIn(whole, [one])[one])).toEqual(whole.threads)
  expect(withOriginals(threads, () => undefined)).toBe(threads)
})

test("an original of before a correction does not come back, and a later one is taken", () => {
  const now = fold(emptyState, log)
  const away = { ...comment(now)!, text: { lang: "zh" as const, text: "" }, away: true as const }
  const threads = { [thread]: { ...now.threads[thread]!, entries: [away] } }
  const later = originalsIn(now, [key])[key]!
  expect(comment({ threads: withOriginals(threads, () => ({ lang: "zh", text: "旧" })) })?.away).toBe(true)
  expect(comment({ threads: withOriginals(threads, () => later) })?.text.text).toBe("数据都留在医院。")
})

test("a correction and a withdrawal that arrive meanwhile are the state of the log", () => {
  expect(comment(fold(shortened("en"), log.slice(4)))).toEqual(comment(fold(emptyState, log)))
  const gone: NewEvent = { kind: "comment-withdrawn", body: { thread, entry, topic: ids.topic } }
  const withdrawn = entries(opened, topicOpened, said, given("en", "The data stay."), gone)
  expect(comment(fold(shortened("en"), withdrawn.slice(4)))).toEqual(comment(fold(emptyState, withdrawn)))
})

test("a translation of a comment whose original the page has not is not taken for one of erased words", () => {
  const all = entries(opened, topicOpened, said, given("en", "The data stay."), given("ja", "データは残す。"))
  const state = fold(shortened("en"), all.slice(4))
  expect(state.translations[`${key}/ja`]?.text).toBe("データは残す。")
})

test("a key of something else, and one that names nothing, has no original", () => {
  const keys = [key, "thread:none:e", "thread:constructor:e", "question:q:text", "x"]
  expect(Object.keys(originalsIn(whole, keys))).toEqual([key])
})
