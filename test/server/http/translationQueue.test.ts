import { readFileSync } from "node:fs"
import { afterAll, beforeAll, expect, test } from "vitest"
import { copyServed } from "../../../server/adapters/drizzle/sqlite/backup/copyDatabase.ts"
import type { DraftSaved, TranslationsWanted } from "../../../shared/contract/queries/translating.ts"
import { textHash } from "../../../shared/document/textHash.ts"
import { Person } from "../../kit/people/person.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel
let interpreter: Person
let panelist: Person
const keys: string[] = []

const canary = "まだ渡していない訳"

beforeAll(async () => {
  panel = await servePanel({ panelists: 2 })
  panelist = await panel.join("panelist1")
  const secretary = await panel.join("secretary1")
  const link = await secretary.do("make-invite", { role: "interpreter" })
  interpreter = await Person.join(panel.url, `#${link.made["token"]}`, "伊藤 あい", "ja")
  for (let n = 1; n <= 52; n++) {
    const entry = { lang: "en" as const, text: `Remark number ${n}.` }
    const { made } = await panelist.do("open-thread", { topic: panel.topic, entry })
    keys.push(`thread:${made["thread"]}:${made["entry"]}`)
  }
})
afterAll(async () => {
  interpreter.leave()
  await panel.end()
})

const ask = (who: Person, path: string, body?: object) =>
  fetch(`${panel.url}/api/workspaces/panel/${path}`, {
    headers: { cookie: who.cookie, "content-type": "application/json", origin: panel.url },
    ...(body && { method: "PUT", body: JSON.stringify(body) }),
  })
const queue = async (who: Person, query = "lang=ja") =>
  (await (await ask(who, `translations?${query}`)).json()) as TranslationsWanted
const typed = (text: string, over: object = {}) => ({
  key: keys[0],
  lang: "ja",
  text,
  seen: textHash("Remark number 1.", panel.instance.sha256),
  base: 0,
  ...over,
})

test("the queue comes in pages of fifty, each once, with the original in its context", async () => {
  const first = await queue(interpreter)
  expect([first.waiting, first.done, first.texts.length]).toEqual([52, 0, 50])
  expect(first.texts[0]).toMatchObject({ key: keys[0], lang: "en", text: "Remark number 1.", urgency: "later" })
  expect(first.others).toEqual([
    { lang: "en", waiting: 0, live: 0 },
    { lang: "zh", waiting: 52, live: 0 },
  ])
  expect(first.texts[0]?.place.topic?.title).toEqual({ en: "Data" })
  const second = await queue(interpreter, `lang=ja&after=${first.next}`)
  expect([...first.texts, ...second.texts].map(({ key }) => key)).toEqual(keys)
  expect(second.next).toBeNull()
})

test("a panelist has their own words in it, and an observer, a bad language and no seat get none", async () => {
  expect((await queue(panelist)).waiting).toBe(52)
  expect((await queue(await panel.join("panelist2"))).waiting).toBe(0)
  expect((await ask(interpreter, "translations?lang=xx")).status).toBe(400)
  expect((await fetch(`${panel.url}/api/workspaces/panel/translations?lang=ja`)).status).toBe(401)
})

test("what is typed is its writer's alone: in no state, no bundle, no backup and nobody else's queue", async () => {
  const { savedAt } = (await (await ask(interpreter, "translation-draft", typed(canary))).json()) as DraftSaved
  expect((await queue(interpreter)).texts[0]?.draft).toMatchObject({ text: canary, savedAt })
  const secretary = await panel.join("secretary1")
  for (const who of [secretary, panelist]) expect(JSON.stringify(await queue(who))).not.toContain(canary)
  for (const who of [interpreter, secretary])
    for (const path of ["", "export"]) expect(await (await ask(who, path)).text()).not.toContain(canary)
  await copyServed(panel.file, `${panel.file}.backup`)
  expect(readFileSync(`${panel.file}.backup`).includes(canary)).toBe(false)
})

test("a draft is of a text that its writer may translate, in a language of the panel", async () => {
  const other = await panel.join("panelist2")
  expect((await ask(other, "translation-draft", typed("別の"))).status).toBe(404)
  expect((await ask(interpreter, "translation-draft", typed("x", { key: "thread:none:none" }))).status).toBe(404)
  expect((await ask(interpreter, "translation-draft", typed("x".repeat(100_000)))).status).toBe(400)
})

test("the mark of a machine draft is kept with the words on the server, and a person's is the preset", async () => {
  const kept = async () => (await queue(interpreter)).texts[0]?.draft?.drafted
  await ask(interpreter, "translation-draft", typed(canary, { drafted: "engine" }))
  expect(await kept()).toBe("engine")
  await ask(interpreter, "translation-draft", typed(canary))
  expect(await kept()).toBe("person")
  expect((await ask(interpreter, "translation-draft", typed(canary, { drafted: "oracle" }))).status).toBe(400)
})

test("of two who translate one text the later is told of the earlier and overwrites nothing", async () => {
  const secretary = await panel.join("secretary1")
  const key = keys[4]!
  const of = { key, lang: "ja" as const, seen: textHash("Remark number 5.", panel.instance.sha256), base: 0 }
  await ask(interpreter, "translation-draft", typed(canary, of))
  await secretary.do("give-translation", { ...of, text: "事務局の訳。" })
  const later = interpreter.do("give-translation", { ...of, text: "後の訳。" })
  await expect(later).rejects.toThrow("translation-newer")
  const [text] = (await queue(interpreter, `lang=ja&key=${key}`)).texts
  expect(text).toMatchObject({
    translation: { text: "事務局の訳。", by: secretary.member, revision: 1 },
    draft: { text: canary },
  })
  await ask(interpreter, "translation-draft", typed("", of))
})

test("handing it over forgets the draft, and the text waits no more", async () => {
  await ask(interpreter, "translation-draft", typed(canary))
  const { text, ...of } = typed("最初の発言。")
  await interpreter.do("give-translation", { ...of, text, key: keys[0]!, lang: "ja" })
  const workspace = (await panel.instance.directory.workspaces())[0]!.id
  expect(await panel.instance.directory.translationDrafts(workspace, interpreter.member as never)).toEqual([])
  const after = await queue(interpreter)
  expect([after.waiting, after.done]).toEqual([50, 2])
  const one = await queue(interpreter, `lang=ja&key=${keys[0]}`)
  expect(one.texts).toMatchObject([{ key: keys[0], translation: { text: "最初の発言。", revision: 1, behind: false } }])
})

test("a draft that arrives after its words were handed over is forgotten, also if both cross", async () => {
  const workspace = (await panel.instance.directory.workspaces())[0]!.id
  const drafts = () => panel.instance.directory.translationDrafts(workspace, interpreter.member as never)
  expect((await ask(interpreter, "translation-draft", typed(canary))).status).toBe(200)
  expect(await drafts()).toEqual([])
  const { directory } = panel.instance
  const { saveTranslationDraft } = directory
  const crossing = typed(canary, { key: keys[2], seen: textHash("Remark number 3.", panel.instance.sha256) })
  directory.saveTranslationDraft = async (...draft) => {
    directory.saveTranslationDraft = saveTranslationDraft
    await interpreter.do("give-translation", { ...crossing, text: "三番目の発言。", key: keys[2]!, lang: "ja" })
    await saveTranslationDraft(...draft)
  }
  expect((await ask(interpreter, "translation-draft", crossing)).status).toBe(200)
  expect(await drafts()).toEqual([])
})

test("somebody else's translation deletes nobody's words", async () => {
  await panelist.do("give-translation", {
    ...typed("別の訳。"),
    key: keys[3]!,
    lang: "ja",
    seen: textHash("Remark number 4.", panel.instance.sha256),
  })
  await ask(interpreter, "translation-draft", typed(canary, { key: keys[3] }))
  expect((await queue(interpreter, `lang=ja&key=${keys[3]}`)).texts[0]?.draft?.text).toBe(canary)
})

test("the seat's end forgets what was typed", async () => {
  await ask(interpreter, "translation-draft", typed(canary, { key: keys[1] }))
  await (await panel.join("moderator1")).do("remove-member", { member: interpreter.member })
  expect((await ask(interpreter, "translations?lang=ja")).status).toBeGreaterThanOrEqual(401)
  const workspace = (await panel.instance.directory.workspaces())[0]!.id
  expect(await panel.instance.directory.translationDrafts(workspace, interpreter.member as never)).toEqual([])
})
