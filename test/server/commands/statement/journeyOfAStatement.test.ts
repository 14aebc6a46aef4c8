import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { createFolds } from "../../../../server/log/folds.ts"
import { sha256 } from "../../../../server/start/instance/instance.ts"
import { fold } from "../../../../shared/fold/fold.ts"
import { emptyState } from "../../../../shared/fold/state.ts"
import { RecordId, RoundId } from "../../../../shared/model/ids.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
beforeEach(async () => {
  panel = await openPanel()
})
afterEach(() => panel.end())

const agree = { kind: "call", position: "agree" } as const
const openCall = async (statement: string) => {
  const made = await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" })
  return RoundId.parse(made["round"])
}

describe("a statement goes from draft to record", () => {
  test("and everyone's answer is in the record that the moderator declares", async () => {
    const statement = await panel.proposed()
    const round = await openCall(statement)
    for (const who of ["panelist1", "panelist2", "panelist3"])
      await panel.do(who, "answer-round", { round, answer: agree, seen: 0 })
    const reservation = { ...agree, position: "reserve" as const, reason: "Only for two years." }
    await panel.do("panelist4", "answer-round", { round, answer: reservation, seen: 0 })
    await panel.do("moderator", "close-and-show", { round })
    const declare = { statement, level: "consensus" as const, seen: "4/3/1/0/0/0" }
    expect(await panel.refused("moderator", "declare-record", { ...declare, level: "unanimity" })).toBe(
      "level-too-high",
    )
    const made = await panel.do("moderator", "declare-record", declare)
    const state = await panel.stage.state()
    const record = state.records[RecordId.parse(made["record"])]
    expect(record?.state).toBe("in_force")
    expect(record?.body.tally).toEqual({ electorate: 4, agree: 3, reserve: 1, disagree: 0, block: 0, abstain: 0 })
    expect(record?.body.positions.find(one => one.member === panel.people["panelist4"])?.position.reason).toBe(
      "Only for two years.",
    )
    expect(state.statements[statement]?.state).toBe("recorded")
    expect(await panel.refused("moderator", "declare-record", declare)).toBe("already-done")
  })

  test("and a block stops it until the objection has an answer, then the dissent is printed", async () => {
    const statement = await panel.proposed()
    const round = await openCall(statement)
    for (const who of ["panelist1", "panelist2", "panelist3"])
      await panel.do(who, "answer-round", { round, answer: agree, seen: 0 })
    const block = { kind: "call", position: "block", reason: "", remedy: "" } as const
    const answer = (more: object) => ({ round, seen: 0, answer: { ...block, ...more } })
    expect(await panel.refused("panelist4", "answer-round", answer({}))).toBe("reason-required")
    expect(await panel.refused("panelist4", "answer-round", answer({ reason: "It leaks." }))).toBe("remedy-required")
    await panel.do("panelist4", "answer-round", answer({ reason: "It leaks.", remedy: "A leak test." }))
    await panel.do("moderator", "close-and-show", { round })
    const declare = { statement, level: "rough" as const, seen: "4/3/0/0/1/0" }
    expect(await panel.refused("moderator", "declare-record", declare)).toBe("objection-open")
    const objection = Object.keys((await panel.stage.state()).objections)[0] ?? ""
    await panel.do("moderator", "answer-objection", {
      objection,
      disposition: "partly",
      answer: { lang: "en", text: "Noted." },
    })
    await panel.do("panelist4", "reply-objection", { objection, reply: "maintained" })
    const { record } = await panel.do("moderator", "declare-record", declare)
    await panel.do("panelist4", "add-dissent", { record: String(record), text: { lang: "en", text: "I dissent." } })
    const card = Object.values((await panel.stage.state()).records)[0]
    expect(card?.body.level).toBe("rough")
    expect(card?.body.objections[0]).toMatchObject({ disposition: "partly", reply: "maintained" })
    expect(card?.dissents[0]?.text.text).toBe("I dissent.")
  })

  test("and an open objection of somebody who has left the electorate caps its level, and does not stop it", async () => {
    const statement = await panel.proposed()
    const reason = { lang: "en", text: "It leaks." } as const
    await panel.do("panelist4", "raise-objection", { statement, version: 1, reason, remedy: null })
    await panel.do("host", "change-member", { member: panel.people["panelist4"]!, role: "observer", side: null })
    const round = await openCall(statement)
    for (const who of ["panelist1", "panelist2", "panelist3"])
      await panel.do(who, "answer-round", { round, answer: agree, seen: 0 })
    await panel.do("moderator", "close-and-show", { round })
    const declared = (level: "unanimity" | "rough") => ({ statement, level, seen: "3/3/0/0/0/0" })
    expect(await panel.refused("moderator", "declare-record", declared("unanimity"))).toBe("level-too-high")
    const { record } = await panel.do("moderator", "declare-record", declared("rough"))
    expect(record).toBeDefined()
  })

  test("and nobody sees a distribution before it is shown", async () => {
    const statement = await panel.proposed()
    const round = await openCall(statement)
    const before = (await panel.stage.state()).seq
    await panel.do("panelist1", "answer-round", { round, answer: agree, seen: 0 })
    const state = await panel.stage.state()
    expect(state.seq).toBe(before)
    expect(JSON.stringify(state.rounds[round])).not.toContain("agree")
    expect(await panel.refused("panelist1", "answer-round", { round, answer: agree, seen: 0 })).toBe("already-answered")
    await panel.do("panelist1", "answer-round", { round, answer: { ...agree, position: "abstain" }, seen: 1 })
    await panel.do("moderator", "close-and-show", { round, evenBelowQuorum: true })
    expect((await panel.stage.state()).rounds[round]?.answers?.map(one => one.answer)).toMatchObject([
      { position: "abstain" },
    ])
  })
})

test("the same fold gives the same state: what was folded entry by entry equals a fresh fetch, for both audiences", async () => {
  const { folds, store } = panel.instance
  const workspace = (await panel.stage.state()).workspace
  if (!workspace) throw new Error("no workspace")
  const pages = { room: emptyState, gallery: emptyState }
  const check = async () => {
    const fresh = createFolds({ store, sha256 })
    for (const audience of ["room", "gallery"] as const) {
      const { to, list } = await folds.entries(workspace.id, pages[audience].seq, audience)
      pages[audience] = fold(pages[audience], list, to)
      expect(pages[audience]).toEqual(await fresh.view(workspace.id, audience))
    }
  }
  await check()
  const statement = await panel.proposed()
  await check()
  const thread = await panel.do("panelist2", "open-thread", {
    topic: panel.topic,
    entry: { lang: "zh", text: "向谁公开？" },
  })
  await check()
  await panel.do("panelist1", "reply", {
    thread: String(thread["thread"]),
    entry: { lang: "ja", text: "一般向けです。" },
  })
  await check()
  const round = await openCall(statement)
  await check()
  for (const who of ["panelist1", "panelist2", "panelist3", "panelist4"])
    await panel.do(who, "answer-round", { round, answer: agree, seen: 0 })
  await panel.do("moderator", "close-and-show", { round })
  await check()
  await panel.do("moderator", "declare-record", { statement, level: "unanimity", seen: "4/4/0/0/0/0" })
  await check()
  await panel.do("moderator", "pause-session", { session: panel.session })
  await check()
})
