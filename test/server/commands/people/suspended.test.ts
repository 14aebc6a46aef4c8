import { afterEach, beforeEach, expect, test } from "vitest"
import type { Session } from "../../../../shared/fold/sessionState.ts"
import { MemberId } from "../../../../shared/model/ids.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
beforeEach(async () => {
  panel = await openPanel()
})
afterEach(() => panel.end())

const idOf = (who: string) => panel.people[who] ?? MemberId.parse("nobody")
const floor = async (): Promise<Session["floor"]> => (await panel.stage.state()).sessions[panel.session]!.floor
const suspend = (who: string) => panel.do("host", "suspend-member", { member: idOf(who), reason: "Account stolen." })

/** One speaks, and asks again; another waits. */
async function speaking(): Promise<void> {
  const { session } = panel
  await panel.do("panelist1", "ask-floor", { session, turn: "contribution" })
  await panel.do("panelist2", "ask-floor", { session, turn: "contribution" })
  await panel.do("moderator", "give-floor", { session, member: idOf("panelist1"), turn: "contribution", seconds: 60 })
  await panel.do("panelist1", "ask-floor", { session, turn: "reply" })
}

test.each(["suspended", "removed", "gone by themselves"])(
  "a member who is %s leaves the floor and the queue",
  async how => {
    await speaking()
    if (how === "suspended") await suspend("panelist1")
    else if (how === "removed") await panel.do("host", "remove-member", { member: idOf("panelist1") })
    else await panel.do("panelist1", "leave-panel", {})
    expect((await floor()).speaking).toBeNull()
    expect((await floor()).requests.map(({ member }) => member)).toEqual([idOf("panelist2")])
  },
)

test("a suspended member cannot be given the floor, put on the list, ticked as present or named for a text", async () => {
  const { session } = panel
  const statement = await panel.proposed()
  await suspend("panelist1")
  const member = idOf("panelist1")
  const give = { session, member, turn: "contribution" as const, seconds: 60 }
  expect(await panel.refused("moderator", "give-floor", give)).toBe("not-found")
  expect(await panel.refused("secretary", "ask-floor", { session, turn: "contribution", member })).toBe("not-found")
  expect(await panel.refused("secretary", "tick-attendance", { session, member, here: true })).toBe("not-found")
  expect(await panel.refused("moderator", "name-reviewer", { statement, lang: "en", member })).toBe("not-found")
  await panel.do("host", "lift-suspension", { member })
  await panel.do("moderator", "give-floor", give)
  expect((await floor()).speaking?.member).toBe(member)
})
