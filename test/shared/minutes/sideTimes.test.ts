import { afterEach, beforeEach, expect, test } from "vitest"
import { writeMinutes } from "../../../shared/minutes/written.ts"
import { MemberId, SideId } from "../../../shared/model/ids.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"
import { papersOf } from "./papers.ts"

const start = 1_790_000_000_000
const [north, south] = [SideId.parse("C"), SideId.parse("J")]
let panel: Panel
const at = (seconds: number) => panel.stage.at(start + seconds * 1_000)

beforeEach(async () => {
  panel = await openPanel({ sided: true })
  at(0)
  await panel.do("host", "change-member", { member: panel.people["moderator"]!, role: "moderator", side: north })
  const made = await panel.do("host", "admit-member", { name: "other", role: "moderator", side: south })
  panel.people["other"] = MemberId.parse(made["member"])
})
afterEach(() => panel.end())

const give = (who: string) =>
  panel.do("moderator", "give-floor", { session: panel.session, member: panel.people[who]!, seconds: 60 })

async function held() {
  const { session } = panel
  const budgets = [north, south].map(side => ({ side, seconds: 120 }))
  await panel.do("secretary", "set-budgets", { session, budgets })
  await give("panelist2")
  at(100)
  const lent = await panel.do("other", "lend-time", { session, lender: south, to: north, seconds: 60 })
  await panel.do("other", "take-back-time", { session, loan: String(lent["loan"]) })
  await panel.do("other", "lend-time", { session, lender: south, to: north, seconds: 10 })
  at(145)
  await give("panelist1")
  at(150)
  await panel.do("moderator", "close-session", { session })
}

test("without a budget the minutes say nothing of the sides' time", async () => {
  await give("panelist2")
  at(10)
  await panel.do("moderator", "close-session", { session: panel.session })
  const { sections } = await papersOf(panel)
  expect(sections("en").map(({ heading }) => heading)).not.toContain("Speaking time of the sides")
})

test("the minutes print a line for each side, as a row of a table, with each loan and overrun", async () => {
  await held()
  const { sections, said, scribe } = await papersOf(panel)
  const times = sections("en").find(({ heading }) => heading === "Speaking time of the sides")?.paragraphs ?? []
  expect(times.map(({ text }) => text)).toEqual([
    "Whole session, C: 02:00 set, 00:10 borrowed, 02:25 used, 00:15 over.",
    "Whole session, J: 02:00 set, 00:10 lent, 00:05 used, 01:45 left.",
  ])
  expect(times.map(({ row }) => row?.cells)).toEqual([
    ["C", "02:00", "—", "00:10", "02:25", "00:15"],
    ["J", "02:00", "00:10", "—", "00:05", "—"],
  ])
  for (const sentence of [
    "secretary set the speaking time for the whole session: C 02:00, J 02:00.",
    "other lent speaking time: 01:00, J to C.",
    "other took back speaking time: 01:00, lent by J to C.",
    "C: speaking time of 02:10 exceeded.",
  ]) {
    expect(said("en")).toContain(sentence)
    expect(scribe).toContain(`[${sentence}]`)
  }
  expect(said("zh")).toContain("C的发言超出了2分10秒的时间。")
  expect(said("ja")).toContain("Cが持ち時間2分10秒を超過した。")
})

test.each(["chatham", "unattributed"] as const)(
  "under %s attribution the minutes print nothing of it",
  async attribution => {
    await held()
    await panel.do("moderator", "set-attribution", { attribution })
    const workspace = (await panel.instance.directory.workspaces())[0]!.id
    const state = await panel.instance.folds.view(workspace, "gallery")
    const { list } = await panel.instance.folds.entries(workspace, 0, "gallery")
    const written = writeMinutes(state, state.sessions[panel.session]!, list)
    expect(JSON.stringify(written)).not.toMatch(/peaking time|发言时间|持ち時間/)
  },
)
