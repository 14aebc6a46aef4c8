import { afterEach, beforeEach, expect, test } from "vitest"
import { sha256 } from "../../../server/start/instance/instance.ts"
import { textHash } from "../../../shared/document/textHash.ts"
import { fold } from "../../../shared/fold/fold.ts"
import { emptyState } from "../../../shared/fold/state.ts"
import { proseText } from "../../../shared/minutes/prose/prose.ts"
import { writeMinutes } from "../../../shared/minutes/written.ts"
import type { Attribution } from "../../../shared/model/terms.ts"
import { saidIn } from "../../../shared/rules/said/saidIn.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"
import { papersOf } from "./papers.ts"

const reason = "The data leave the hospital by this text."
const translation = "依照此文本，数据将离开医院。"
let panel: Panel
const opened = async (attribution: Attribution = "named") => {
  panel = await openPanel({ attribution })
  await panel.do("moderator", "move-agenda", {
    session: panel.session,
    item: await firstItem(),
  })
}
const firstItem = async () => (await panel.stage.state()).sessions[panel.session]!.items[0]!.id
beforeEach(() => opened())
afterEach(() => panel.end())

async function objected() {
  const statement = await panel.proposed()
  const said = { lang: "en" as const, text: reason }
  await panel.do("panelist1", "raise-objection", { statement, version: 1, reason: said, remedy: null })
  const found = saidIn(await panel.stage.state()).find(({ text }) => text === reason)
  return found?.key ?? ""
}
const give = (key: string, more: { by?: string; drafted?: "person" | "engine"; of?: string } = {}) =>
  panel.do(more.by ?? "secretary", "give-translation", {
    key,
    lang: "zh",
    text: translation,
    seen: textHash(more.of ?? reason, sha256),
    base: 0,
    drafted: more.drafted ?? "person",
  })
const below = (lines: readonly string[], text: string) => lines.slice(lines.indexOf(text) + 1).slice(0, 2)

test("minutes call a machine's words a machine's, whoever handed them in and whoever stands for them", async () => {
  const key = await objected()
  await give(key, { drafted: "engine" })
  expect(below((await papersOf(panel)).said("zh"), reason)).toEqual(["机器翻译，无人确认：", translation])
  await panel.do("panelist1", "accept-translation", { key, lang: "zh", revision: 1 })
  const { sections, said } = await papersOf(panel)
  expect(below(said("zh"), reason)).toEqual(["机器翻译，经作者本人认可：", translation])
  const printed = sections("zh").flatMap(({ paragraphs }) => paragraphs)
  expect(printed.find(({ text }) => text === translation)?.origin).toEqual({ made: "machine", stands: "author" })
})

test("minutes name the reader who stands for a translation in the author's place", async () => {
  const key = await objected()
  await give(key)
  const member = panel.people["panelist2"] ?? ""
  await panel.do("panelist1", "name-translation-reader", { key, lang: "zh", member })
  await panel.do("panelist2", "accept-translation", { key, lang: "zh", revision: 1 })
  const name = (await panel.stage.state()).members[member as keyof object] as { name: string } | undefined
  expect(below((await papersOf(panel)).said("zh"), reason)[0]).toBe(`人工翻译，由${name?.name}代作者认可：`)
})

test("a reason inside a sentence has its translation below, or the line that there is none yet", async () => {
  const topic = Object.values((await panel.stage.state()).topics)[0]!.id
  const set = (mode: "locked" | "open", text: string) =>
    panel.do("moderator", "set-note-mode", { topic, mode, reason: text, reasonLang: "en" })
  await set("locked", reason)
  panel.stage.at(panel.instance.clock.now() + 60_000)
  await set("open", "Everybody has read it.")
  const keyOf = async (text: string) =>
    saidIn(await panel.stage.state()).find(one => one.text === text && one.key.startsWith("topic:"))?.key ?? ""
  await give(await keyOf(reason), { drafted: "engine" })
  const { said, sections } = await papersOf(panel)
  const locked = said("zh").find(text => text.includes(reason)) ?? ""
  expect(below(said("zh"), locked)).toEqual(["机器翻译，无人确认：", translation])
  const unlocked = said("zh").find(text => text.includes("Everybody has read it.")) ?? ""
  expect(below(said("zh"), unlocked)[0]).toBe("尚未翻译。")
  expect(said("en").join(" ")).not.toContain("Not yet translated")
  const sentence = sections("zh")
    .flatMap(({ paragraphs }) => paragraphs)
    .find(({ text }) => text === locked)
  expect(sentence?.inside).toEqual({ from: locked.indexOf(reason), lang: "en", text: reason })
})

test("minutes print below a quotation its translation, with what it is worth", async () => {
  const key = await objected()
  expect((await papersOf(panel)).said("zh")).not.toContain("尚未翻译。")
  await give(key)
  const before = (await papersOf(panel)).said("zh")
  const at = before.indexOf(reason)
  expect(before.slice(at, at + 3)).toEqual([reason, "人工翻译，无人确认：", translation])
  await panel.do("panelist1", "accept-translation", { key, lang: "zh", revision: 1 })
  expect((await papersOf(panel)).said("zh")).toContain("人工翻译，经作者本人认可：")
})

test("minutes say of a quotation that it is not yet translated, in a panel that translates", async () => {
  await give(await objected())
  const { said } = await papersOf(panel)
  expect(said("ja").slice(said("ja").indexOf(reason)).slice(0, 2)).toEqual([reason, "未訳。"])
  expect(said("en")).not.toContain("Not yet translated.")
})

test("where names stay in the room, minutes do not say which of two texts is the original", async () => {
  await panel.do("moderator", "set-attribution", { attribution: "unattributed" })
  for (const who of ["moderator", "secretary", "panelist1"])
    await panel.do(who, "accept-attribution", { attribution: "unattributed" }).catch(() => null)
  await give(await objected())
  const said = (await papersOf(panel)).said("zh")
  expect(said.slice(said.indexOf(translation), said.indexOf(translation) + 3)).toEqual([
    translation,
    "另一语言文本：",
    reason,
  ])
  expect(said.join(" ")).not.toMatch(/翻译，|原文/)
})

test("minutes print a translation only below the words of its own author, also where others said the same", async () => {
  await objected()
  const [statement] = Object.values((await panel.stage.state()).statements)
  const said = { lang: "en" as const, text: reason }
  const on = { statement: statement!.id, version: 1, reason: said, remedy: null }
  const { objection } = await panel.do("panelist2", "raise-objection", on)
  const key = `objection:${String(objection)}:reason`
  const seen = textHash(reason, sha256)
  await panel.do("panelist2", "give-translation", { key, lang: "zh", text: translation, seen, base: 0 })
  const lines = (await papersOf(panel)).said("zh")
  const below = lines.flatMap((text, n) => (text === reason ? [lines.slice(n + 1, n + 3)] : []))
  expect(below.map(([kind]) => kind)).toEqual(["尚未翻译。", "人工翻译，经作者本人认可："])
  expect(below[1]).toContain(translation)
  expect(lines.filter(text => text === translation)).toHaveLength(1)
})

test("minutes print the second text that an elector handed in with a sealed answer, as the author's", async () => {
  const statement = await panel.proposed()
  const opening = { statement, version: 1, kind: "rating", anonymity: "pseudonymous" } as const
  const round = String((await panel.do("moderator", "open-round", opening))["round"])
  const rated = {
    kind: "rating" as const,
    score: 2,
    reason,
    lang: "en" as const,
    texts: [{ lang: "zh" as const, text: translation }],
  }
  for (const who of ["panelist1", "panelist2", "panelist3", "panelist4"])
    await panel.do(who, "answer-round", {
      round,
      answer: who === "panelist1" ? rated : { kind: "rating" as const, score: 8 },
      seen: 0,
    })
  await panel.do("moderator", "close-and-show", { round })
  const zh = (await papersOf(panel)).said("zh")
  expect(zh.slice(zh.indexOf(reason)).slice(0, 3)).toEqual([reason, "人工翻译，经作者本人认可：", translation])
  expect((await papersOf(panel)).said("ja")).toContain("未訳。")
})

test("a translation that comes after the adoption is a dated appendix, and the adopted minutes stay as they are", async () => {
  const key = await objected()
  await panel.do("secretary", "give-translation", {
    key,
    lang: "ja",
    text: "日訳",
    seen: textHash(reason, sha256),
    base: 0,
  })
  await adopt()
  const before = await written()
  expect(before.map(({ later }) => later)).toEqual([undefined, undefined, undefined])
  await give(key)
  await panel.do("panelist1", "correct-translation", { key, lang: "ja", revision: 1, text: "直した日訳" })
  const after = await written()
  expect(after.map(({ sections }) => sections)).toEqual(before.map(({ sections }) => sections))
  const later = (lang: string) => after.find(one => one.lang === lang)?.later
  const texts = (lang: string) => later(lang)?.paragraphs.map(({ text }) => text)
  expect(later("en")).toBeUndefined()
  expect(later("zh")?.heading).toBe("附录：通过之后的译文")
  expect(texts("zh")?.slice(1)).toEqual([
    expect.stringMatching(/^\d+年\d+月\d+日 · 人工翻译，无人确认：$/),
    reason,
    translation,
  ])
  expect(texts("ja")?.slice(1)).toEqual([expect.stringContaining("人による訳、本人が訂正"), reason, "直した日訳"])
  expect(after.map(proseText).join("")).toContain(translation)
})

test("an adopted translation that its author declines later is said to be shown no more, and stays printed", async () => {
  const key = await objected()
  await give(key)
  await adopt()
  await panel.do("panelist1", "decline-translation", { key, lang: "zh", revision: 1 })
  const zh = (await written()).find(({ lang }) => lang === "zh")
  expect(zh && proseText(zh)).toContain(translation)
  expect(zh?.later?.paragraphs.map(({ text }) => text).slice(1)).toEqual([expect.stringContaining("不再显示"), reason])
})

test("the date of a later translation is that of the session's first city, as in the rest of the minutes", async () => {
  await panel.end()
  panel = await openPanel({ cities: [{ name: { en: "Honolulu" }, zone: "Pacific/Honolulu" }] })
  await panel.do("moderator", "move-agenda", { session: panel.session, item: await firstItem() })
  const key = await objected()
  await adopt()
  await give(key)
  const row = Object.values((await panel.stage.state()).translations)[0]!
  const date = new Intl.DateTimeFormat("zh-CN", { dateStyle: "long", timeZone: "Pacific/Honolulu" }).format(row.at)
  expect(date).not.toBe(new Intl.DateTimeFormat("zh-CN", { dateStyle: "long", timeZone: "UTC" }).format(row.at))
  const later = (await written()).find(({ lang }) => lang === "zh")?.later
  expect(later?.paragraphs[1]?.text).toContain(date)
})

async function adopt() {
  const { session } = panel
  await panel.do("moderator", "close-session", { session })
  await panel.do("moderator", "send-minutes", { session, days: 0 })
  await panel.do("moderator", "adopt-minutes", { session, reason: "Nobody else chairs." })
}

async function written() {
  const [workspace] = await panel.instance.directory.workspaces()
  const { list } = await panel.instance.folds.entries(workspace!.id, 0, "room")
  const state = fold(emptyState, list)
  return writeMinutes(state, state.sessions[panel.session]!, list).prose
}
