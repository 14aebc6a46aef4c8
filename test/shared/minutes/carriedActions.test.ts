import { afterEach, expect, test } from "vitest"
import { fold } from "../../../shared/fold/fold.ts"
import { emptyState } from "../../../shared/fold/state.ts"
import { outcomesOf } from "../../../shared/minutes/outcomes.ts"
import { proceedingsOf } from "../../../shared/minutes/proceedings.ts"
import { prose } from "../../../shared/minutes/prose.ts"
import { SessionId } from "../../../shared/model/ids.ts"
import { openPanel, type Panel } from "../../kit/panel.ts"

let panel: Panel
afterEach(() => panel.end())

/** What a session's outcome paper and its minutes say of actions, in the log as it stands. */
async function told(session: string) {
  const workspace = (await panel.instance.directory.workspaces())[0]!.id
  const { list } = await panel.instance.folds.entries(workspace, 0, "room")
  const state = fold(emptyState, list)
  const held = state.sessions[SessionId.parse(session)]!
  const { actions, carried } = outcomesOf(state, held)
  const section = (lang: "en" | "zh" | "ja", heading: string) =>
    prose(proceedingsOf(state, held, list), lang)
      .sections.find(one => one.heading === heading)
      ?.paragraphs.map(({ text }) => text)
  return { own: actions.map(({ text }) => text.en), carried: carried.map(({ text }) => text.en), section }
}

test("an action that is not done goes on with the next session's papers until it is, and stays in its own", async () => {
  panel = await openPanel()
  const hour = 3_600_000
  const start = panel.instance.clock.now()
  const owners = [panel.people["panelist1"]!]
  const add = async (text: string, due: string | null) =>
    String((await panel.do("secretary", "add-action", { owners, text: { en: text }, due }))["action"])
  const list = await add("Event list", "2027-01-31")
  const outline = await add("Outline", "2026-12-25")
  const early = await add("Early", null)
  panel.stage.at(start + hour)
  await panel.do("secretary", "finish-action", { action: early })
  await panel.do("moderator", "close-session", { session: panel.session })
  const made = await panel.do("moderator", "continue-session", { session: panel.session, startsAt: start + 2 * hour })
  const next = String(made["session"])

  // before the next session has begun, its paper lists what is open, what is due first on top
  expect((await told(next)).carried).toEqual(["Outline", "Event list"])
  panel.stage.at(start + 2 * hour)
  await panel.do("moderator", "start-session", { session: SessionId.parse(next) })
  await add("New", null)
  panel.stage.at(start + 3 * hour)
  await panel.do("secretary", "finish-action", { action: outline })
  await panel.do("moderator", "close-session", { session: SessionId.parse(next) })
  panel.stage.at(start + 4 * hour)
  await panel.do("secretary", "finish-action", { action: list })

  // what was done later is told as it stood when the session closed
  const later = await told(next)
  expect(later.own).toEqual(["New"])
  expect(later.section("en", "Actions from earlier sessions")).toEqual([
    "Done by panelist1: Outline.",
    "panelist1: Event list, by 2027-01-31.",
  ])
  expect(later.section("zh", "以往会议的后续事项")?.[0]).toBe("panelist1已完成：Outline。")
  expect(later.section("ja", "前回までの対応事項")?.[0]).toBe("panelist1さんが完了：Outline。")
  const first = await told(panel.session)
  expect(first.own).toEqual(["Event list", "Outline", "Early"])
  expect(first.carried).toEqual([])
})
