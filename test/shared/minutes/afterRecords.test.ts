import { afterEach, beforeEach, expect, test } from "vitest"
import { statementHash, textHash } from "../../../shared/document/textHash.ts"
import { fold } from "../../../shared/fold/fold.ts"
import { emptyState } from "../../../shared/fold/state.ts"
import { outcomesOf } from "../../../shared/minutes/proceedings/outcomes.ts"
import { proceedingsOf } from "../../../shared/minutes/proceedings/proceedings.ts"
import { openSentence } from "../../../shared/minutes/prose/openSentence.ts"
import { prose } from "../../../shared/minutes/prose/prose.ts"
import { scribe } from "../../../shared/minutes/scribe.ts"
import { RecordId, RoundId, type StatementId } from "../../../shared/model/ids.ts"
import { standing } from "../../../shared/rules/round/outcome/standing.ts"
import { tallyKey } from "../../../shared/rules/round/outcome/tally.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"

let panel: Panel
let statement: StatementId
let round: RoundId
const agree = { kind: "call", position: "agree" } as const

/** Three agree and the fourth does not. */
beforeEach(async () => {
  panel = await openPanel()
  statement = await panel.proposed()
  const opened = await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" })
  round = RoundId.parse(opened["round"])
  for (const n of [1, 2, 3]) await panel.do(`panelist${n}`, "answer-round", { round, answer: agree, seen: 0 })
  const disagree = { kind: "call", position: "disagree", reason: "Too wide." } as const
  await panel.do("panelist4", "answer-round", { round, answer: disagree, seen: 0 })
  await panel.do("moderator", "close-and-show", { round })
})
afterEach(() => panel.end())

async function papers() {
  const workspace = (await panel.instance.directory.workspaces())[0]!.id
  const { list } = await panel.instance.folds.entries(workspace, 0, "room")
  const state = fold(emptyState, list)
  const session = state.sessions[panel.session]!
  const told = proceedingsOf(state, session, list)
  const said = (lang: "en" | "zh" | "ja") =>
    prose(told, lang).sections.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text))
  return { state, outcomes: outcomesOf(state, session), said, scribe: scribe(told).split("\n") }
}

async function declared(level: "rough" | "unanimity") {
  const seen = tallyKey(standing(await panel.stage.state(), statement)!.tally)
  return RecordId.parse((await panel.do("moderator", "declare-record", { statement, level, seen }))["record"])
}

test("a record that was declared and withdrawn stays on the outcome paper, with what became of it", async () => {
  const record = await declared("rough")
  await panel.do("moderator", "withdraw-record", { record, reason: "Overtaken." })
  const { outcomes } = await papers()
  expect(outcomes.records.map(({ number, state }) => [number, state])).toEqual([[1, "withdrawn"]])
})

test("a text that would take a record's place is named by its version and that record, on paper and in minutes", async () => {
  await declared("rough")
  const text = "Data move on request."
  await panel.do("panelist1", "save-text", { statement, lang: "en", text, base: 1, newVersion: true })
  const { sha256 } = panel.instance
  await panel.do("panelist1", "confirm-text", { statement, lang: "en", seen: textHash(text, sha256) })
  await panel.do("moderator", "propose-statement", { statement, seen: statementHash([{ lang: "en", text }], sha256) })
  const { state, outcomes, said } = await papers()
  expect(outcomes.open.map(({ id }) => id)).toEqual([statement])
  const sentences = {
    en: "A-1 version 2 (amending CR-1) is proposed and has not been decided.",
    zh: "A-1 第2版（修正CR-1）已提交，尚未表态。",
    ja: "A-1第2版（CR-1の改定案）は提案済みで、合意確認はまだである。",
  }
  for (const lang of ["en", "zh", "ja"] as const) {
    expect(openSentence(state, state.sessions[panel.session]!, outcomes.open[0]!, lang)).toBe(sentences[lang])
    expect(said(lang)).toContain(sentences[lang])
  }
})

test("a position that was changed after the result is told between the result and the record that counts it", async () => {
  expect((await papers()).said("en").filter(text => text.startsWith("After the result"))).toEqual([])
  await panel.do("panelist4", "change-position", { round, position: agree, why: "Heard." })
  await declared("unanimity")
  const { said, scribe: lines } = await papers()
  const at = said("en").indexOf("After the result was shown, 1 position was changed; then 4 agree.")
  // names and reasons stand between
  expect(said("en")[at - 4]).toBe("Call for consensus 1 on A-1: 4 of 4 answered; 3 agree, 1 disagree.")
  expect(said("en")[at + 3]).toContain("4/4")
  expect(said("zh")).toContain("结果公布后，变更立场1次；变更后：同意4人。")
  expect(said("ja")).toContain("結果の公開後、立場の変更が1件あった。変更後：賛成4名。")
  expect(lines).toContain(
    "CALL: A-1, call 1: 3 agree, 1 disagree; 4 of 4 answered; one changed after the result: 4 agree",
  )
})
