import { afterEach, beforeEach, expect, test } from "vitest"
import { textHash } from "../../../../shared/document/textHash.ts"
import { RecordId, RoundId, StatementId } from "../../../../shared/model/ids.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
beforeEach(async () => {
  panel = await openPanel()
})
afterEach(() => panel.end())

const agree = { kind: "call", position: "agree" } as const
const reserve = { kind: "call", position: "reserve", reason: "仅限两年。", lang: "zh" } as const

async function openCall() {
  const statement = await panel.proposed()
  const made = await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" })
  return { statement, round: RoundId.parse(made["round"]) }
}

test("a spoken position is in the result and in the record, marked so", async () => {
  const { statement, round } = await openCall()
  const member = panel.people["panelist1"]!
  await panel.do("secretary", "enter-spoken", { round, member, answer: reserve })
  for (const who of ["panelist2", "panelist3", "panelist4"])
    await panel.do(who, "answer-round", { round, answer: agree, seen: 0 })
  await panel.do("moderator", "close-and-show", { round })
  const made = await panel.do("moderator", "declare-record", { statement, level: "consensus", seen: "4/3/1/0/0/0" })
  const { records } = await panel.stage.state()
  const { positions } = records[RecordId.parse(made["record"])]!.body
  expect(positions.filter(({ spoken }) => spoken).map(one => [one.member, one.position.reason])).toEqual([
    [member, "仅限两年。"],
  ])
})

test("its owner corrects it, and then it is theirs: the secretary is told who answered", async () => {
  const { round } = await openCall()
  const member = panel.people["panelist1"]!
  await panel.do("secretary", "enter-spoken", { round, member, answer: reserve })
  await panel.do("secretary", "enter-spoken", { round, member, answer: agree })
  await panel.do("panelist1", "answer-round", { round, answer: reserve, seen: 2 })
  expect(await panel.refused("secretary", "enter-spoken", { round, member, answer: agree })).toBe("already-done")
  await panel.do("moderator", "close-and-show", { round, evenBelowQuorum: true })
  const { rounds } = await panel.stage.state()
  expect(rounds[round]?.answers).toMatchObject([{ member, spoken: false, answer: { position: "reserve" } }])
})

test("a request to confirm a text is settled once the text is confirmed, and a request about another text stays open", async () => {
  const text = "Data move by default."
  const { topic } = panel
  const drafted = await panel.do("panelist1", "draft-statement", { topic, lang: "en", text })
  const statement = StatementId.parse(drafted["statement"])
  const ask = async (lang: "en" | "ja") => {
    const phrase = { is: "check-text", label: "A-1", lang, name: "Lin" } as const
    const entry = { lang: "en", text: "Lin: please check it." } as const
    return String(
      (await panel.do("moderator", "open-thread", { topic, statement, kind: "question", entry, phrase }))["thread"],
    )
  }
  const [asked, other] = [await ask("en"), await ask("ja")]
  await panel.do("panelist1", "confirm-text", { statement, lang: "en", seen: textHash(text, panel.instance.sha256) })
  const resolved = Object.values((await panel.stage.state()).threads).filter(thread => thread.resolved)
  expect(resolved.map(({ id, resolved: by }) => [id, by?.by])).toEqual([[asked, panel.people["panelist1"]]])
  expect(resolved).not.toContainEqual(expect.objectContaining({ id: other }))
})

test("a text confirmed aloud says so, and a save takes it back", async () => {
  const text = "Data move by default."
  const drafted = await panel.do("panelist1", "draft-statement", { topic: panel.topic, lang: "en", text })
  const statement = StatementId.parse(drafted["statement"])
  const shown = async () => (await panel.stage.state()).statements[statement]?.texts.find(({ lang }) => lang === "en")
  await panel.do("secretary", "confirm-text", { statement, lang: "en", seen: textHash(text, panel.instance.sha256) })
  expect(await shown()).toMatchObject({ state: "in_sync", spoken: true, confirmedBy: panel.people["secretary"] })
  await panel.do("panelist1", "save-text", { statement, lang: "en", text: `${text} So be it.`, base: 1 })
  expect(await shown()).toMatchObject({ state: "draft", spoken: false })
})
