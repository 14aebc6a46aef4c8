import { afterEach, beforeEach, expect, test } from "vitest"
import { sha256 } from "../../../../server/start/instance/instance.ts"
import { textHash } from "../../../../shared/document/textHash.ts"
import { fold } from "../../../../shared/fold/fold.ts"
import { emptyState } from "../../../../shared/fold/state.ts"
import { MemberId, ThreadId, WorkspaceId } from "../../../../shared/model/ids.ts"
import { translationId } from "../../../../shared/model/said.ts"
import { needsOf } from "../../../../shared/rules/needs.ts"
import { commentKey } from "../../../../shared/rules/said/inThreads.ts"
import { saidIn } from "../../../../shared/rules/said/saidIn.ts"
import { translationStanding } from "../../../../shared/rules/said/standing.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

const words = "Data move by default."
const text = "数据默认流动。"
let panel: Panel
beforeEach(async () => {
  panel = await openPanel()
})
afterEach(() => panel.end())

async function commented(who = "panelist1") {
  const made = await panel.do(who, "open-thread", { topic: panel.topic, entry: { lang: "en", text: words } })
  const thread = ThreadId.parse(made["thread"])
  return { thread, comment: String(made["entry"]), key: commentKey(thread, String(made["entry"])) }
}
const give = (key: string, over: object = {}, who = "secretary") =>
  panel.do(who, "give-translation", { key, lang: "zh", text, seen: textHash(words, sha256), base: 0, ...over })
const workspace = async () => WorkspaceId.parse((await panel.stage.state()).workspace?.id)
const row = async (key: string) => (await panel.stage.state()).translations[translationId(key, "zh")]
const refused = (code: string) => `"code":"${code}"`

test("the secretary translates a comment, and its author accepts", async () => {
  const { key } = await commented()
  expect(await give(key)).toEqual({ revision: 1 })
  expect(await row(key)).toMatchObject({ text, by: panel.people["secretary"], answer: null, topic: panel.topic })
  await panel.do("panelist1", "accept-translation", { key, lang: "zh", revision: 1 })
  expect((await row(key))?.answer).toMatchObject({ how: "accepted", by: panel.people["panelist1"] })
})

test("the author's own translation is accepted at once", async () => {
  const { key } = await commented()
  await give(key, {}, "panelist1")
  expect((await row(key))?.answer?.how).toBe("accepted")
})

test("a panelist translates nobody else's words, and answers for none", async () => {
  const { key } = await commented()
  await expect(give(key, {}, "panelist2")).rejects.toThrow(refused("not-permitted"))
  await give(key)
  const on = { key, lang: "zh" as const, revision: 1 }
  await expect(panel.do("panelist2", "accept-translation", on)).rejects.toThrow(refused("not-permitted"))
  await expect(panel.do("secretary", "accept-translation", on)).rejects.toThrow(refused("not-permitted"))
})

test("a panelist whom the author named answers in the author's place", async () => {
  const { key } = await commented()
  await give(key)
  const on = { key, lang: "zh" as const }
  const reader = MemberId.parse(panel.people["panelist2"])
  await panel.do("panelist1", "name-translation-reader", { ...on, member: reader })
  await panel.do("panelist2", "correct-translation", { ...on, revision: 1, text: "数据通常流动。" })
  expect(await row(key)).toMatchObject({
    text: "数据通常流动。",
    revision: 2,
    answer: { how: "corrected", by: reader },
  })
})

test("a declined translation is shown no more, and another may be handed in", async () => {
  const { key } = await commented()
  await give(key)
  await panel.do("panelist1", "decline-translation", { key, lang: "zh", revision: 1 })
  expect(await row(key)).toMatchObject({ text: "", answer: { how: "declined" } })
  await give(key, { base: 1, text: "数据通常流动。" })
  expect(await row(key)).toMatchObject({ revision: 2, answer: null })
})

test("an author lets a translation stand, and may accept it later", async () => {
  const { key } = await commented()
  await give(key)
  const on = { key, lang: "zh" as const, revision: 1 }
  await panel.do("panelist1", "let-translation-stand", on)
  expect((await row(key))?.answer?.how).toBe("let_stand")
  await panel.do("panelist1", "accept-translation", on)
  expect((await row(key))?.answer?.how).toBe("accepted")
})

test("a translation states the words that it was made from", async () => {
  const { key, thread, comment } = await commented()
  const better = { thread, comment, text: { lang: "en" as const, text: "Data move." } }
  await give(key)
  await panel.do("panelist1", "correct-comment", better)
  expect(await row(key)).toMatchObject({ behind: true, text: "" })
  await expect(give(key, { base: 1 })).rejects.toThrow(refused("text-changed"))
  const on = { key, lang: "zh" as const, revision: 1 }
  // its words went with those that the author corrected, so nothing is left to accept
  await expect(panel.do("panelist1", "accept-translation", on)).rejects.toThrow(refused("not-found"))
  await give(key, { base: 1, seen: textHash("Data move.", sha256) })
  expect(await row(key)).not.toHaveProperty("behind")
})

test("a withdrawn comment takes its translations along", async () => {
  const { key, thread, comment } = await commented()
  await give(key)
  await panel.do("panelist1", "withdraw-comment", { thread, comment })
  expect(await row(key)).toBeUndefined()
  await expect(give(key, { base: 1 })).rejects.toThrow(refused("not-found"))
})

test("nobody translates into the language of the original, or into one that the panel does not speak", async () => {
  const { key } = await commented()
  await expect(give(key, { lang: "en" })).rejects.toThrow(refused("bad-input"))
  await panel.do("moderator", "set-languages", { languages: ["en", "zh"], authentic: [{ lang: "en", side: null }] })
  await expect(give(key, { lang: "ja" })).rejects.toThrow(refused("bad-input"))
})

test("the translation of a question reaches the public with the question", async () => {
  const asked = await panel.do("observer", "ask-question", {
    session: panel.session,
    text: { lang: "en", text: words },
  })
  const key = `question:${String(asked["question"])}:text`
  await give(key)
  const before = await panel.instance.folds.entries(await workspace(), 0, "gallery")
  expect(JSON.stringify(before.list)).not.toContain(text)
  await panel.do("moderator", "approve-question", { question: String(asked["question"]) })
  const after = await panel.instance.folds.entries(await workspace(), 0, "gallery")
  expect(JSON.stringify(after.list)).toContain(text)
  expect(await row(key)).toMatchObject({ by: panel.people["secretary"] })
  expect(await row(key)).not.toHaveProperty("room")
})

test.each([
  ["chatham", []],
  ["named", ["translation-accepted", "translation-corrected", "translation-let-stand"]],
] as const)("%s: the public reads of the answers to translations %j", async (attribution, told) => {
  await panel.end()
  panel = await openPanel({ attribution })
  const [accepted, corrected, stands, declined] = [
    await commented(),
    await commented("panelist2"),
    await commented(),
    await commented("panelist2"),
  ]
  for (const { key } of [accepted, corrected, stands, declined]) await give(key, { drafted: "engine" })
  const of = ({ key }: { key: string }) => ({ key, lang: "zh", revision: 1 }) as const
  await panel.do("panelist1", "accept-translation", of(accepted))
  await panel.do("panelist2", "correct-translation", { ...of(corrected), text: "数据自由流动。" })
  await panel.do("panelist1", "let-translation-stand", of(stands))
  await panel.do("panelist2", "decline-translation", of(declined))
  const { list } = await panel.instance.folds.entries(await workspace(), 0, "gallery")
  const kinds = list.map(({ kind }) => kind)
  for (const kind of ["translation-accepted", "translation-corrected", "translation-let-stand"] as const)
    expect(kinds.includes(kind), kind).toBe((told as readonly string[]).includes(kind))
  const { translations } = fold(emptyState, list)
  expect(translations[translationId(corrected.key, "zh")]).toMatchObject({ text: "数据自由流动。", revision: 2 })
  expect(translations[translationId(declined.key, "zh")]?.text).toBe("")
  if (attribution === "named") return
  expect(JSON.stringify(list)).not.toContain("engine")
  const plain = [accepted, corrected, stands].map(({ key }) => translations[translationId(key, "zh")])
  for (const one of plain) expect(one).toMatchObject({ drafted: "person", by: null, answer: null })
})

test("the reason of an act states its language, also when others carry the act out", async () => {
  const statement = await panel.proposed()
  await panel.do("moderator", "withdraw-statement", { statement, reason: "没有必要。", reasonLang: "zh" })
  const { key: _, ...found } = saidIn(await panel.stage.state()).find(one => one.text === "没有必要。") ?? { key: "" }
  expect(found).toMatchObject({ lang: "zh", authors: [panel.people["moderator"]] })
})

test("an author who is gone is asked for nothing, nobody answers in their place, and the translation becomes unconfirmed", async () => {
  const { key } = await commented()
  await give(key)
  await panel.do("panelist1", "leave-panel", {})
  const on = { key, lang: "zh" as const, revision: 1 }
  for (const who of ["panelist2", "secretary", "moderator"])
    expect(await panel.refused(who, "accept-translation", on)).toBe("not-permitted")
  const state = await panel.stage.state()
  expect(needsOf(state, MemberId.parse(panel.people["panelist1"]), new Set(), 0)).toEqual([])
  const given = state.translations[translationId(key, "zh")]!
  const standing = (days: number) => translationStanding(state, given, given.at + days * 86_400_000)
  expect([standing(6), standing(7)]).toEqual(["by_interpreter", "unconfirmed"])
})

test("who holds the author's seat after a reissue does not answer for the former holder's words", async () => {
  await panel.take("panelist1")
  const { key } = await commented()
  await give(key)
  panel.stage.at(panel.instance.clock.now() + 1_000)
  await panel.do("host", "reissue-seat", { member: MemberId.parse(panel.people["panelist1"]), reason: "Lost." })
  await panel.take("panelist1")
  const on = { key, lang: "zh" as const, revision: 1 }
  expect(await panel.refused("panelist1", "accept-translation", on)).toBe("not-permitted")
  expect(await panel.refused("panelist1", "decline-translation", on)).toBe("not-permitted")
})
