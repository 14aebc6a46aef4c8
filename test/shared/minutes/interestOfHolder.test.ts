import { afterEach, expect, test } from "vitest"
import { proceedingsOf } from "../../../shared/minutes/proceedings/proceedings.ts"
import { prose, proseText } from "../../../shared/minutes/prose/prose.ts"
import { MemberId, SessionId } from "../../../shared/model/ids.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"

let panel: Panel
afterEach(() => panel.end())

const idOf = (who: string) => MemberId.parse(panel.people[who])
const later = () => panel.stage.at(panel.instance.clock.now() + 1_000)

async function minutesOf(session: SessionId): Promise<string> {
  const workspace = (await panel.instance.directory.workspaces())[0]!.id
  const { list } = await panel.instance.folds.entries(workspace, 0, "room")
  const state = await panel.stage.state()
  return proseText(prose(proceedingsOf(state, state.sessions[session]!, list), "en"))
}

test("the minutes print an interest of a seat's former holder under nobody else's name", async () => {
  panel = await openPanel({ live: false })
  const member = idOf("panelist1")
  const there = (session: SessionId) => panel.do("secretary", "tick-attendance", { session, member, here: true })
  await panel.take("panelist1")
  const first = panel.session
  await panel.do("moderator", "start-session", { session: first })
  await there(first)
  await panel.do("panelist1", "state-interest", { member, text: { lang: "en", text: "Shares in a publisher." } })
  later()
  await panel.do("moderator", "close-session", { session: first })
  later()
  await panel.do("host", "reissue-seat", { member, reason: "The phone is lost." })
  await panel.take("panelist1")
  later()
  const made = await panel.do("moderator", "schedule-session", { title: { en: "Two" }, startsAt: 1_790_000_100_000 })
  const second = SessionId.parse(made["session"])
  await panel.do("moderator", "start-session", { session: second })
  await there(second)
  expect(await minutesOf(first)).toContain("Shares in a publisher.")
  expect(await minutesOf(second)).not.toContain("Shares in a publisher.")
  await panel.do("panelist1", "state-interest", { member, text: { lang: "en", text: "None." } })
  expect(await minutesOf(second)).toContain("None.")
  expect(await minutesOf(first)).not.toContain("None.")
})
