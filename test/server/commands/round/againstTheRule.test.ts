import { afterEach, beforeEach, expect, test } from "vitest"
import { RoundId, type StatementId } from "../../../../shared/model/ids.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
beforeEach(async () => {
  panel = await openPanel()
})
afterEach(() => panel.end())

const agree = { kind: "call", position: "agree" } as const
const everybody = ["panelist1", "panelist2", "panelist3", "panelist4"]

async function openCall(statement: StatementId) {
  const made = await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" })
  return RoundId.parse(made["round"])
}

test("no consensus on what all agreed needs a reason, and the entry says what the rule gave", async () => {
  const statement = await panel.proposed()
  const round = await openCall(statement)
  for (const who of everybody) await panel.do(who, "answer-round", { round, answer: agree, seen: 0 })
  await panel.do("moderator", "close-and-show", { round })
  expect(await panel.refused("moderator", "record-no-consensus", { statement })).toBe("reason-required")
  await panel.do("moderator", "record-no-consensus", { statement, reason: "A slip of the wording." })
  const { members: _, ...state } = await panel.stage.state()
  const all = await panel.instance.store.events(state.workspace!.id, 0, 10_000)
  expect(JSON.stringify(all.at(-1))).toContain('"against":"unanimity"')
})

test("no consensus where the rule gives none needs no reason", async () => {
  const statement = await panel.proposed()
  await panel.do("moderator", "record-no-consensus", { statement })
  expect((await panel.stage.state()).statements[statement]?.state).toBe("no_consensus")
})

test("a round that is made void keeps how many had answered, and not what", async () => {
  const round = await openCall(await panel.proposed())
  for (const who of everybody.slice(0, 2)) await panel.do(who, "answer-round", { round, answer: agree, seen: 0 })
  await panel.do("moderator", "void-round", { round, reason: "The wrong text." })
  expect((await panel.stage.state()).rounds[round]).toMatchObject({ state: "void", voidGiven: 2, answers: null })
})

test("a tick says who ticked", async () => {
  const { session } = panel
  const member = panel.people["panelist1"]!
  panel.stage.present([])
  await panel.do("secretary", "tick-attendance", { session, member, here: false })
  await panel.do("secretary", "tick-attendance", { session, member, here: true })
  const spans = (await panel.stage.state()).sessions[session]?.attendance.filter(one => one.member === member)
  expect(spans?.at(-1)).toMatchObject({ ticked: true, tickedBy: panel.people["secretary"] })
})
