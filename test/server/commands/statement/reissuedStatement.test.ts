import { afterEach, expect, test } from "vitest"
import { MemberId } from "../../../../shared/model/ids.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
afterEach(() => panel.end())

test("the next holder of a reissued seat withdraws no statement of the former holder", async () => {
  panel = await openPanel()
  await panel.take("panelist1")
  const later = () => panel.stage.at(panel.instance.clock.now() + 1_000)
  const statement = await panel.proposed()
  later()
  const member = MemberId.parse(panel.people["panelist1"])
  await panel.do("host", "reissue-seat", { member, reason: "The phone is lost." })
  await panel.take("panelist1")
  later()
  expect(await panel.refused("panelist1", "withdraw-statement", { statement, reason: "No." })).toBe("not-permitted")
  const own = await panel.proposed("Metadata are open.")
  expect(await panel.refused("panelist1", "withdraw-statement", { statement: own, reason: "No." })).toBe("done")
})
