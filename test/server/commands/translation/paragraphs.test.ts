import { afterEach, beforeEach, expect, test } from "vitest"
import * as Y from "yjs"
import { paragraphQueue, paragraphWanted } from "../../../../server/commands/translation/paragraphQueue.ts"
import { saidParagraphs } from "../../../../server/commands/translation/saidParagraph.ts"
import { sha256 } from "../../../../server/start/instance/instance.ts"
import { noteRoot } from "../../../../shared/document/schema.ts"
import { textHash } from "../../../../shared/document/textHash.ts"
import { translationId } from "../../../../shared/model/said.ts"
import type { Attribution, Lang } from "../../../../shared/model/terms.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"
import { element, textAt } from "../../../shared/document/notes.ts"

const words = "The data stay in the hospital that collected them."
const other = "Models are tested at another hospital before release."
const text = "数据留在收集它们的医院。"
let panel: Panel
const docs = new Map<string, Y.Doc>()

const begin = async (attribution: Attribution = "named") => {
  panel = await openPanel({ attribution })
  docs.clear()
}
beforeEach(() => begin())
afterEach(() => panel.end())

/** Changes the panel's note as the browser of this person does. */
async function write(who: string, edit: (doc: Y.Doc) => void) {
  const doc = docs.get(who) ?? new Y.Doc()
  docs.set(who, doc)
  Y.applyUpdate(doc, await panel.stage.note(panel.topic))
  const before = Y.encodeStateVector(doc)
  doc.transact(() => edit(doc))
  await panel.stage.write(panel.people[who]!, panel.topic, Y.encodeStateAsUpdate(doc, before))
}
const paragraph =
  (said: string, lang: Lang | null = "en") =>
  (doc: Y.Doc) =>
    doc.getXmlFragment(noteRoot).push([element("paragraph", lang === null ? {} : { lang }, new Y.XmlText(said))])

const paragraphs = async () => saidParagraphs(panel.instance.sync.documents, await panel.stage.state(), panel.topic)
const keyOf = async (said: string) =>
  (await paragraphs()).find(one => one.said.text === said)?.said.key ?? "note:t:none"
const give = async (key: string, over: object = {}, who = "secretary") =>
  panel.do(who, "give-translation", { key, lang: "zh", text, seen: textHash(words, sha256), base: 0, ...over })
const row = async (key: string) => (await panel.stage.state()).translations[translationId(key, "zh")]
const refused = (code: string) => `"code":"${code}"`

/** The texts that wait in the queue, so many minutes after now. */
async function queue(lang: Lang, minutes: number) {
  const clock = { now: () => panel.instance.clock.now() + minutes * 60_000 }
  const ports = { documents: panel.instance.sync.documents, moments: panel.instance.moments, clock }
  const found = await paragraphQueue(ports, await panel.stage.state(), lang, () => true)
  return { ...found, waiting: found.waiting.map(one => [one.said.text, one.translation?.behind ?? false]) }
}

test("the secretary translates a paragraph, and any of its authors accepts", async () => {
  await write("panelist1", paragraph(words))
  await write("panelist2", doc => textAt(doc, 0).insert(8, " always"))
  const said = words.replace("data", "data always")
  const key = await keyOf(said)
  await give(key, { seen: textHash(said, sha256) })
  expect(await row(key)).toMatchObject({
    text,
    answer: null,
    topic: panel.topic,
    paragraph: { lang: "en", authors: [panel.people["panelist1"], panel.people["panelist2"]], anchor: { exact: said } },
  })
  const on = { key, lang: "zh" as const, revision: 1 }
  await expect(panel.do("panelist3", "accept-translation", on)).rejects.toThrow(refused("not-permitted"))
  await panel.do("panelist2", "accept-translation", on)
  expect((await row(key))?.answer).toMatchObject({ how: "accepted", by: panel.people["panelist2"] })
})

test("who wrote a paragraph translates it, and nobody else of the panelists does", async () => {
  await write("panelist1", paragraph(words))
  const key = await keyOf(words)
  await expect(give(key, {}, "panelist2")).rejects.toThrow(refused("not-permitted"))
  await give(key, {}, "panelist1")
  expect((await row(key))?.answer?.how).toBe("accepted")
})

test("the translation is of the words that its writer saw", async () => {
  await write("panelist1", paragraph(words))
  const key = await keyOf(words)
  await write("panelist1", doc => textAt(doc, 0).insert(0, "Today: "))
  await expect(give(key)).rejects.toThrow(refused("text-changed"))
  await give(key, { seen: textHash(`Today: ${words}`, sha256) })
  expect((await row(key))?.paragraph?.anchor.exact).toBe(`Today: ${words}`)
})

test("the next wording gets the next revision under the same key", async () => {
  await write("panelist1", paragraph(words))
  const key = await keyOf(words)
  await give(key)
  await write("panelist1", doc => textAt(doc, 0).insert(0, "Today: "))
  expect(await keyOf(`Today: ${words}`)).toBe(key)
  await give(key, { seen: textHash(`Today: ${words}`, sha256), base: 1 })
  expect(await row(key)).toMatchObject({ revision: 2, paragraph: { anchor: { exact: `Today: ${words}` } } })
})

test("a paragraph that is gone is not translated, nor one in the language itself", async () => {
  await write("panelist1", paragraph(words))
  const key = await keyOf(words)
  await expect(give(key, { lang: "en" })).rejects.toThrow(refused("bad-input"))
  await write("panelist1", doc => doc.getXmlFragment(noteRoot).delete(0, 1))
  await expect(give(key)).rejects.toThrow(refused("not-found"))
  await expect(give("note:nowhere:1-1")).rejects.toThrow(refused("not-found"))
})

test("the queue offers what has stood for two minutes, and what is behind, not what is being typed", async () => {
  await write("panelist1", paragraph(words))
  await write("panelist1", paragraph(other))
  for (const label of ["12", "A-1"]) await write("panelist1", paragraph(label))
  expect((await queue("zh", 0)).waiting).toEqual([])
  expect(await queue("zh", 3)).toEqual({
    waiting: [
      [words, false],
      [other, false],
    ],
    done: 0,
  })
  expect((await queue("en", 3)).waiting).toEqual([])
  const key = await keyOf(words)
  await give(key)
  expect(await queue("zh", 3)).toEqual({ waiting: [[other, false]], done: 1 })
  await write("panelist1", doc => textAt(doc, 0).insert(0, "Today: "))
  expect((await queue("zh", 3)).waiting).toEqual([
    [`Today: ${words}`, true],
    [other, false],
  ])
  expect((await queue("ja", 3)).waiting).toEqual([
    [`Today: ${words}`, false],
    [other, false],
  ])
})

test("the queue offers at most twenty paragraphs of a note", async () => {
  for (let n = 1; n <= 25; n++) await write("panelist1", paragraph(`${other} Rule ${n}.`))
  expect((await queue("ja", 3)).waiting).toHaveLength(20)
})

test("a paragraph keeps its key while it is edited, so that a draft stays with it", async () => {
  await write("panelist1", paragraph(words))
  const key = await keyOf(words)
  await write("panelist1", doc => textAt(doc, 0).insert(0, "Today: "))
  const ports = {
    documents: panel.instance.sync.documents,
    moments: panel.instance.moments,
    clock: panel.instance.clock,
  }
  const found = await paragraphWanted(ports, await panel.stage.state(), key, "zh")
  expect(found?.said).toMatchObject({ key, text: `Today: ${words}` })
})

test("a block without a language is in the panel's first one, if its script fits", async () => {
  await write("panelist1", paragraph(words, null))
  await write("panelist1", paragraph("データは収集した病院に残ります。", null))
  expect((await paragraphs()).map(({ said }) => said.lang)).toEqual(["en", null])
})

test.each(["unattributed", "chatham"] as const)("a panel that is %s logs no author of a note", async attribution => {
  await panel.end()
  await begin(attribution)
  await write("panelist1", paragraph(words))
  const key = await keyOf(words)
  await give(key)
  expect((await row(key))?.paragraph?.authors).toEqual([])
  const on = { key, lang: "zh" as const, revision: 1 }
  await expect(panel.do("panelist1", "accept-translation", on)).rejects.toThrow(refused("not-permitted"))
})

test("the holder of a reissued seat answers for nothing that the seat wrote before", async () => {
  await write("panelist1", paragraph(words))
  await panel.take("panelist1")
  await panel.do("host", "reissue-seat", { member: panel.people["panelist1"]!, reason: "Lost." })
  expect((await paragraphs()).map(({ said }) => said.authors)).toEqual([[]])
})
