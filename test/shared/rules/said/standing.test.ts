import { expect, test } from "vitest"
import type { translationEvents } from "../../../../shared/contract/events/said/translation.ts"
import type { NewEvent } from "../../../../shared/contract/events.ts"
import { EntryId, ThreadId } from "../../../../shared/model/ids.ts"
import { translationId } from "../../../../shared/model/said.ts"
import { gallery } from "../../../../shared/rules/gallery/gallery.ts"
import { additionKey } from "../../../../shared/rules/said/inRecords.ts"
import { commentKey } from "../../../../shared/rules/said/inThreads.ts"
import { fitsScript, oddText } from "../../../../shared/rules/said/oddText.ts"
import { findSaid } from "../../../../shared/rules/said/saidIn.ts"
import {
  translationOf,
  translationStanding,
  translationsAsOf,
  waitingIn,
} from "../../../../shared/rules/said/standing.ts"
import { entries, folded, ids, member, opened, topicOpened } from "../../fold/log.ts"

const thread = ThreadId.parse("thread")
const entry = EntryId.parse("e")
const key = commentKey(thread, entry)
const on = { key, lang: "en" as const, topic: ids.topic }
const day = 86_400_000

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
const given = (revision = 1, text = "The data stay in the hospital."): NewEvent => ({
  kind: "translation-given",
  body: { ...on, revision, drafted: "person", personal: { text, of: "hash" } },
})
const accepted: NewEvent = { kind: "translation-accepted", body: { ...on, revision: 1 } }
const declined: NewEvent = { kind: "translation-declined", body: { ...on, revision: 1 } }
const stands: NewEvent = { kind: "translation-let-stand", body: { ...on, revision: 1 } }
const better: NewEvent = {
  kind: "translation-corrected",
  body: { ...on, revision: 2, personal: { text: "The data remain in the hospital.", of: "hash" } },
}
const mended: NewEvent = {
  kind: "comment-corrected",
  body: { thread, entry, topic: ids.topic, personal: { lang: "zh", text: "数据留在本院。" } },
}
const withdrawn: NewEvent = { kind: "comment-withdrawn", body: { thread, entry, topic: ids.topic } }

const standing = (now: number, ...events: NewEvent[]) => {
  const state = folded(opened, topicOpened, said, ...events)
  const row = state.translations[translationId(key, "en")]
  return row ? translationStanding(state, row, now) : null
}
const waits = (...events: NewEvent[]) => {
  const state = folded(opened, topicOpened, said, ...events)
  const text = findSaid(state, key)
  return text && waitingIn(state, text)
}

test("a text waits in the panel's other languages until a translation is handed in", () => {
  expect(waits()).toEqual(["ja", "en"])
  expect(waits(given())).toEqual(["ja"])
  expect(waits(given(), declined)).toEqual(["ja"])
})

test("a translation is by the interpreter until somebody answers, or until seven days are over", () => {
  expect(standing(5_000, given())).toBe("by_interpreter")
  expect(standing(4_000 + 7 * day, given())).toBe("unconfirmed")
  expect(standing(4_000 + 7 * day - 1, given())).toBe("by_interpreter")
  expect(standing(9e12, given(), accepted)).toBe("accepted")
  expect(standing(5_000, given(), better)).toBe("corrected")
  expect(standing(5_000, given(), declined)).toBe("declined")
  expect(standing(5_000, given(), stands)).toBe("unconfirmed")
})

test("the days after which a translation is unconfirmed are a setting of the panel", () => {
  const days: NewEvent = { kind: "translation-days-set", body: { days: 2 } }
  expect(standing(4_000 + 2 * day, given(), days)).toBe("unconfirmed")
})

test("a translation that is handed in anew has no answer yet", () => {
  expect(standing(9_000, given(), accepted, given(2))).toBe("by_interpreter")
})

test("a declined translation is shown no more", () => {
  const state = folded(opened, topicOpened, said, given(), declined)
  expect(translationOf(state, { key, lang: "zh" }, "en")).toBeNull()
  expect(JSON.stringify(state.translations)).not.toContain("hospital")
})

test("a corrected comment's translation keeps no words and stays behind, and the text waits again", () => {
  const state = folded(opened, topicOpened, said, given(), mended)
  expect(translationOf(state, { key, lang: "zh" }, "en")).toBeNull()
  expect(state.translations[translationId(key, "en")]).toMatchObject({ text: "", behind: true, revision: 1 })
  expect(waits(given(), mended)).toEqual(["ja", "en"])
  expect(waits(given(), mended, given(2))).toEqual(["ja"])
  expect(waits(given(), mended, better)).toEqual(["ja"])
})

test("a withdrawal of the original takes its translations along", () => {
  expect(folded(opened, topicOpened, said, given(), withdrawn).translations).toEqual({})
})

test("no one reads in the gallery of a panel without names who translated, and of hidden words nowhere", () => {
  const named = (event: NewEvent, attribution: "named" | "chatham") => {
    const [one] = entries(event)
    return one && gallery(one, attribution)
  }
  expect(named(given(), "named")?.by).toBe("chen")
  expect(named(given(), "chatham")?.by).toBeNull()
  const hidden = { ...given(), body: { ...given().body, hidden: true } } as NewEvent
  expect(named(hidden, "named")?.by).toBeNull()
  const kept = { ...given(), body: { ...given().body, room: true } } as NewEvent
  expect(named(kept, "named")).toBeNull()
  const reader: NewEvent = { kind: "translation-reader-named", body: { ...on, member: member("lin") } }
  expect(named(reader, "named")).toBeNull()
  const ofPerson = { ...given(), body: { ...given().body, key: "member:lin:suspended:1" } } as NewEvent
  expect(named(ofPerson, "named")).not.toBeNull()
  expect(named(ofPerson, "chatham")).toBeNull()
  const repeated = { ...given(), body: { ...given().body, writer: member("lin") } } as NewEvent
  expect(JSON.stringify(named(repeated, "chatham"))).not.toContain("lin")
})

test("the wrong script is noticed", () => {
  expect(fitsScript("The data stay in the hospital.", "en")).toBe(true)
  expect(fitsScript("The data stay in the hospital.", "zh")).toBe(false)
  expect(fitsScript("数据应当留在医院里面。", "en")).toBe(false)
  expect(fitsScript("数据应当留在医院里面，直到两侧主席确认出境规则为止。", "ja")).toBe(false)
  expect(fitsScript("データは病院に残す。", "zh")).toBe(false)
  expect(fitsScript("データは病院に残す。", "ja")).toBe(true)
  expect(fitsScript("数据出境", "ja")).toBe(true)
  expect(fitsScript("42", "zh")).toBe(true)
})

test("a very different length is noticed, a short text never", () => {
  const long = "The data stay in the hospital, and a query goes to the data instead. ".repeat(4)
  expect(oddText("The data stay.", "en", long)).toBe("length")
  expect(oddText("数据留在医院，查询到数据那里去。".repeat(4), "zh", long)).toBeNull()
  expect(oddText("Yes.", "en", "同意。")).toBeNull()
  expect(oddText("Yes, we agree.", "en", "同意这一条。")).toBeNull()
  expect(oddText("同意这一条的写法。", "en", "同意这一条的写法。")).toBe("script")
})

const kinds: Record<keyof typeof translationEvents, NewEvent> = {
  "translation-given": {
    kind: "translation-given",
    body: { ...on, revision: 1, drafted: "person", writer: member("lin"), personal: { text: "…", of: "" } },
  },
  "translation-accepted": accepted,
  "translation-corrected": better,
  "translation-declined": declined,
  "translation-reader-named": { kind: "translation-reader-named", body: { ...on, member: member("lin") } },
  "translation-let-stand": stands,
  "translation-days-set": { kind: "translation-days-set", body: { days: 3 } },
}

test.each(Object.entries(kinds))("an entry of %s names nobody and no side where names stay in the room", (_, event) => {
  for (const attribution of ["chatham", "unattributed"] as const) {
    const told = JSON.stringify(entries(event).map(entry => gallery(entry, attribution)))
    for (const name of ["lin", "chen", "cn", "jp"]) expect(told).not.toMatch(new RegExp(`"${name}"`))
  }
})

test.each(Object.entries(kinds))(
  "an entry of %s about words without a name has no author for the public",
  (_, event) => {
    if (!("key" in event.body)) return
    const hidden = { ...event, body: { ...event.body, hidden: true } } as NewEvent
    const told = JSON.stringify(entries(hidden).map(entry => gallery(entry, "named")))
    expect(told).not.toContain("chen")
  },
)

test.each<[string, NewEvent[], NewEvent[], string | null, string | null]>([
  ["replaced", [given(), accepted], [given(2, "Other words.")], "The data stay in the hospital.", "accepted"],
  ["corrected", [given()], [better], "The data stay in the hospital.", null],
  ["declined", [given(), accepted], [declined], "The data stay in the hospital.", "accepted"],
  ["accepted", [given()], [accepted], "The data stay in the hospital.", null],
  ["replaced twice", [given()], [given(2, "Other"), given(3, "Third")], "The data stay in the hospital.", null],
  ["given anew after a decline", [given(), declined], [given(2, "Other words.")], "", "declined"],
  ["handed in", [], [given()], null, null],
])("a translation that was %s after a moment is read as it was then", (_, before, after, text, how) => {
  const printed = additionKey(ids.record, 3)
  const of = (list: NewEvent[]) => list.map(one => ({ ...one, body: { ...one.body, key: printed } }) as NewEvent)
  const log = entries(opened, topicOpened, said, ...of(before))
  const state = folded(opened, topicOpened, said, ...of(before), ...of(after))
  const row = translationsAsOf(state.translations, log.at(-1)?.at ?? 0)[translationId(printed, "en")]
  expect([row?.text ?? null, row?.answer?.how ?? null]).toEqual([text, how])
})
