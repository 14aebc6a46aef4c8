import { afterEach, beforeEach, expect, test } from "vitest"
import { sha256 } from "../../../server/start/instance/instance.ts"
import { statementHash, textHash } from "../../../shared/document/textHash.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import { bytesOf, enclosedIn, textOf, verdictOn } from "../../kit/evidence.ts"
import { secondOpinions } from "../../kit/python.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"

let panel: Panel
beforeEach(async () => {
  panel = await openPanel()
})
afterEach(() => panel.end())

test("a record with a text that was brought up after its version was proposed verifies, by all three verifiers", async () => {
  const statement = await panel.proposed("Logs are kept for twelve months.")
  const row = async () => (await panel.stage.state()).statements[statement]!
  const save = async (lang: Lang, text: string, newVersion: boolean) => {
    const base = (await row()).texts.find(one => one.lang === lang)!.revision
    await panel.do("panelist1", "save-text", { statement, lang, text, base, newVersion })
  }
  await save("ja", "ログは12か月保存する。", false)
  await save("en", "Logs are kept for twenty-four months.", true)
  const seen = textHash("Logs are kept for twenty-four months.", sha256)
  await panel.do("panelist1", "confirm-text", { statement, lang: "en", seen })
  const written = (await row()).texts.filter(({ text }) => text !== "").map(({ lang, text }) => ({ lang, text }))
  await panel.do("moderator", "propose-statement", { statement, seen: statementHash(written, sha256) })

  await save("ja", "ログは24か月保存する。", false)
  await save("zh", "日志保存二十四个月。", false)
  const { round } = await panel.do("moderator", "open-round", { statement, version: 2, kind: "call" })
  for (const n of [1, 2, 3, 4])
    await panel.do(`panelist${n}`, "answer-round", {
      round: String(round),
      seen: 0,
      answer: { kind: "call", position: "agree" },
    })
  await panel.do("moderator", "close-and-show", { round: String(round) })
  await panel.do("moderator", "declare-record", { statement, level: "unanimity", seen: "4/4/0/0/0/0" })
  const [record] = Object.values((await panel.stage.state()).records)
  expect(record?.body.texts.map(({ text }) => text)).toEqual([
    "Logs are kept for twenty-four months.",
    "日志保存二十四个月。",
    "ログは24か月保存する。",
  ])

  const [workspace] = await panel.instance.directory.workspaces()
  const made = await panel.instance.evidence.bundle(workspace!.id, { audience: "room", session: null })
  if ("refuse" in made) throw new Error(made.refuse.code)
  const text = await textOf(made)
  const bytes = bytesOf(text)
  const { mjs } = await enclosedIn(text)
  const [python] = await secondOpinions([{ bytes, outside: {} }])
  expect([verdictOn(bytes).ok, (await mjs.verify(bytes, mjs.tools)).ok, python?.ok]).toEqual([true, true, true])
})
