import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { fold } from "../../../../shared/fold/fold.ts"
import { emptyState } from "../../../../shared/fold/state.ts"
import { proceedingsOf } from "../../../../shared/minutes/proceedings.ts"
import { prose } from "../../../../shared/minutes/prose.ts"
import { RecordId } from "../../../../shared/model/ids.ts"
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

async function minutes(): Promise<string[]> {
  const workspace = (await panel.instance.directory.workspaces())[0]!.id
  const { list } = await panel.instance.folds.entries(workspace, 0, "room")
  const state = fold(emptyState, list)
  const told = proceedingsOf(state, state.sessions[panel.session]!, list)
  return prose(told, "en").sections.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text))
}

async function adopted() {
  const { session } = panel
  await panel.do("chairC", "close-session", { session })
  await panel.do("chairC", "send-minutes", { session, days: 0 })
  await panel.do("chairC", "adopt-minutes", { session })
}

describe("until the minutes are adopted, a record that both sides confirmed", () => {
  test("stands while one side's moderator proposes to withdraw it, and ends once the other side's confirms", async () => {
    await panel.do("chairC", "withdraw-record", { record, reason })
    expect(await card()).toMatchObject({ state: "in_force", withdrawal: { by: panel.people["chairC"], reason } })
    expect(await minutes()).toContain(
      "The withdrawal of CR-1 was proposed and waits for the other sides to confirm it; CR-1 stands.",
    )
    expect(await panel.refused("chairC", "confirm-withdrawal", { record })).toBe("not-permitted")
    expect(await panel.refused("chairC", "withdraw-record", { record, reason })).toBe("already-done")
    await panel.do("chairJ", "confirm-withdrawal", { record })
    expect(await card()).toMatchObject({ state: "withdrawn", reason, endedBy: panel.people["chairJ"] })
    expect(await minutes()).toContain("CR-1 was withdrawn.")
    expect((await minutes()).join("\n")).not.toContain("was proposed and waits")
    expect(await panel.refused("chairJ", "confirm-withdrawal", { record })).toBe("already-done")
  })

  test("is withdrawn with the other side's deputy, and with no other panelist", async () => {
    await panel.do("chairJ", "name-deputy", { side: "J", member: panel.people["panelist1"]! })
    await panel.do("chairC", "withdraw-record", { record, reason })
    expect(await panel.refused("panelist3", "confirm-withdrawal", { record })).toBe("not-permitted")
    await panel.do("panelist1", "confirm-withdrawal", { record })
    expect(await card()).toMatchObject({ state: "withdrawn" })
  })

  test("stands as before once its proposer takes the withdrawal back, and nobody else takes it back", async () => {
    await panel.do("chairC", "withdraw-record", { record, reason })
    expect(await panel.refused("chairJ", "take-back-withdrawal", { record })).toBe("not-permitted")
    await panel.do("chairC", "take-back-withdrawal", { record })
    expect(await card()).toMatchObject({ state: "in_force", withdrawal: null })
    expect(await panel.refused("chairJ", "confirm-withdrawal", { record })).toBe("record-ended")
    expect((await minutes()).join("\n")).not.toContain("withdraw")
  })
})

test("after the adoption a moderator withdraws a record at once", async () => {
  await adopted()
  await panel.do("chairC", "withdraw-record", { record, reason })
  expect(await card()).toMatchObject({ state: "withdrawn", reason })
})

test("a withdrawal that waited at the adoption is then done at once by whoever asks for it again", async () => {
  await panel.do("chairC", "withdraw-record", { record, reason })
  await adopted()
  expect(await card()).toMatchObject({ state: "in_force" })
  await panel.do("chairJ", "withdraw-record", { record, reason })
  expect(await card()).toMatchObject({ state: "withdrawn", endedBy: panel.people["chairJ"] })
})
