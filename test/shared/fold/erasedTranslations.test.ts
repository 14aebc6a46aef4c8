import { expect, test } from "vitest"
import type { NewEvent } from "../../../shared/contract/events.ts"
import type { SaidKey } from "../../../shared/model/ids.ts"
import { EntryId, SessionId, ThreadId } from "../../../shared/model/ids.ts"
import type { Spoken } from "../../../shared/model/texts.ts"
import { at, folded, ids, member, opened, topicOpened } from "./log.ts"

const thread = ThreadId.parse("T")
const session = SessionId.parse("S")
const [lin, topic] = [member("lin"), ids.topic]
const erased: Spoken = { lang: "en", text: "" }
const kept: Spoken = { lang: "en", text: "Data stay." }

const suggested = (wording: string | null): NewEvent => ({
  kind: "thread-opened",
  body: {
    thread,
    entry: EntryId.parse("e"),
    topic,
    statement: null,
    kind: "suggestion",
    anchor: null,
    personal: { ...kept, wording },
  },
})
const declined = (personal: Spoken): NewEvent => ({ kind: "suggestion-declined", body: { thread, topic, personal } })
const scheduled: NewEvent = {
  kind: "session-scheduled",
  body: { session, title: { en: "First" }, startsAt: 1, cities: [] },
}
const corrected = (personal: Spoken): NewEvent => ({
  kind: "correction-proposed",
  body: { correction: "c", session, member: lin, personal },
})
const noted = (personal: Spoken): NewEvent => ({
  kind: "progress-noted",
  body: { record: ids.record, ...at, note: "n", member: lin, state: "under_way", personal },
})
// the rest of a record's body is not read here
const declared = {
  kind: "record-declared",
  body: { record: ids.record, ...at, inForce: true, body: { record: ids.record, ...at, texts: [], passages: [] } },
} as unknown as NewEvent

const words = { text: "数据留下。", of: "0" }
const translated = (key: SaidKey): NewEvent[] => [
  { kind: "translation-given", body: { key, lang: "zh", revision: 1, drafted: "person", personal: words } },
]
const recorrected = (key: SaidKey): NewEvent[] => [
  ...translated(key),
  { kind: "translation-corrected", body: { key, lang: "zh", revision: 2, personal: words } },
]
const textOf = (...events: NewEvent[]) =>
  Object.values(folded(opened, topicOpened, ...events).translations).map(({ text }) => text)

const places: [string, SaidKey, (text: Spoken) => NewEvent[]][] = [
  ["the wording of a suggestion", "thread:T:wording", ({ text }) => [suggested(text || null)]],
  // the second event happens at 4000
  ["the reason for declining", "thread:T:declined:4000", text => [suggested("So."), declined(text)]],
  ["a correction of the minutes", "session:S:correction:c", text => [scheduled, corrected(text)]],
  ["a note of progress", `record:${ids.record}:progress:n`, text => [declared, noted(text)]],
]

test.each(places)("once %s is erased, its translation says nothing, also a corrected one", (_, key, said) => {
  for (const after of [translated, recorrected]) {
    expect(textOf(...said(kept), ...after(key))).toEqual([words.text])
    expect(textOf(...said(erased), ...after(key))).toEqual([""])
  }
})
