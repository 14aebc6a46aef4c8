import { signal } from "@preact/signals-core"
import { afterEach, beforeEach, expect, test } from "vitest"
import * as Y from "yjs"
import type { LiveNote } from "../../../../client/editor/liveNote.ts"
import { PlenaryNote } from "../../../../client/elements/note/plenary-note.ts"
import { noteTranslations } from "../../../../client/elements/note/translationsBelow.ts"
import type { Peer } from "../../../../shared/contract/noteLink.ts"
import { makeAnchor } from "../../../../shared/document/anchors.ts"
import { readNote } from "../../../../shared/document/readers.ts"
import { noteRoot } from "../../../../shared/document/schema.ts"
import { emptyState, type State } from "../../../../shared/fold/state.ts"
import type { Translation } from "../../../../shared/fold/translationState.ts"
import { TopicId } from "../../../../shared/model/ids.ts"
import { eventually } from "../../../kit/clocks/eventually.ts"
import { element, textAt } from "../../../shared/document/notes.ts"

const topic = TopicId.parse("t")
const first = "数据留在收集它们的医院。"
const second = "发布前要在另一家医院测试模型。"
let note: PlenaryNote
let doc: Y.Doc
const mayWrite = signal(true)

beforeEach(async () => {
  doc = new Y.Doc()
  const cells = ["医院", "12"].map(text => element("table_cell", {}, new Y.XmlText(text)))
  doc
    .getXmlFragment(noteRoot)
    .push([
      element("paragraph", { lang: "zh" }, new Y.XmlText(first)),
      element("paragraph", { lang: "zh" }, new Y.XmlText(second)),
      element("paragraph", { lang: "en" }, new Y.XmlText("In English already.")),
      element("table", { lang: "zh" }, element("table_row", {}, ...cells)),
    ])
  const link: LiveNote = { doc: signal(doc), mayWrite, peers: signal<readonly Peer[]>([]), say: () => undefined }
  note = new PlenaryNote()
  note.lang = "zh"
  note.link = link
  document.body.append(note)
  await note.updateComplete
})
afterEach(() => {
  note.remove()
  mayWrite.value = true
})

function row(block: number, text: string, over: Partial<Translation> = {}): Translation {
  const span = readNote(doc).blocks[block]
  const anchor = span && makeAnchor(doc, span, () => "0".repeat(64))
  if (!anchor) throw new Error(`no anchor for block ${block}`)
  const paragraph = { lang: "zh" as const, authors: [], anchor }
  const facts = { key: `note:t:${block}`, lang: "en" as const, topic, revision: 1, drafted: "person" as const }
  return { ...facts, text, by: null, at: Date.now(), answer: null, paragraph, ...over }
}

async function show(...rows: Translation[]) {
  const translations = Object.fromEntries(rows.map(one => [`${one.key}/${one.lang}`, one]))
  const state: State = { ...emptyState, translations }
  note.translations = noteTranslations({ state, me: { member: null, role: "public" } }, topic)
  await note.updateComplete
}
const below = () => [...note.querySelectorAll("plenary-paragraph-translation")]
const wordsBelow = () => below().map(one => one.shadowRoot?.textContent?.replace(/\s+/g, " ").trim())

test("a note without translations into the reader's language says nothing of them", async () => {
  await show(row(0, "データ", { lang: "ja" }))
  expect(note.translations).toBeNull()
  expect(below()).toEqual([])
})

test("a translation is below its paragraph, outside the text, and others are not yet translated", async () => {
  await show(row(0, "The data stay."))
  await eventually(() => expect(wordsBelow()).toEqual(["The data stay.", "Not yet translated", "Not yet translated"]))
  expect(below()[0]?.previousElementSibling?.textContent).toBe(first)
  expect(below()[0]?.contentEditable).toBe("false")
  expect(below()[2]?.parentElement?.localName).toMatch(/td|th|p/)
  expect(readNote(doc).text).not.toContain("stay")
})

test("a reader who may not write reads it, too, and it follows what others write", async () => {
  mayWrite.value = false
  await show(row(1, "Models are tested."))
  await eventually(() => expect(wordsBelow()).toContain("Models are tested."))
  textAt(doc, 1).insert(0, "一切")
  await eventually(() => expect(wordsBelow().join()).toContain("older than the original Models are tested."))
  textAt(doc, 1).delete(0, 2)
  await eventually(() => expect(wordsBelow()).toContain("Models are tested."))
})

test("an edit elsewhere keeps the element, so that what a reader has opened stays open", async () => {
  await show(row(0, "The data stay."))
  await eventually(() => expect(below()).toHaveLength(3))
  const [one] = below()
  textAt(doc, 1).insert(0, "一切")
  await eventually(() => expect(note.querySelector(".note-text")?.textContent).toContain("一切"))
  expect(below()[0]).toBe(one)
})

test("it goes with the reader's wish", async () => {
  await show(row(0, "The data stay."))
  await eventually(() => expect(below()).toHaveLength(3))
  note.translations = null
  await note.updateComplete
  await eventually(() => expect(below()).toEqual([]))
})
