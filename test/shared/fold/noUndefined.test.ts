import { afterEach, expect, test } from "vitest"
import { MemberId } from "../../../shared/model/ids.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"

let panel: Panel
afterEach(() => panel.end())

/** Where a value that JSON cannot carry stands. */
function undefinedIn(value: unknown, path = ""): string[] {
  if (value === undefined) return [path]
  if (typeof value !== "object" || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => undefinedIn(one, `${path}/${key}`))
}

test("a folded seat has no key without a value, so that a page that folded equals one that fetched", async () => {
  panel = await openPanel()
  await panel.take("moderator")
  await panel.take("secretary")
  const { member } = await panel.do("moderator", "admit-member", { name: "Guest", role: "panelist" })
  const proposal = Object.values((await panel.stage.state()).proposals).find(one => one.state === "open")?.id ?? ""
  await panel.do("secretary", "confirm-proposal", { proposal })
  await panel.do("host", "suspend-member", { member: MemberId.parse(member), reason: "Lost." })
  await panel.do("host", "lift-suspension", { member: MemberId.parse(member) })
  await panel.do("host", "change-member", { member: MemberId.parse(member), role: "moderator", side: null })
  const { members, proposals } = await panel.stage.state()
  expect(undefinedIn({ members, proposals })).toEqual([])
})
