import { afterEach, expect, test } from "vitest"
import { MemberId, SideId } from "../../../../shared/model/ids.ts"
import { deputyOf } from "../../../../shared/rules/people/consent/deputy.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
afterEach(() => panel.end())

test("the next holder of a reissued seat is not the deputy that the former holder was", async () => {
  panel = await openPanel({ sided: true })
  const side = SideId.parse("C")
  const [chair, member] = ["moderator", "panelist2"].map(who => MemberId.parse(panel.people[who])) as [
    MemberId,
    MemberId,
  ]
  await panel.do("host", "change-member", { member: chair, role: "moderator", side })
  await panel.take("panelist2")
  await panel.do("moderator", "name-deputy", { side, member })
  expect(deputyOf(await panel.stage.state(), side)?.id).toBe(member)
  panel.stage.at(panel.instance.clock.now() + 1_000)
  await panel.do("host", "reissue-seat", { member, reason: "Lost." })
  await panel.take("panelist2")
  const state = await panel.stage.state()
  expect(state.members[member]).toMatchObject({ taken: true, role: "panelist", side })
  expect(deputyOf(state, side)).toBeNull()
  await panel.do("moderator", "name-deputy", { side, member })
  expect(deputyOf(await panel.stage.state(), side)?.id).toBe(member)
})
