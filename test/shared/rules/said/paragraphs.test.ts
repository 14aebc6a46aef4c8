import { expect, test } from "vitest"
import type { NewEvent } from "../../../../shared/contract/events.ts"
import { fold } from "../../../../shared/fold/fold.ts"
import { emptyState } from "../../../../shared/fold/state.ts"
import { translationId } from "../../../../shared/model/said.ts"
import type { Lang } from "../../../../shared/model/terms.ts"
import { frameOf } from "../../../../shared/rules/frame/frame.ts"
import { topicRows, withTopic } from "../../../../shared/rules/frame/topicRows.ts"
import { gallery } from "../../../../shared/rules/gallery/gallery.ts"
import { paragraphKey } from "../../../../shared/rules/said/notes/inNotes.ts"
import { findSaid, saidIn } from "../../../../shared/rules/said/saidIn.ts"
import { entries, folded, ids, member, opened, topicOpened } from "../../fold/log.ts"

const key = paragraphKey(ids.topic, "7-0")
const zhou = member("zhou")
const given = (lang: Lang, exact: string, revision = 1): NewEvent => ({
  kind: "translation-given",
  body: {
    key,
    lang,
    topic: ids.topic,
    revision,
    drafted: "person",
    paragraph: { start: "AA==", end: "AA==", lang: "en" },
    personal: { text: "訳", of: "0".repeat(64), quote: { exact, before: "", after: "" }, authors: [zhou] },
  },
})

test("a paragraph is said as it was when it was last translated, by who wrote in it", () => {
  const state = folded(opened, topicOpened, given("zh", "Data move."), given("ja", "Data stay."))
  expect(saidIn(state).filter(one => one.key === key)).toEqual([
    expect.objectContaining({ text: "Data stay.", lang: "en", authors: [zhou], topic: ids.topic, hidden: false }),
  ])
  expect(state.translations[translationId(key, "zh")]?.paragraph?.anchor.exact).toBe("Data move.")
})

test("erasing the words of a translation erases the paragraph that it quotes", () => {
  const { kind, body } = given("ja", "Data stay.", 2) as NewEvent & { kind: "translation-given" }
  const erased = { kind, body: { ...body, personal: { text: "", of: "" } } }
  const state = folded(opened, topicOpened, given("ja", "Data move."), erased)
  expect(findSaid(state, key)).toBeNull()
  expect(JSON.stringify(state)).not.toContain("Data move.")
})

test("a new epoch of the note moves the paragraph of a translation", () => {
  const places = [{ of: translationId(key, "ja"), start: "AQ==", end: "Ag==" }]
  const moved: NewEvent = { kind: "anchors-set", body: { topic: ids.topic, epoch: 1, places } }
  const state = folded(opened, topicOpened, given("ja", "Data move."), moved)
  expect(state.translations[translationId(key, "ja")]?.paragraph?.anchor).toMatchObject({
    start: "AQ==",
    end: "Ag==",
    exact: "Data move.",
  })
})

test("a page fetches them with the note's topic, and the frame holds none", () => {
  const state = folded(opened, topicOpened, given("ja", "Data move."))
  const frame = frameOf(state).state
  expect(frame.translations).toEqual({})
  const rows = topicRows(state, ids.topic)
  expect(rows && withTopic(frame, rows).translations).toEqual(state.translations)
})

test("where names stay in the room the gallery reads the words, and no author", () => {
  const seen = entries(opened, topicOpened, given("ja", "Data move.")).flatMap(
    entry => gallery(entry, "unattributed") ?? [],
  )
  expect(JSON.stringify(seen)).not.toContain("zhou")
  expect(fold(emptyState, seen).translations[translationId(key, "ja")]).toMatchObject({
    text: "訳",
    paragraph: { authors: [], anchor: { exact: "Data move." } },
  })
})

test("a correction arrives as any translation does, at the same paragraph", () => {
  const corrected: NewEvent = {
    kind: "translation-corrected",
    body: { key, lang: "ja", topic: ids.topic, revision: 2, personal: { text: "新訳", of: "" } },
  }
  const seen = entries(opened, topicOpened, given("ja", "Data move."), corrected).flatMap(
    entry => gallery(entry, "chatham") ?? [],
  )
  expect(fold(emptyState, seen).translations[translationId(key, "ja")]).toMatchObject({
    text: "新訳",
    paragraph: { anchor: { exact: "Data move." } },
  })
})
