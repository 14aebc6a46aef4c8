import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { fold } from "../../../../shared/fold/fold.ts"
import { emptyState } from "../../../../shared/fold/state.ts"
import { proceedingsOf } from "../../../../shared/minutes/proceedings/proceedings.ts"
import { prose } from "../../../../shared/minutes/prose/prose.ts"
import { RecordId } from "../../../../shared/model/ids.ts"
import { inSlice, sliceOf } from "../../../../shared/rules/slice.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
let record: RecordId
const reason = "Overtaken."

/** Two sides with a moderator each; the Chinese side's declares, the Japanese side's has confirmed. */
beforeEach(async () => {
  panel = await openPanel({ sided: true })
  for (const [who, side] of [
    ["chairC", "C"],
    ["chairJ", "J"],
  ] as const) {
    const seat = { name: who, role: "moderator" as const, side: side as never }
    panel.people[who] = (await panel.stage.do(null, "admit-member", seat))["member"] as never
  }
  panel.stage.present(Object.values(panel.people))
  const statement = await panel.proposed()
  const { round } = await panel.do("chairC", "open-round", { statement, version: 1, kind: "call" })
  const agree = { kind: "call", position: "agree" } as const
  for (const n of [1, 2, 3, 4])
    await panel.do(`panelist${n}`, "answer-round", { round: String(round), answer: agree, seen: 0 })
  await panel.do("chairC", "close-and-show", { round: String(round) })
  const seen = "4/4/0/0/0/0"
  record = RecordId.parse(
    (await panel.do("chairC", "declare-record", { statement, level: "unanimity", seen }))["record"],
  )
  await panel.do("chairJ", "confirm-record", { record })
})
afterEach(() => panel.end())

const card = async () => (await panel.stage.state()).records[record]

const proposals = async () => Object.values((await panel.stage.state()).proposals)

async function minutes(): Promise<string[]> {
  const workspace = (await panel.instance.directory.workspaces())[0]!.id
  const { list } = await panel.instance.folds.entries(workspace, 0, "room")
  const state = fold(emptyState, list)
  const told = proceedingsOf(state, state.sessions[panel.session]!, list)
  return prose(told, "en").sections.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text))
}

const confirm = async (who: string) => panel.do(who, "confirm-proposal", { proposal: await panel.waiting() })

async function adopted() {
  const { session } = panel
  await panel.do("chairC", "close-session", { session })
  await panel.do("chairC", "send-minutes", { session, days: 0 })
  await panel.do("chairC", "adopt-minutes", { session })
  await confirm("chairJ")
}

describe("a record that both sides confirmed", () => {
  test("stands while one side's moderator proposes to withdraw it, and ends once the other side's confirms", async () => {
    await panel.do("chairC", "withdraw-record", { record, reason })
    const proposal = await panel.waiting()
    expect((await card())?.state).toBe("in_force")
    expect(await proposals()).toMatchObject([{ asker: panel.people["chairC"], reason, state: "open" }])
    expect(await minutes()).toContain("chairC proposed to withdraw CR-1. Reason: Overtaken.")
    expect(await minutes()).toContain("This waits for the others to confirm it; CR-1 stands as it is.")
    expect(await panel.refused("chairC", "confirm-proposal", { proposal })).toBe("not-permitted")
    expect(await panel.refused("chairC", "withdraw-record", { record, reason })).toBe("already-done")
    await panel.do("chairJ", "confirm-proposal", { proposal })
    expect(await card()).toMatchObject({ state: "withdrawn", reason })
    expect(await minutes()).toContain("Confirmed by chairJ.")
    expect(await minutes()).toContain("CR-1 was withdrawn.")
    expect(await panel.refused("chairJ", "confirm-proposal", { proposal })).toBe("already-done")
    expect(await panel.refused("chairJ", "withdraw-record", { record, reason })).toBe("already-done")
  })

  test("stands when the other side refuses, and the minutes print who refused and why", async () => {
    await panel.do("chairC", "withdraw-record", { record, reason })
    const proposal = await panel.waiting()
    await panel.do("chairJ", "refuse-proposal", { proposal, reason: "It is applied." })
    expect((await card())?.state).toBe("in_force")
    expect(await minutes()).toContain("Refused by chairJ. Reason: It is applied.")
    expect(await panel.refused("chairJ", "confirm-proposal", { proposal })).toBe("already-done")
    await panel.do("chairC", "withdraw-record", { record, reason })
    expect(await proposals()).toMatchObject([{ state: "refused" }, { state: "open" }])
  })

  test("is withdrawn with the other side's deputy, and with no other panelist, observer or administrator", async () => {
    await panel.do("chairJ", "name-deputy", { side: "J", member: panel.people["panelist1"]! })
    await panel.do("chairC", "withdraw-record", { record, reason })
    const proposal = await panel.waiting()
    for (const who of ["panelist3", "panelist2", "secretary", "observer"])
      expect(await panel.refused(who, "confirm-proposal", { proposal })).toBe("not-permitted")
    const admin = await panel.instance.dispatch.command(
      (await panel.stage.state()).workspace!.id,
      { member: null, name: "", role: "admin", side: null, host: false },
      { id: "admin" as never, kind: "confirm-proposal", body: { proposal } },
    )
    expect(admin).toMatchObject({ ok: false, refusal: { code: "not-permitted" } })
    await panel.do("panelist1", "confirm-proposal", { proposal })
    expect(await card()).toMatchObject({ state: "withdrawn" })
  })

  test("stands as before once its proposer takes the withdrawal back, and nobody else takes it back", async () => {
    await panel.do("chairC", "withdraw-record", { record, reason })
    const proposal = await panel.waiting()
    expect(await panel.refused("chairJ", "take-back-proposal", { proposal })).toBe("not-permitted")
    await panel.do("chairC", "take-back-proposal", { proposal })
    expect(await card()).toMatchObject({ state: "in_force" })
    expect(await panel.refused("chairJ", "confirm-proposal", { proposal })).toBe("already-done")
    expect(await minutes()).toContain("The proposal was taken back.")
  })

  test("is not withdrawn by one side alone after the adoption of the minutes either", async () => {
    await adopted()
    await panel.do("chairC", "withdraw-record", { record, reason })
    expect((await card())?.state).toBe("in_force")
    await confirm("chairJ")
    expect(await card()).toMatchObject({ state: "withdrawn", reason })
  })
})

describe("a log of an earlier version, in which withdrawals were no proposals,", () => {
  const earlier = (kind: string, seq: number, by: string, body: object = {}) =>
    ({ kind, seq, at: seq, by, body: { record, statement: "s", topic: panel.topic, ...body } }) as never

  test("reads as the proposal that each was: who, when, why, and how it ended", async () => {
    const workspace = (await panel.instance.directory.workspaces())[0]!.id
    const { list } = await panel.instance.folds.entries(workspace, 0, "room")
    const { chairC, chairJ } = panel.people
    const asked = earlier("withdrawal-proposed", 1_001, chairC!, { reason })
    const open = fold(fold(emptyState, list), [asked])
    expect(Object.values(open.proposals)).toMatchObject([{ asker: chairC, at: 1_001, reason, state: "open" }])
    const done = fold(open, [
      earlier("withdrawal-confirmed", 1_002, chairJ!),
      earlier("record-withdrawn", 1_003, chairJ!, { reason }),
    ])
    expect(Object.values(done.proposals)).toMatchObject([{ state: "carried", confirmations: [{ by: chairJ }] }])
    expect(done.records[record]).toMatchObject({ state: "withdrawn", reason })
    expect(Object.values(fold(open, [earlier("withdrawal-taken-back", 1_002, chairC!)]).proposals)).toMatchObject([
      { state: "taken_back" },
    ])
  })

  test("is in a topic's part of the workspace where its record is, and in no other's", async () => {
    const workspace = (await panel.instance.directory.workspaces())[0]!.id
    const { list } = await panel.instance.folds.entries(workspace, 0, "room")
    const all = [...list, earlier("withdrawal-proposed", 1_001, panel.people["chairC"]!, { reason })]
    for (const topic of [panel.topic, "elsewhere"]) {
      const slice = { kind: "topic" as const, topic }
      const part = fold(
        emptyState,
        all.filter(entry => inSlice(slice, entry)),
        1_001,
      )
      expect(sliceOf(slice, fold(emptyState, all))).toEqual(part)
      expect(Object.keys(part.proposals)).toHaveLength(topic === panel.topic ? 1 : 0)
    }
  })
})
