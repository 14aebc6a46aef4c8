import { afterAll, beforeAll, expect, test } from "vitest"
import * as Y from "yjs"
import type { TranslationsWanted } from "../../../shared/contract/queries/translating.ts"
import { paragraphId } from "../../../shared/document/paragraphs/paragraphs.ts"
import { readNote } from "../../../shared/document/readers.ts"
import { noteRoot } from "../../../shared/document/schema.ts"
import { textHash } from "../../../shared/document/textHash.ts"
import { TopicId } from "../../../shared/model/ids.ts"
import { paragraphKey } from "../../../shared/rules/said/notes/inNotes.ts"
import type { Person } from "../../kit/people/person.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"
import { element, textAt } from "../../shared/document/notes.ts"

const words = "The data stay in the hospital that collected them."
const doc = new Y.Doc()
let panel: ServedPanel
let secretary: Person
let key: string

async function write(edit: () => void): Promise<void> {
  const before = Y.encodeStateVector(doc)
  doc.transact(edit)
  const update = Y.encodeStateAsUpdate(doc, before)
  await panel.instance.sync.documents.write(TopicId.parse(panel.topic), panel.people["panelist1"]!, update)
}

beforeAll(async () => {
  panel = await servePanel({ panelists: 2 })
  secretary = await panel.join("secretary1")
  const paragraph = element("paragraph", { lang: "en" }, new Y.XmlText(words))
  await write(() => doc.getXmlFragment(noteRoot).push([paragraph]))
  const note = readNote(doc)
  const [block] = note.blocks
  key = paragraphKey(TopicId.parse(panel.topic), String(block && paragraphId(note, block, () => true)))
})
afterAll(() => panel.end())

const ask = (who: Person, path: string, body?: object) =>
  fetch(`${panel.url}/api/workspaces/panel/${path}`, {
    headers: { cookie: who.cookie, "content-type": "application/json", origin: panel.url },
    ...(body && { method: "PUT", body: JSON.stringify(body) }),
  })
const queue = async (query: string, who = secretary) =>
  (await (await ask(who, `translations?lang=ja${query}`)).json()) as TranslationsWanted
const draft = (text: string) => ({
  key,
  lang: "ja",
  text,
  seen: textHash(words, panel.instance.sha256),
  base: 0,
})

test("a paragraph that was typed just now is not in the queue, and may be asked for", async () => {
  expect((await queue("")).texts).toEqual([])
  const [text] = (await queue(`&key=${key}`)).texts
  expect(text).toMatchObject({
    key,
    text: words,
    lang: "en",
    authors: [panel.people["panelist1"]],
    urgency: "later",
    translation: null,
  })
  expect(text?.place.topic?.id).toBe(panel.topic)
})

test("what is typed of it is kept while the paragraph changes, until it is handed over", async () => {
  expect((await ask(secretary, "translation-draft", draft("データは"))).status).toBe(200)
  await write(() => textAt(doc, 0).insert(0, "Today: "))
  const [text] = (await queue(`&key=${key}`)).texts
  expect(text).toMatchObject({ text: `Today: ${words}`, draft: { text: "データは" } })
  const given = { ...draft("データは病院に残る。"), seen: textHash(`Today: ${words}`, panel.instance.sha256) }
  await secretary.do("give-translation", given as never)
  expect((await queue(`&key=${key}`)).texts[0]).toMatchObject({
    draft: null,
    translation: { text: "データは病院に残る。", revision: 1, behind: false },
  })
})

test("a translation is behind as soon as the paragraph says something else", async () => {
  await write(() => textAt(doc, 0).insert(0, "From "))
  expect((await queue(`&key=${key}`)).texts[0]?.translation?.behind).toBe(true)
})

test("nobody keeps or asks for a paragraph that is in no note, or that another panelist wrote", async () => {
  const other = await panel.join("panelist2")
  expect((await queue(`&key=${key}`, other)).texts).toEqual([])
  expect((await queue("&key=note:nowhere:1-1")).texts).toEqual([])
  const gone = { ...draft("訳"), key: `note:${panel.topic}:1-1` }
  expect((await ask(secretary, "translation-draft", gone)).status).toBe(404)
})
