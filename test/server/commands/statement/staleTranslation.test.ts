import { afterEach, beforeEach, expect, test } from "vitest"
import { sha256 } from "../../../../server/start/instance/instance.ts"
import { statementHash, textHash } from "../../../../shared/document/textHash.ts"
import { RoundId, type StatementId } from "../../../../shared/model/ids.ts"
import { standing } from "../../../../shared/rules/round/outcome/standing.ts"
import { tallyKey } from "../../../../shared/rules/round/outcome/tally.ts"
import { textsAsked } from "../../../../shared/rules/text/leftOut.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
let statement: StatementId

/** English is authentic, twelve months; the Japanese is a translation of that; then the English says twenty-four. */
beforeEach(async () => {
  panel = await openPanel()
  statement = await panel.proposed("Logs are kept for twelve months.")
  await save("ja", "ログは12か月保存する。", false)
  await save("en", "Logs are kept for twenty-four months.", true)
  await confirmAndPropose("Logs are kept for twenty-four months.")
})
afterEach(() => panel.end())

const row = async () => (await panel.stage.state()).statements[statement]!

async function save(lang: "en" | "ja", text: string, newVersion: boolean): Promise<void> {
  const base = (await row()).texts.find(one => one.lang === lang)?.revision ?? 0
  await panel.do("panelist1", "save-text", { statement, lang, text, base, newVersion })
}

async function confirmAndPropose(text: string): Promise<void> {
  await panel.do("panelist1", "confirm-text", { statement, lang: "en", seen: textHash(text, sha256) })
  const texts = (await row()).texts.filter(one => one.text !== "").map(({ lang, text: is }) => ({ lang, text: is }))
  await panel.do("moderator", "propose-statement", { statement, seen: statementHash(texts, sha256) })
}

const call = { kind: "call" as const, anonymity: "named" as const }
const stateOf = async (lang: "en" | "ja") => (await row()).texts.find(one => one.lang === lang)

test("a translation that nobody confirmed falls behind like one that was", async () => {
  expect(await stateOf("ja")).toMatchObject({ state: "out_of_date", behind: 1 })
  expect(await stateOf("en")).toMatchObject({ state: "in_sync", behind: 0 })
})

test("a call with a text that is behind needs it brought up", async () => {
  const { versions } = await row()
  const version = versions.at(-1)!.n
  expect(await panel.refused("moderator", "open-round", { statement, version, ...call })).toBe("text-behind")
  // a rating asks what people think of the wording as it is; the card says which text is behind
  await save("ja", "ログは24か月保存する。", false)
  await panel.do("moderator", "open-round", { statement, version, ...call })
})

test("a text that is left out of the call is neither asked about nor printed with the record", async () => {
  const { versions } = await row()
  const version = versions.at(-1)!.n
  const { round } = await panel.do("moderator", "open-round", { statement, version, ...call, leaveOut: ["ja"] })
  const opened = (await panel.stage.state()).rounds[RoundId.parse(round)]!
  expect(opened.leftOut).toEqual(["ja"])
  expect(textsAsked(await row(), opened).map(({ lang, text }) => [lang, text])).toEqual([
    ["en", "Logs are kept for twenty-four months."],
    ["zh", ""],
  ])
  for (const who of ["panelist1", "panelist2", "panelist3", "panelist4"])
    await panel.do(who, "answer-round", {
      round: String(round),
      answer: { kind: "call", position: "agree", reason: "", remedy: "", lang: "en" },
      seen: 0,
    })
  await panel.do("moderator", "close-and-show", { round: String(round) })
  // brought up after the round: the panel was not asked about it
  await save("ja", "ログは24か月保存する。", false)
  await panel.do("moderator", "declare-record", {
    statement,
    level: "unanimity",
    reason: null,
    note: {},
    seen: tallyKey(standing(await panel.stage.state(), statement)!.tally),
  })
  const [record] = Object.values((await panel.stage.state()).records)
  expect(record?.body.texts.map(({ lang }) => lang)).toEqual(["en"])
})

test("only what is behind is left out, and a silence procedure has the same gate", async () => {
  const version = (await row()).versions.at(-1)!.n
  const endsAt = panel.instance.clock.now() + 86_400_000
  expect(await panel.refused("moderator", "open-silence", { statement, version, endsAt })).toBe("text-behind")
  expect(await panel.refused("moderator", "open-round", { statement, version, ...call, leaveOut: ["en"] })).toBe(
    "text-behind",
  )
  const { round } = await panel.do("moderator", "open-silence", { statement, version, endsAt, leaveOut: ["en", "ja"] })
  expect((await panel.stage.state()).rounds[RoundId.parse(round)]?.leftOut).toEqual(["ja"])
})
